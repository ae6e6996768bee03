package dev.edd.backfill;

import dev.edd.backfill.KeySpace.Grain;
import dev.edd.database.Timeouts;
import dev.edd.database.TransientFailure;
import dev.edd.migration.Dialect;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.statement.Update;

/** Moves one chunk: the user's statements and the progress in one transaction, tried again when that may help. */
final class ChunkMover {
    /**
     * Nobody waits until a chunk is on disk: if the server crashes, the last ones are lost with their progress, and the next
     * run moves them. Whatever is committed behind the last chunk waits for it, and for all before.
     */
    private static final String UNHURRIED = "SET LOCAL synchronous_commit = off; ";

    /**
     * The pages that a chunk has changed go to the disk bit by bit: left to the system's cache, they would all be written at
     * the end of the next checkpoint, and whoever commits meanwhile waits for that.
     */
    private static final String STEADY = "SET LOCAL backend_flush_after = '1MB'; ";

    private final BackfillTask task;
    private final KeySpace keys;
    private final ProgressStore store;
    private final Failures failures;

    ChunkMover(BackfillTask task, KeySpace keys, ProgressStore store, Failures failures) {
        this.task = task;
        this.keys = keys;
        this.store = store;
        this.failures = failures;
    }

    /** Makes a handle take the user's SQL as it is: {@code <} opens no template, and not every bound is used. */
    static void configure(Handle handle, Dialect dialect) {
        handle.getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setSqlParser(new ChunkSql(dialect))
                .setUnusedBindingAllowed(true);
    }

    BackfillTask task() {
        return task;
    }

    ProgressStore store() {
        return store;
    }

    Failures failures() {
        return failures;
    }

    /** Returns the failure that is left after all attempts; empty if the chunk was moved. */
    Optional<SQLException> move(Handle handle, Slice slice, Grain chunk) throws SQLException, InterruptedException {
        Optional<SQLException> failure = attempt(handle, chunk.rows(), () -> {
            execute(handle, chunk.first(), chunk.last());
            advance(handle, slice, chunk.last(), chunk.rows());
        });
        if (failure.isPresent() && !isAboutRows(failure.get())) {
            throw failure.get();
        }
        return failure;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    /** Returns the failure that is left after all attempts of a transaction about so many rows; empty if it is committed. */
    private Optional<SQLException> attempt(Handle handle, long rows, Work work)
            throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                handle.begin();
                work.run();
                handle.commit();
                return Optional.empty();
            } catch (JdbiException e) {
                SQLException failure = sqlException(e);
                rollBack(handle);
                if (!failures.again(handle.getConnection(), failure, attempt, rows)) {
                    return Optional.of(failure);
                }
            }
        }
    }

    private void advance(Handle handle, Slice slice, Key doneTo, long rows) throws SQLException {
        if (!store.advance(handle, slice, doneTo, rows)) {
            handle.rollback();
            throw new SliceLostException();
        }
    }

    private void execute(Handle handle, Key first, Key last) {
        Timeouts timeouts = failures.locking().timeouts();
        String prefix =
                timeouts.prefix(store.dialect()) + (store.dialect() == Dialect.POSTGRESQL ? UNHURRIED + STEADY : "");
        for (String sql : task.statements()) {
            Update update = handle.createUpdate(prefix + sql);
            if (timeouts.ofDriver(store.dialect()) > 0) {
                update.setQueryTimeout(timeouts.ofDriver(store.dialect()));
            }
            keys.bind(update, "from", first);
            keys.bind(update, "to", last);
            update.execute();
            prefix = "";
        }
    }

    /** Tries a recorded row again; returns why it cannot be moved, empty if it was and is forgotten. */
    Optional<SQLException> retry(Handle handle, Key row) throws SQLException, InterruptedException {
        Optional<SQLException> failure = attempt(handle, 1, () -> {
            execute(handle, row, row);
            store.errors().forget(handle, row);
        });
        if (failure.isPresent() && TransientFailure.isConnectionLost(failure.get())) {
            throw failure.get();
        }
        if (failure.isPresent()) {
            String reason = String.valueOf(failure.get().getMessage());
            record(handle, () -> store.errors().record(handle, row, reason, true));
        }
        return failure;
    }

    /** Two who record rows at once may get in each other's way: MySQL and MariaDB call that a deadlock. */
    private void record(Handle handle, Work work) throws SQLException, InterruptedException {
        Optional<SQLException> failure = attempt(handle, 1, work);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static void rollBack(Handle handle) throws SQLException {
        if (!handle.getConnection().isClosed() && handle.isInTransaction()) {
            handle.rollback();
        }
    }

    /** A lost connection, a full disk, and SQL that the database does not understand, fail for every row alike. */
    private static boolean isAboutRows(SQLException failure) {
        return !TransientFailure.isConnectionLost(failure)
                && !TransientFailure.isOfServer(failure)
                && !String.valueOf(failure.getSQLState()).startsWith("42");
    }

    /** Returns the driver's own exception, from below JDBI's; rethrows one that no driver has caused. */
    static SQLException sqlException(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        throw e;
    }

    /** Records a row that cannot be moved, and passes it over or stops. */
    void reject(Handle handle, Slice slice, Key row, SQLException failure) throws SQLException, InterruptedException {
        record(handle, () -> {
            store.errors().record(handle, row, String.valueOf(failure.getMessage()), failures.areRecorded());
            if (failures.areRecorded()) {
                advance(handle, slice, row, 1);
            }
        });
        if (!failures.areRecorded()) {
            throw new RowRejectedException(row, failure);
        }
    }

    /** Says that a slice has another owner by now, after this runner was held up for long. */
    static final class SliceLostException extends SQLException {
        private static final long serialVersionUID = 1L;

        SliceLostException() {
            super("Another runner has taken this range over, because this one gave no sign of life for %s s"
                    .formatted(Runners.DEAD_AFTER.toSeconds()));
        }
    }

    /** Says which row cannot be moved. */
    static final class RowRejectedException extends SQLException {
        private static final long serialVersionUID = 1L;

        RowRejectedException(Key row, SQLException cause) {
            super("The row with the key %s: %s".formatted(row, cause.getMessage()), cause.getSQLState(), cause);
        }
    }
}
