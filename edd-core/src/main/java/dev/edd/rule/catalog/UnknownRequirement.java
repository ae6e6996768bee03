package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags a {@code requires} that names a refactoring which does not exist. */
final class UnknownRequirement implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "unknown-requirement", "What does not exist is never finalized, so the migration would wait for ever.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        Set<SequenceNumber> known =
                changelog.refactorings().stream().map(Refactoring::number).collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        for (Migration migration : changelog.migrations()) {
            for (SequenceNumber required : migration.directives().requires()) {
                if (!known.contains(required)) {
                    findings.add(METADATA.at(
                            migration
                                    .directives()
                                    .named(Directives.Name.REQUIRES)
                                    .get(0)
                                    .location(),
                            "%s requires %s, which does not exist.".formatted(migration.id(), required),
                            "Correct the number, or remove the directive."));
                }
            }
        }
        return findings;
    }
}
