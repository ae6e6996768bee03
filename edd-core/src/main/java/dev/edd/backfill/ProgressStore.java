package dev.edd.backfill;

import dev.edd.backfill.KeySpace.Grain;
import dev.edd.backfill.KeySpace.Range;
import dev.edd.database.ServerClock;
import dev.edd.migration.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one backfill, in the database that it works on. Everything that decides who works on which rows is
 * decided here, under a lock on the backfill's row and by the database's clock.
 */
final class ProgressStore {
    private static final int GRAINS_PER_CHUNK = 8;

    private final String id;
    private final String runner;
    private final KeySpace keys;
    private final Dialect dialect;
    private final String now;

    ProgressStore(String id, String runner, KeySpace keys, Dialect dialect) {
        this.id = id;
        this.runner = runner;
        this.keys = keys;
        this.dialect = dialect;
        this.now = ServerClock.millis(dialect);
    }

    Dialect dialect() {
        return dialect;
    }

    /** A slice to work on, and its rows. */
    record Claim(Slice slice, List<Grain> grains) {}

    /** Claims what a dead runner left, or else the next rows that nobody has claimed; empty if there are neither. */
    Optional<Claim> claim(Handle handle, int chunkRows) throws SQLException {
        return handle.inTransaction(it -> {
            Pass pass = it.createQuery(
                            "SELECT PASS, CLAIMED_TO, EXHAUSTED, WALKED_BY FROM EDD_BACKFILL WHERE ID = :id FOR UPDATE")
                    .bind("id", id)
                    .map((row, context) ->
                            new Pass(row.getInt(1), row.getString(2), row.getBoolean(3), row.getString(4)))
                    .one();
            passes().checkKey(pass.walkedBy);
            long grain = Math.max(1, chunkRows / GRAINS_PER_CHUNK);
            Optional<Slice> abandoned = abandoned(it, pass.number);
            if (abandoned.isPresent()) {
                return Optional.of(takeOver(it, abandoned.get(), grain));
            }
            return pass.exhausted
                    ? Optional.empty()
                    : claimNew(it, pass, state(it).sliceRows(chunkRows - chunkRows % grain), grain);
        });
    }

    private Optional<Slice> abandoned(Handle handle, int pass) {
        return handle
                .createQuery("""
                        SELECT PASS, SLICE, DONE_TO, LAST_KEY, TOKEN FROM EDD_BACKFILL_SLICE
                        WHERE BACKFILL_ID = :id AND PASS = :pass AND DONE = 0 AND RUNNER <> :runner
                            AND NOT EXISTS (SELECT 1 FROM EDD_RUNNER WHERE EDD_RUNNER.ID = EDD_BACKFILL_SLICE.RUNNER
                                AND HEARTBEAT > %s - :dead)
                        ORDER BY SLICE""".formatted(now))
                .bind("id", id)
                .bind("pass", pass)
                .bind("runner", runner)
                .bind("dead", Runners.DEAD_AFTER.toMillis())
                .map(this::slice)
                .stream()
                .findFirst();
    }

    private Slice slice(java.sql.ResultSet row, StatementContext context) throws SQLException {
        Optional<Key> doneTo = Optional.ofNullable(row.getString(3)).map(keys::decode);
        return new Slice(row.getInt(1), row.getInt(2), doneTo, keys.decode(row.getString(4)), row.getLong(5));
    }

    private Claim takeOver(Handle handle, Slice slice, long grain) throws SQLException {
        Slice mine = new Slice(slice.pass(), slice.number(), slice.doneTo(), slice.last(), slice.token() + 1);
        handle.createUpdate("""
                        UPDATE EDD_BACKFILL_SLICE SET RUNNER = :runner, TOKEN = :token
                        WHERE BACKFILL_ID = :id AND PASS = :pass AND SLICE = :slice""")
                .bind("runner", runner)
                .bind("token", mine.token())
                .bind("id", id)
                .bind("pass", mine.pass())
                .bind("slice", mine.number())
                .execute();
        return new Claim(mine, keys.grains(handle, Range.between(mine.doneTo(), mine.last()), grain));
    }

    private Optional<Claim> claimNew(Handle handle, Pass pass, long rows, long grain) throws SQLException {
        Optional<Key> after = Optional.ofNullable(pass.claimedTo).map(keys::decode);
        List<Grain> grains = keys.stretch(handle, new Range(after, Optional.empty(), rows), grain);
        if (grains.isEmpty()) {
            handle.createUpdate("UPDATE EDD_BACKFILL SET EXHAUSTED = 1 WHERE ID = :id")
                    .bind("id", id)
                    .execute();
            return Optional.empty();
        }
        Key last = grains.get(grains.size() - 1).last();
        Slice slice = new Slice(pass.number, nextNumber(handle, pass), after, last, 1);
        insert(handle, slice, pass.claimedTo);
        handle.createUpdate("UPDATE EDD_BACKFILL SET CLAIMED_TO = :last WHERE ID = :id")
                .bind("last", keys.encode(last))
                .bind("id", id)
                .execute();
        return Optional.of(new Claim(slice, grains));
    }

    private int nextNumber(Handle handle, Pass pass) {
        return handle.createQuery(
                        "SELECT COALESCE(MAX(SLICE), 0) + 1 FROM EDD_BACKFILL_SLICE WHERE BACKFILL_ID = :id AND PASS = :pass")
                .bind("id", id)
                .bind("pass", pass.number)
                .mapTo(Integer.class)
                .one();
    }

    private void insert(Handle handle, Slice slice, @Nullable String after) {
        handle.createUpdate("""
                        INSERT INTO EDD_BACKFILL_SLICE
                            (BACKFILL_ID, PASS, SLICE, DONE_TO, LAST_KEY, MOVED_ROWS, CHUNKS, RUNNER, TOKEN, DONE)
                        VALUES (:id, :pass, :slice, :after, :last, 0, 0, :runner, 1, 0)""")
                .bind("id", id)
                .bind("pass", slice.pass())
                .bind("slice", slice.number())
                .bind("after", after)
                .bind("last", keys.encode(slice.last()))
                .bind("runner", runner)
                .execute();
    }

    /**
     * Records, in the caller's transaction, that all rows of a slice up to a key are done.
     *
     * @return false if the slice has another owner by now: the transaction must be rolled back
     */
    boolean advance(Handle handle, Slice slice, Key doneTo, long rows) {
        return handle.createUpdate("""
                                UPDATE EDD_BACKFILL_SLICE
                                SET DONE_TO = :doneTo, MOVED_ROWS = MOVED_ROWS + :rows, CHUNKS = CHUNKS + 1, DONE = :done
                                WHERE BACKFILL_ID = :id AND PASS = :pass AND SLICE = :slice AND TOKEN = :token""")
                        .bind("doneTo", keys.encode(doneTo))
                        .bind("rows", rows)
                        .bind("done", keys.encode(doneTo).equals(keys.encode(slice.last())) ? 1 : 0)
                        .bind("id", id)
                        .bind("pass", slice.pass())
                        .bind("slice", slice.number())
                        .bind("token", slice.token())
                        .execute()
                == 1;
    }

    /** Returns where rows are recorded that could not be moved. */
    RowErrors errors() {
        return new RowErrors(id, keys, now);
    }

    /** Returns what begins and ends its passes. */
    Passes passes() {
        return new Passes(id, keys.written(), errors(), now);
    }

    /** Returns who works on it. */
    Runners runners() {
        return new Runners(id, runner, now);
    }

    /** Returns how far the pass has come, by whoever works on it. */
    PassState state(Handle handle) {
        return handle.createQuery("""
                        SELECT b.PASS, b.EXHAUSTED, b.EXPECTED_ROWS,
                            (SELECT COUNT(*) FROM EDD_BACKFILL_SLICE s
                                WHERE s.BACKFILL_ID = b.ID AND s.PASS = b.PASS AND s.DONE = 0),
                            (SELECT COALESCE(SUM(s.MOVED_ROWS), 0) FROM EDD_BACKFILL_SLICE s
                                WHERE s.BACKFILL_ID = b.ID AND s.PASS = b.PASS)
                        FROM EDD_BACKFILL b WHERE b.ID = :id""")
                .bind("id", id)
                .map((row, context) ->
                        new PassState(row.getInt(1), row.getBoolean(2), row.getLong(3), row.getInt(4), row.getLong(5)))
                .one();
    }

    /**
     * How far a pass has come.
     *
     * @param exhausted whether every row has been claimed
     * @param expectedRows how many it has to see, as far as the database knew; 0 if it did not
     * @param open how many slices are claimed and not done
     */
    record PassState(int number, boolean exhausted, long expectedRows, int open, long rows) {
        private static final int MOST_CHUNKS = 16;
        private static final int SLICES_AHEAD = 8;
        private static final int FEW_CHUNKS = 8;

        boolean isOver() {
            return exhausted && open == 0;
        }

        /** Returns how many rows the table has: what the database says may be old, and what was seen is there. */
        long tableRows() {
            return expectedRows == 0 ? 0 : Math.max(expectedRows, rows);
        }

        /**
         * Returns how many rows the next slice has: many chunks, as claiming costs something, but a small part only of what
         * is left, so that all workers come to the end together (guided self-scheduling, Polychronopoulos and Kuck 1987).
         */
        long sliceRows(long chunkRows) {
            long left = tableRows() - rows;
            long chunks = left <= 0 ? FEW_CHUNKS : left / chunkRows / SLICES_AHEAD;
            return chunkRows * Math.max(1, Math.min(MOST_CHUNKS, chunks));
        }
    }

    private record Pass(
            int number,
            @Nullable String claimedTo,
            boolean exhausted,
            @Nullable String walkedBy) {}
}
