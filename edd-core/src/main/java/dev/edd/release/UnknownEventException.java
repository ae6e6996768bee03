package dev.edd.release;

import dev.edd.migration.EddException;
import java.util.List;

/** Says that something was to be recorded of a release that does not happen to releases. */
public final class UnknownEventException extends EddException {
    private static final long serialVersionUID = 1L;

    UnknownEventException(String name, List<String> nearest) {
        super(message(
                "\"%s\" is no event of a release.".formatted(name),
                "",
                "What is recorded decides which releases are taken to be running.",
                "Use -Dedd.event=%s; the events are %s.".formatted(nearest.get(0), String.join(", ", nearest))));
    }
}
