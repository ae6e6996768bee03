package dev.edd.validation;

import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a project weighs findings.
 *
 * @param levels by rule; rules that are not there have a severity of their own
 * @param failOn the least severity that fails a build and keeps a migration from running
 * @param baseline what was there before the project cared
 */
public record Policy(Map<String, Level> levels, Severity failOn, Baseline baseline) {
    /** The policy of a project that has decided nothing. */
    public static final Policy DEFAULT = new Policy(Map.of(), Severity.ERROR, Baseline.EMPTY);

    public Policy {
        levels = Map.copyOf(levels);
    }

    /** Returns the severity that builds may fail on; empty if the name is none. */
    public static Optional<Severity> severity(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "error" -> Optional.of(Severity.ERROR);
            case "warning" -> Optional.of(Severity.WARNING);
            default -> Optional.empty();
        };
    }

    /** Returns the same with another severity that fails a build. */
    public Policy failingOn(Severity severity) {
        return new Policy(levels, severity, baseline);
    }

    /** Returns the same with another baseline. */
    public Policy since(Baseline other) {
        return new Policy(levels, failOn, other);
    }

    /** Returns whether the project says how grave it finds a rule that does not judge unless it is asked to. */
    boolean asksFor(RuleMetadata rule) {
        return levels.getOrDefault(rule.id(), Level.OFF) != Level.OFF;
    }

    /** Returns the findings with the severity that they have here, without those that are switched off. */
    List<Finding> weigh(List<Finding> findings) {
        List<Finding> weighed = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            Level level = levels.get(finding.rule().id());
            if (level == null || finding.rule().structural()) {
                weighed.add(finding);
            } else {
                level.severity()
                        .ifPresent(severity -> weighed.add(
                                finding.rule().as(severity).at(finding.location(), finding.what(), finding.fix())));
            }
        }
        return weighed;
    }

    /** How grave a project finds a rule. */
    public enum Level {
        /** As an error. */
        ERROR,

        /** As a warning. */
        WARNING,

        /** As a note. */
        NOTE,

        /** Not at all: its findings are not even shown. */
        OFF;

        /** Returns the level of that name, without regard to case. */
        public static Optional<Level> of(String name) {
            for (Level level : values()) {
                if (level.name().equalsIgnoreCase(name)) {
                    return Optional.of(level);
                }
            }
            return Optional.empty();
        }

        Optional<Severity> severity() {
            return this == OFF ? Optional.empty() : Optional.of(Severity.valueOf(name()));
        }
    }
}
