package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.release.Cuts.Cut;
import dev.edd.release.Cuts.Deadline;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Flags a transition that has no finalization although its release was cut long ago. Its findings depend on the day. */
final class LingeringTransition implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "lingering-transition",
            "Without a finalization it never ends: every deployment runs it, and what it replaces is written on.");

    private final Clock clock;
    private final Deadline deadline;

    LingeringTransition(Clock clock, Deadline deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        LocalDate today = LocalDate.now(clock);
        return changelog.refactorings().stream()
                .filter(refactoring -> refactoring.in(Phase.FINALIZATION).isEmpty())
                .flatMap(refactoring -> check(refactoring, today))
                .toList();
    }

    private Stream<Finding> check(Refactoring refactoring, LocalDate today) {
        return refactoring
                .in(Phase.TRANSITION)
                .filter(transition -> !namesItsDay(transition))
                .flatMap(transition ->
                        deadline.missed(refactoring.number(), today).map(cut -> explain(transition, cut, today)))
                .stream();
    }

    private static Finding explain(Migration transition, Cut cut, LocalDate today) {
        return METADATA.at(
                transition.location(),
                "%s has no finalization, %s days after release %s was cut."
                        .formatted(transition.id(), ChronoUnit.DAYS.between(cut.date(), today), cut.release()),
                "Write its finalization, or name the day by which it is over: --edd expires: %s"
                        .formatted(today.plusMonths(3)));
    }

    /** What a transition says of itself goes before. */
    private static boolean namesItsDay(Migration transition) {
        return !transition.directives().named(Directives.Name.EXPIRES).isEmpty();
    }
}
