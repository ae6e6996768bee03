package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.List;

/** Flags a backfill that does not say how to count what is left to be moved. */
final class UncountedBackfill implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "uncounted-backfill",
            "Nobody can tell whether all is moved, the finalization included, and every call goes through the whole table.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        return changelog.directed().stream()
                .filter(migration -> migration.directives().remaining().isEmpty())
                .flatMap(migration -> migration.directives().named(Name.BACKFILL).stream()
                        .limit(1)
                        .map(directive -> explain(migration, directive)))
                .toList();
    }

    private static Finding explain(Migration migration, Directive directive) {
        return METADATA.at(
                directive.location(),
                "%s has \"--edd backfill\" without \"--edd remaining\".".formatted(migration.id()),
                "Add a line such as --edd remaining: SELECT COUNT(*) FROM %s WHERE … IS NULL"
                        .formatted(
                                migration.directives().backfill().orElseThrow().table()));
    }
}
