package dev.edd.backfill;

import dev.edd.migration.MigrationId;

/**
 * What became of a row that a backfill could not move and that was tried again.
 *
 * @param key the row's key, its columns in the order of the directive
 * @param reason why it still cannot be moved, in the database's words; empty if it was moved
 */
public record RetriedRow(MigrationId migration, String key, String reason) {
    /** Returns whether the row was moved. */
    public boolean moved() {
        return reason.isEmpty();
    }
}
