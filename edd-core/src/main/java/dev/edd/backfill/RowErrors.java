package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.database.Redaction;
import dev.edd.migration.Migration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows of one backfill that could not be moved, in the database that it works on. */
final class RowErrors {
    private static final int LONGEST_REASON = 2000;

    private final String id;
    private final KeySpace keys;
    private final String now;

    /** Takes the backfill's id, its keys, and the expression for the database's clock. */
    RowErrors(String id, KeySpace keys, String now) {
        this.id = id;
        this.keys = keys;
        this.now = now;
    }

    /** Returns the rows that could not be moved, by their recorded keys. */
    List<Key> keys(Handle handle) {
        return handle
                .createQuery("SELECT ROW_KEY FROM EDD_BACKFILL_ERROR WHERE BACKFILL_ID = :id ORDER BY ROW_KEY")
                .bind("id", id)
                .mapTo(String.class)
                .stream()
                .map(keys::decode)
                .toList();
    }

    /** Forgets, in the caller's transaction, that a row could not be moved. */
    void forget(Handle handle, Key row) {
        handle.createUpdate("DELETE FROM EDD_BACKFILL_ERROR WHERE BACKFILL_ID = :id AND ROW_HASH = :hash")
                .bind("id", id)
                .bind("hash", hash(row))
                .execute();
    }

    /** Forgets, in the caller's transaction, all rows: their keys are of other columns than those of now. */
    void forgetAll(Handle handle) {
        handle.createUpdate("DELETE FROM EDD_BACKFILL_ERROR WHERE BACKFILL_ID = :id")
                .bind("id", id)
                .execute();
    }

    /** Returns what stands for a key in an index: those of text may be longer than an index can hold. */
    private String hash(Key row) {
        return Migration.Digest.of(keys.encode(row));
    }

    /** Forgets what a pass that is over has come past again: what failed before it began, and what a run stopped at. */
    void forgetTriedAgain(Handle handle) {
        handle.createUpdate("""
                        DELETE FROM EDD_BACKFILL_ERROR WHERE BACKFILL_ID = :id AND (PASSED_OVER = 0
                            OR OCCURRED < (SELECT STARTED FROM EDD_BACKFILL WHERE EDD_BACKFILL.ID = :id))""").bind("id", id).execute();
    }

    /**
     * Records, in the caller's transaction, a row that could not be moved.
     *
     * @param passedOver whether the backfill goes on behind it; else the next run begins with it
     */
    void record(Handle handle, Key row, String reason, boolean passedOver) {
        String words = Redaction.withoutValues(reason);
        forget(handle, row);
        handle.createUpdate("""
                        INSERT INTO EDD_BACKFILL_ERROR (BACKFILL_ID, ROW_HASH, ROW_KEY, REASON, OCCURRED, PASSED_OVER)
                        VALUES (:id, :hash, :key, :reason, %s, :passedOver)""".formatted(now))
                .bind("id", id)
                .bind("hash", hash(row))
                .bind("key", keys.encode(row))
                .bind("reason", Database.storable(words, LONGEST_REASON, handle.getConnection()))
                .bind("passedOver", passedOver ? 1 : 0)
                .execute();
    }
}
