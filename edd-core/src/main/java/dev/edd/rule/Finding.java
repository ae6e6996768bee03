package dev.edd.rule;

import dev.edd.migration.Location;
import java.util.Comparator;

/**
 * One place where a rule is not kept. Sorted by location, then rule.
 *
 * @param what the object's own name first, present tense
 * @param fix an imperative that can be carried out or pasted
 */
public record Finding(RuleMetadata rule, Location location, String what, String fix) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::location)
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(Finding::what);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
