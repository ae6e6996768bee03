package dev.edd.report;

import dev.edd.migration.EddException;
import java.util.List;

/** Says that a report was asked for in a format that does not exist. */
public final class UnknownReportFormatException extends EddException {
    private static final long serialVersionUID = 1L;

    UnknownReportFormatException(String name, List<String> nearest) {
        super(message(
                "\"%s\" is no format of a report.".formatted(name),
                "",
                "Each tool reads a form of its own.",
                "Use -Dedd.reportFormats=%s; the formats are %s."
                        .formatted(nearest.get(0), String.join(", ", nearest))));
    }
}
