package dev.edd.plan;

import dev.edd.migration.EddException;
import java.util.List;

/** Says that a run was asked for by a phase that does not exist. */
public final class UnknownPhaseException extends EddException {
    private static final long serialVersionUID = 1L;

    UnknownPhaseException(String name, List<String> nearest) {
        super(message(
                "\"%s\" is no phase.".formatted(name),
                "",
                "Nothing can be planned for it.",
                "Use -Dphase=%s; the phases are %s.".formatted(nearest.get(0), String.join(", ", nearest))));
    }
}
