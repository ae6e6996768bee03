package dev.edd.plan;

import dev.edd.migration.EddException;
import java.util.List;

/** Says that gates were to be opened and it is not clear which, or why. */
public final class OverrideNotUnderstoodException extends EddException {
    private static final long serialVersionUID = 1L;

    OverrideNotUnderstoodException(String text, List<String> nearest) {
        super(message(
                "edd.override=\"%s\" does not name a gate and a reason.".formatted(text),
                "",
                "An open gate is recorded with the reason, so that it can be understood later.",
                "Write -Dedd.override=\"%s: the reason\"; the gates are %s."
                        .formatted(nearest.get(0), String.join(", ", nearest))));
    }
}
