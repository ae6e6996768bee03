package dev.edd.rule;

import dev.edd.migration.Changelog;
import java.util.List;

/** A stateless check of a changelog: the same changelog always has the same findings. Never throws on bad input. */
public interface Rule {
    /** Returns what is the same for all of its findings. */
    RuleMetadata metadata();

    /** Returns every finding, in any order; empty where the rule is kept. */
    List<Finding> check(Changelog changelog);
}
