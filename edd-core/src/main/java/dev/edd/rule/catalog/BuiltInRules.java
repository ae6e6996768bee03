package dev.edd.rule.catalog;

import dev.edd.rule.PhaseRule;
import dev.edd.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Every rule that comes with the product. */
public final class BuiltInRules {
    private BuiltInRules() {}

    /** Returns all of them, in a fixed order. */
    public static List<Rule> all() {
        return Stream.concat(
                        ReadableChangelog.all().stream(),
                        Stream.of(
                                new ClashingSequenceNumber(),
                                new MissingInitial(),
                                new UnknownRequirement(),
                                new CircularRequirement(),
                                new BackfillOutsideTransition(),
                                new ContradictoryDirectives(),
                                new UnboundedBackfill(),
                                new UnknownParameter(),
                                new UncountedBackfill(),
                                new UnguardedTransition()))
                .toList();
    }

    /** Returns those that judge what a migration does in its phase, in a fixed order. */
    public static List<PhaseRule> phaseSafety() {
        return List.of();
    }
}
