package dev.edd.migration;

import java.util.Comparator;

/**
 * Names a migration for people: {@code 0007_split_inventory_code/initial}.
 *
 * @param description the words behind the number, as the file or changeset has them; may be empty
 */
public record MigrationId(SequenceNumber number, String description, Phase phase) implements Comparable<MigrationId> {
    private static final Comparator<MigrationId> ORDER = Comparator.comparing(MigrationId::number)
            .thenComparing(MigrationId::phase)
            .thenComparing(MigrationId::description);

    /** Returns the refactoring's part of the name: {@code 0007_split_inventory_code}. */
    public String refactoring() {
        return description.isEmpty() ? number.toString() : number + "_" + description;
    }

    @Override
    public int compareTo(MigrationId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return refactoring() + "/" + phase;
    }
}
