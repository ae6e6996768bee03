package dev.edd.rule;

import dev.edd.migration.Migration;
import java.util.List;

/**
 * A stateless check of what a migration does in its phase: the same migration in the same scene always has the same
 * findings. Never throws on bad input.
 */
public interface PhaseRule {
    /** Returns what is the same for all of its findings. */
    RuleMetadata metadata();

    /**
     * Returns every finding, in any order; empty where the rule is kept.
     *
     * @param migration one whose statements are {@link dev.edd.sql.Action}s
     */
    List<Finding> check(Migration migration, Scene scene);
}
