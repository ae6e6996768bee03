package dev.edd.rule;

import dev.edd.migration.Migration;
import dev.edd.sql.Action;
import java.util.List;

/**
 * A stateless check of what a migration does in its phase: the same migration in the same scene always has the same
 * findings. Never throws on bad input.
 */
public interface PhaseRule {
    /** Returns what is the same for all of its findings. */
    RuleMetadata metadata();

    /** Returns the kinds of actions that it judges: there is nothing to find in a migration that has none of them. */
    default List<Class<? extends Action>> kinds() {
        return List.of(Action.class);
    }

    /**
     * Returns every finding, in any order; empty where the rule is kept.
     *
     * @param migration one whose statements are {@link dev.edd.sql.Action}s
     */
    List<Finding> check(Migration migration, Scene scene);
}
