package dev.edd.migration;

import java.util.List;
import java.util.Optional;

/**
 * One schema change as the application sees it.
 *
 * @param migrations one for each phase it uses, in the order of the phases; never empty
 */
public record Refactoring(List<Migration> migrations) implements Comparable<Refactoring> {
    public Refactoring {
        migrations = List.copyOf(migrations);
        if (migrations.isEmpty()) {
            throw new IllegalArgumentException("A refactoring has at least one migration");
        }
    }

    /** Returns the number that its migrations share. */
    public SequenceNumber number() {
        return migrations.get(0).number();
    }

    /** Returns its name: {@code 0007_split_inventory_code}. */
    public String name() {
        return migrations.get(0).id().refactoring();
    }

    /** Returns its migration for one phase; empty where it needs none. */
    public Optional<Migration> in(Phase phase) {
        for (Migration migration : migrations) {
            if (migration.phase() == phase) {
                return Optional.of(migration);
            }
        }
        return Optional.empty();
    }

    /** Returns the refactorings that must be in {@link RefactoringState#END} before any of its migrations runs. */
    public List<SequenceNumber> requires() {
        return migrations.stream()
                .flatMap(migration -> migration.directives().requires().stream())
                .distinct()
                .toList();
    }

    @Override
    public int compareTo(Refactoring other) {
        return number().compareTo(other.number());
    }
}
