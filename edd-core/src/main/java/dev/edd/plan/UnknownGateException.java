package dev.edd.plan;

import dev.edd.migration.EddException;
import java.util.List;

/** Says that a gate was demanded that does not exist. */
public final class UnknownGateException extends EddException {
    private static final long serialVersionUID = 1L;

    UnknownGateException(String name, List<String> nearest) {
        super(message(
                "\"%s\" is no gate that can be demanded.".formatted(name),
                "",
                "A gate that is demanded is closed where it has nothing to judge by.",
                "Write -Dedd.demand=%s; the gates are %s.".formatted(nearest.get(0), String.join(", ", nearest))));
    }
}
