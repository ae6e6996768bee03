package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Flags a sequence number that two refactorings use, as happens when two branches are merged. */
final class ClashingSequenceNumber implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.structural(
            "clashing-sequence-number",
            "Two refactorings under one number would be run, recorded and finalized as if they were one.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        List<Finding> findings = new ArrayList<>();
        SequenceNumber free = changelog.nextNumber();
        for (Refactoring refactoring : changelog.refactorings()) {
            if (refactoring.migrations().size() > 1 && clashes(refactoring.migrations())) {
                findings.addAll(explain(refactoring, free));
                free = free.next();
            }
        }
        return findings;
    }

    private static boolean clashes(List<Migration> migrations) {
        long descriptions = migrations.stream()
                .map(each -> each.id().description())
                .distinct()
                .count();
        long phases = migrations.stream().map(Migration::phase).distinct().count();
        return descriptions > 1 || phases < migrations.size();
    }

    private static List<Finding> explain(Refactoring refactoring, SequenceNumber free) {
        return refactoring.migrations().stream()
                .map(migration -> METADATA.at(
                        migration.location(),
                        "%s shares the number %s with %s."
                                .formatted(migration.id(), migration.number(), others(refactoring, migration)),
                        fix(migration, refactoring, free)))
                .toList();
    }

    private static String fix(Migration migration, Refactoring refactoring, SequenceNumber free) {
        boolean twice = refactoring.migrations().stream()
                        .filter(other -> other.source()
                                .changeset()
                                .equals(migration.source().changeset()))
                        .count()
                > 1;
        return twice
                ? "Include its file once, or give one of the two another id, with the next free number, %s."
                        .formatted(free)
                : "%s the newcomer's %s the next free number, %s."
                        .formatted(
                                isPerhapsOne(refactoring)
                                        ? "If they are one refactoring, give its files one description. Else give"
                                        : "Give",
                                migration.isNative() ? "changesets" : "files",
                                free);
    }

    /** Returns whether the files could be those of one refactoring, of which some were renamed. */
    private static boolean isPerhapsOne(Refactoring refactoring) {
        List<Migration> migrations = refactoring.migrations();
        return migrations.stream().noneMatch(Migration::isNative)
                && migrations.stream().map(Migration::phase).distinct().count() == migrations.size();
    }

    private static String others(Refactoring refactoring, Migration migration) {
        String others = refactoring.migrations().stream()
                .filter(other -> !other.location().equals(migration.location()))
                .filter(other -> other.phase() == migration.phase()
                        || !other.id().description().equals(migration.id().description()))
                .map(other -> other.location().toString())
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? migration.location().toString() : others;
    }
}
