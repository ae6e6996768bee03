package dev.edd;

import dev.edd.migration.EddException;
import dev.edd.migration.Nearest;
import java.util.List;

/** Says that there is no rule of a name. */
public final class UnknownRuleException extends EddException {
    private static final long serialVersionUID = 1L;

    UnknownRuleException(String id, List<String> known) {
        super(message(
                "\"%s\" is no rule.".formatted(id),
                "",
                "Only what there is can be explained.",
                "Write -Dedd.rule=%s; mvn edd:explain lists the rules."
                        .formatted(Nearest.to(id, known).get(0))));
    }
}
