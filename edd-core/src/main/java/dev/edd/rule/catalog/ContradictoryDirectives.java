package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.ArrayList;
import java.util.List;

/** Flags directives about moving data that exclude each other, or lack the one that they rest on. */
final class ContradictoryDirectives implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "contradictory-directives", "One of them has no effect, although whoever wrote it counts on one.");

    private static final List<Name> SINGLE =
            List.of(Name.RELEASE, Name.BACKFILL, Name.REPEAT, Name.CHUNK, Name.PAUSE, Name.EXPIRES);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        List<Finding> findings = new ArrayList<>();
        for (Migration migration : changelog.directed()) {
            Directives directives = migration.directives();
            boolean walks = !directives.named(Name.BACKFILL).isEmpty();
            if (walks) {
                directives.named(Name.REPEAT).forEach(repeat -> findings.add(both(migration, repeat)));
            } else {
                directives.named(Name.CHUNK).forEach(chunk -> findings.add(alone(migration, chunk, "backfill")));
            }
            if (!migration.isBackfill()) {
                directives
                        .named(Name.PAUSE)
                        .forEach(pause -> findings.add(alone(migration, pause, "backfill\" or \"--edd repeat")));
            }
            for (Name name : SINGLE) {
                directives.named(name).stream().skip(1).forEach(again -> findings.add(twice(migration, again)));
            }
        }
        return findings;
    }

    private static Finding both(Migration migration, Directive repeat) {
        return METADATA.at(
                repeat.location(),
                "%s has both \"--edd backfill\" and \"--edd repeat\".".formatted(migration.id()),
                "Keep \"--edd backfill\" where the table has a key, and \"--edd repeat\" where it has none.");
    }

    private static Finding alone(Migration migration, Directive directive, String missing) {
        return METADATA.at(
                directive.location(),
                "%s has \"--edd %s\" without \"--edd %s\".".formatted(migration.id(), directive.name(), missing),
                "Add the directive that is missing, or remove this one.");
    }

    private static Finding twice(Migration migration, Directive again) {
        return METADATA.at(
                again.location(),
                "%s has \"--edd %s\" twice.".formatted(migration.id(), again.name()),
                "Keep one; put data of another table into a refactoring of its own.");
    }
}
