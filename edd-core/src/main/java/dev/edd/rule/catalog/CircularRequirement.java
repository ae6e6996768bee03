package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Flags refactorings that require each other, directly or around corners. */
final class CircularRequirement implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "circular-requirement", "Each would wait for another to be finalized first, so none would ever run.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        Map<SequenceNumber, List<SequenceNumber>> requires = new LinkedHashMap<>();
        changelog.refactorings().forEach(each -> requires.put(each.number(), each.requires()));
        return changelog.refactorings().stream()
                .filter(refactoring -> reaches(refactoring.number(), requires))
                .map(CircularRequirement::explain)
                .toList();
    }

    private static boolean reaches(SequenceNumber number, Map<SequenceNumber, List<SequenceNumber>> requires) {
        Set<SequenceNumber> seen = new HashSet<>();
        Deque<SequenceNumber> open = new ArrayDeque<>(requires.getOrDefault(number, List.of()));
        while (!open.isEmpty()) {
            SequenceNumber next = open.pop();
            if (next.equals(number)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(requires.getOrDefault(next, List.of()));
            }
        }
        return false;
    }

    private static Finding explain(Refactoring refactoring) {
        Migration migration = refactoring.migrations().stream()
                .filter(each -> !each.directives().requires().isEmpty())
                .findFirst()
                .orElseThrow();
        return METADATA.at(
                migration.directives().named(Directives.Name.REQUIRES).get(0).location(),
                "%s requires %s, which requires it in turn.".formatted(refactoring.name(), refactoring.requires()),
                "Remove one of the requirements; a refactoring with a lower number is run first anyway.");
    }
}
