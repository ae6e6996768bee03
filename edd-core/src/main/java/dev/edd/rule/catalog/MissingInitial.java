package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.List;

/** Flags a transition or finalization of a refactoring that has no initial migration. */
final class MissingInitial implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.structural(
            "missing-initial", "A later phase runs only where the initial has been applied, so it would never run.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        return changelog.refactorings().stream()
                .filter(refactoring -> refactoring.in(Phase.INITIAL).isEmpty())
                .map(MissingInitial::explain)
                .toList();
    }

    private static Finding explain(Refactoring refactoring) {
        Migration first = refactoring.migrations().get(0);
        return METADATA.at(
                first.location(),
                "%s has no initial migration.".formatted(first.id()),
                first.isNative()
                        ? "Correct the number in this one's id, or add a changeset of number %s with the context \"@initial\"; if there is nothing to prepare, with SELECT 1;"
                                .formatted(refactoring.number())
                        : "Correct the number if the file belongs to another refactoring, or add initial/%s.sql; if there is nothing to prepare, with SELECT 1;"
                                .formatted(refactoring.name()));
    }
}
