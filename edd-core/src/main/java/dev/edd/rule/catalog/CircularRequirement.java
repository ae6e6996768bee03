package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Flags refactorings that require each other, directly or around corners. */
final class CircularRequirement implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.structural(
            "circular-requirement", "Each would wait for another to be finalized first, so none would ever run.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        Map<SequenceNumber, List<SequenceNumber>> requires = new LinkedHashMap<>();
        changelog.directed().stream()
                .filter(migration -> !migration.directives().requires().isEmpty())
                .forEach(migration -> requires.computeIfAbsent(migration.number(), unseen -> new ArrayList<>())
                        .addAll(migration.directives().requires()));
        return changelog.directed().stream()
                .flatMap(migration -> check(migration, requires))
                .toList();
    }

    private static Stream<Finding> check(Migration migration, Map<SequenceNumber, List<SequenceNumber>> requires) {
        return migration.directives().named(Directives.Name.REQUIRES).stream()
                .flatMap(
                        directive -> directive.numbers().stream()
                                .filter(required -> reaches(required, migration.number(), requires))
                                .map(
                                        required -> METADATA.at(
                                                directive.location(),
                                                "%s requires %s, which requires it in turn."
                                                        .formatted(migration.id(), required),
                                                "Remove one of the requirements; a refactoring with a lower number is run first anyway.")));
    }

    private static boolean reaches(
            SequenceNumber from, SequenceNumber to, Map<SequenceNumber, List<SequenceNumber>> requires) {
        Set<SequenceNumber> seen = new HashSet<>();
        Deque<SequenceNumber> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            SequenceNumber next = open.pop();
            if (next.equals(to)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(requires.getOrDefault(next, List.of()));
            }
        }
        return false;
    }
}
