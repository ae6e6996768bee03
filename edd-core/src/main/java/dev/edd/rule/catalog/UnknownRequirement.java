package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags a {@code requires} that names a refactoring which does not exist. */
final class UnknownRequirement implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.structural(
            "unknown-requirement", "What does not exist is never finalized, so the migration would wait for ever.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        return changelog.directed().stream()
                .flatMap(migration -> check(migration, changelog.taken()))
                .toList();
    }

    private static Stream<Finding> check(Migration migration, Set<SequenceNumber> known) {
        return migration.directives().named(Directives.Name.REQUIRES).stream()
                .flatMap(requires -> requires.numbers().stream()
                        .filter(number -> !known.contains(number))
                        .map(number -> METADATA.at(
                                requires.location(),
                                "%s requires %s, which does not exist.".formatted(migration.id(), number),
                                "Correct the number, or remove the directive.")));
    }
}
