package dev.edd.backfill;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The passes of one backfill, one after the other, each by the same key from its beginning to its end. */
final class Passes {
    private final String id;
    private final String key;
    private final RowErrors errors;
    private final String now;

    /** Takes the backfill's id, the table and the key as they are written, and the expression for the database's clock. */
    Passes(String id, String key, RowErrors errors, String now) {
        this.id = id;
        this.key = key;
        this.errors = errors;
        this.now = now;
    }

    /**
     * Begins a pass over the table, or joins the one that is under way.
     *
     * @param expectedRows how many rows there are to be seen, as far as anybody knows
     * @param known for how long the caller has known that there is something to do
     * @return false if others have ended a pass meanwhile: nobody knows any more whether there is
     */
    boolean join(Handle handle, long expectedRows, Duration known) {
        try {
            return tryToJoin(handle, expectedRows, known);
        } catch (UnableToExecuteStatementException anotherWasFirst) {
            return tryToJoin(handle, expectedRows, known);
        }
    }

    private boolean tryToJoin(Handle handle, long expectedRows, Duration known) {
        return handle.inTransaction(it -> {
            Optional<Latest> latest = it.createQuery("""
                            SELECT CASE WHEN FINISHED IS NULL THEN -1 WHEN %1$s < FINISHED THEN %2$s ELSE %1$s - FINISHED END,
                                WALKED_BY
                            FROM EDD_BACKFILL WHERE ID = :id FOR UPDATE""".formatted(now, Long.MAX_VALUE))
                    .bind("id", id)
                    .map((row, context) -> new Latest(row.getLong(1), row.getString(2)))
                    .findFirst();
            if (latest.isEmpty()) {
                begin(it, expectedRows);
                return true;
            }
            if (latest.get().hasEnded() && latest.get().sinceEnd < known.toMillis()) {
                return false;
            }
            continueOrBegin(it, latest.get(), expectedRows);
            return true;
        });
    }

    private void begin(Handle handle, long expectedRows) {
        handle.createUpdate("""
                        INSERT INTO EDD_BACKFILL (ID, PASS, EXHAUSTED, EXPECTED_ROWS, STARTED, WALKED_BY)
                        VALUES (:id, 1, 0, :rows, %s, :key)""".formatted(now))
                .bind("id", id)
                .bind("rows", expectedRows)
                .bind("key", key)
                .execute();
    }

    /** What was done by one key says nothing of what is to be done by another. */
    private void continueOrBegin(Handle handle, Latest latest, long expectedRows) {
        boolean otherKey = isOther(latest.walkedBy);
        if (otherKey) {
            errors.forgetAll(handle);
        }
        if (otherKey || latest.hasEnded()) {
            beginNext(handle, expectedRows);
        }
        handle.createUpdate("UPDATE EDD_BACKFILL SET WALKED_BY = :key WHERE ID = :id")
                .bind("key", key)
                .bind("id", id)
                .execute();
    }

    private void beginNext(Handle handle, long expectedRows) {
        handle.createUpdate("DELETE FROM EDD_BACKFILL_SLICE WHERE BACKFILL_ID = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate("""
                        UPDATE EDD_BACKFILL SET PASS = PASS + 1, CLAIMED_TO = NULL, EXHAUSTED = 0, FINISHED = NULL,
                            EXPECTED_ROWS = :rows, STARTED = %s WHERE ID = :id""".formatted(now))
                .bind("id", id)
                .bind("rows", expectedRows)
                .execute();
    }

    /** Ends that pass; does nothing if others have, who may be at the next one. */
    void finish(Handle handle, int pass) {
        int ended = handle.createUpdate(
                        "UPDATE EDD_BACKFILL SET FINISHED = %s WHERE ID = :id AND PASS = :pass AND FINISHED IS NULL"
                                .formatted(now))
                .bind("id", id)
                .bind("pass", pass)
                .execute();
        if (ended > 0) {
            errors.forgetTriedAgain(handle);
        }
    }

    /** Makes sure that what is recorded is by this key: nobody can read the values of another one. */
    void checkKey(Handle handle) throws SQLException {
        checkKey(handle.createQuery("SELECT WALKED_BY FROM EDD_BACKFILL WHERE ID = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findFirst()
                .orElse(null));
    }

    /** Makes sure that this recorded key is the one it goes by. */
    void checkKey(@Nullable String walkedBy) throws SQLException {
        if (isOther(walkedBy)) {
            throw new SQLException(
                    "Its progress is recorded for %s, not for %s: edd:migrate begins a new pass by the latter."
                            .formatted(walkedBy, key));
        }
    }

    /** What an earlier version has recorded does not say by which key. */
    private boolean isOther(@Nullable String walkedBy) {
        return walkedBy != null && !walkedBy.equals(key);
    }

    /**
     * The pass that was begun last.
     *
     * @param sinceEnd how many milliseconds ago it ended, long ago if the clock was set back since: nobody knows; -1 while it is under way
     */
    private record Latest(long sinceEnd, @Nullable String walkedBy) {
        boolean hasEnded() {
            return sinceEnd >= 0;
        }
    }
}
