package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.List;
import java.util.Set;

/** Flags a directive about moving data in a migration that is no transition. */
final class BackfillOutsideTransition implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "backfill-outside-transition",
            "Only a transition may run for hours beside the application, and be stopped and run again.");

    private static final Set<Name> OF_TRANSITIONS =
            Set.of(Name.BACKFILL, Name.REPEAT, Name.CHUNK, Name.PAUSE, Name.CHECK);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        return changelog.directed().stream()
                .filter(migration -> migration.phase() != Phase.TRANSITION)
                .flatMap(migration -> migration.directives().all().stream()
                        .filter(directive -> OF_TRANSITIONS.contains(directive.name()))
                        .map(directive -> explain(migration, directive)))
                .toList();
    }

    private static Finding explain(Migration migration, Directive directive) {
        return METADATA.at(
                directive.location(),
                "%s has \"--edd %s\", which only transitions obey.".formatted(migration.id(), directive.name()),
                "Move the statements and the directive to transition/%s.sql, or remove the line."
                        .formatted(migration.id().refactoring()));
    }
}
