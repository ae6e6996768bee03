package dev.edd.migration;

/**
 * Names a migration for people: {@code 0007_split_inventory_code/initial}.
 *
 * @param description the words behind the number, as the file or changeset has them; may be empty
 */
public record MigrationId(SequenceNumber number, String description, Phase phase) implements Comparable<MigrationId> {
    /** Returns the refactoring's part of the name: {@code 0007_split_inventory_code}. */
    public String refactoring() {
        return description.isEmpty() ? number.toString() : number + "_" + description;
    }

    @Override
    public int compareTo(MigrationId other) {
        int byNumber = number.compareTo(other.number);
        int byPhase = byNumber == 0 ? phase.compareTo(other.phase) : byNumber;
        return byPhase == 0 ? description.compareTo(other.description) : byPhase;
    }

    @Override
    public String toString() {
        return refactoring() + "/" + phase;
    }
}
