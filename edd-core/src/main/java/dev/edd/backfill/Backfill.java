package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.database.Runner;
import dev.edd.database.Timeouts;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Moves the data of one transition in chunks, alone or together with other runners. */
public final class Backfill {
    private final Database database;
    private final BackfillSettings settings;
    private final Locking locking;
    private final Consumer<BackfillProgress> progress;

    /** Takes the database, whose connection serves the bookkeeping; every worker opens one more. */
    public Backfill(
            Database database, BackfillSettings settings, Locking locking, Consumer<BackfillProgress> progress) {
        this.database = database;
        this.settings = settings;
        this.locking = locking;
        this.progress = progress;
    }

    /**
     * Goes through the whole table once, or through what an interrupted run or other runners leave of it.
     *
     * @param known since when it is known that there is something to do, as {@link System#nanoTime} has it
     * @return how many rows were seen, by all runners; empty if others have gone through all of it since then, and it is
     *     to be asked again whether there is something to do
     * @throws BackfillFailedException if a row cannot be moved, the statement is wrong or the connection is lost, or if the
     *     process is told to end; what is committed stays, and the next run continues behind it
     */
    public OptionalLong run(Migration migration, long known) {
        try (LockWaits waits = new LockWaits(locking);
                Termination termination = Termination.watch()) {
            Failures failures = new Failures(settings.recordErrors(), locking, waits, termination.gate());
            return migration.isRepeated()
                    ? OptionalLong.of(new Repetition(database, settings, failures, progress).run(migration))
                    : walk(migration, failures, known);
        }
    }

    private OptionalLong walk(Migration migration, Failures failures, long known) {
        BackfillTask task = BackfillTask.of(migration);
        try (Handle handle = database.jdbi().open()) {
            ChunkMover.configure(handle, database.dialect());
            ProgressTables.create(handle, database.dialect());
            KeySpace keys = KeySpace.of(task, handle, database.dialect());
            ProgressStore store = new ProgressStore(task.id(), Runner.name(), keys, database.dialect());
            store.runners().beat(handle);
            store.runners().buryLocalDead(handle);
            try (Throttles throttles = Throttles.of(migration, settings, database)) {
                long rows = TableSize.estimate(task.table(), handle, database.dialect());
                if (!store.passes().join(handle, rows, Duration.ofNanos(System.nanoTime() - known))) {
                    return OptionalLong.empty();
                }
                ChunkMover mover = new ChunkMover(task, keys, store, failures);
                return OptionalLong.of(pass(handle, new Pass(database, settings, progress, throttles), mover, keys));
            } finally {
                store.runners().leave(handle);
            }
        } catch (SQLException | JdbiException | InterruptedException e) {
            throw failures.gate().isTerminated()
                    ? BackfillFailedException.terminated(migration)
                    : BackfillFailedException.of(migration, e, database.redaction());
        }
    }

    private long pass(Handle handle, Pass pass, ChunkMover mover, KeySpace keys)
            throws SQLException, InterruptedException {
        try {
            return pass.run(handle, mover, keys);
        } catch (SQLException e) {
            throw keys.areAsTheyWere(handle, database.dialect()) ? e : new KeyChangedException(keys.written(), e);
        }
    }

    /**
     * Tries the rows again that are recorded because they could not be moved, each in a transaction of its own. What is
     * moved is forgotten; what is not stays recorded, with the reason of this time.
     *
     * @return every recorded row, in the order of the recorded keys
     */
    public List<RetriedRow> retry(Migration migration) {
        BackfillTask task = BackfillTask.of(migration);
        try (Handle handle = database.jdbi().open();
                LockWaits waits = new LockWaits(locking)) {
            ChunkMover.configure(handle, database.dialect());
            locking.timeouts().setFor(database.connection(), database.dialect());
            ProgressTables.create(handle, database.dialect());
            KeySpace keys = KeySpace.of(task, handle, database.dialect());
            ProgressStore store = new ProgressStore(task.id(), Runner.name(), keys, database.dialect());
            // Somebody waits for the answer, and a row that is locked now may be tried again at any time.
            Locking once = new Locking(locking.timeouts(), 0, locking.holders());
            ChunkMover mover = new ChunkMover(task, keys, store, new Failures(true, once, waits, new Gate()));
            store.passes().checkKey(handle);
            List<RetriedRow> rows = new ArrayList<>();
            for (Key row : store.errors().keys(handle)) {
                String reason = mover.retry(handle, row).map(this::words).orElse("");
                rows.add(new RetriedRow(migration.id(), row.toString(), reason));
            }
            return rows;
        } catch (SQLException | JdbiException | InterruptedException e) {
            throw BackfillFailedException.of(migration, e, database.redaction());
        }
    }

    private String words(SQLException failure) {
        return String.valueOf(database.redaction().clean(failure).getMessage());
    }

    /**
     * How long a backfill waits for what others have locked.
     *
     * @param timeouts of the statements that move rows
     * @param retries how often a single row is tried again whose lock was not to be had
     * @param holders who tells whom it waits for
     */
    public record Locking(Timeouts timeouts, int retries, Holders holders) {
        /** Waits for somebody whom nobody names. */
        public static Locking of(Timeouts timeouts, int retries) {
            return new Locking(timeouts, retries, new Holders() {
                @Override
                public void watch(Connection session) {}

                @Override
                public List<String> ask() {
                    return List.of();
                }
            });
        }
    }

    /** Tells who has locked what a backfill waits for. Thread-safe. */
    public interface Holders {
        /** Asks for this session, too, from now on. */
        void watch(Connection session) throws SQLException;

        /** Returns a line for each of those whom a watched session waits for now; empty where nobody knows. */
        List<String> ask() throws SQLException;
    }

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
}
