package dev.edd.backfill;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.backfill.ProgressStore.PassState;
import dev.edd.database.Database;
import dev.edd.database.Timeouts;
import dev.edd.migration.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Moves the data of one transition by running its statements again and again, each time in a transaction, until they find
 * no row: for tables without a key to walk by. The statements themselves say how many rows they take at a time.
 */
final class Repetition {
    private final Database database;
    private final BackfillSettings settings;
    private final Consumer<BackfillProgress> progress;
    private final Failures failures;
    private final Gate gate;
    private final Pace pace = new Pace();
    private long rows;

    /** Takes the database, whose connection does the work. */
    Repetition(Database database, BackfillSettings settings, Failures failures, Consumer<BackfillProgress> progress) {
        this.database = database;
        this.settings = settings;
        this.failures = failures;
        this.gate = failures.gate();
        this.progress = progress;
    }

    /**
     * Repeats the statements until all of them together change no row.
     *
     * @return how many rows were changed
     * @throws BackfillFailedException if a statement is rejected; what the repetitions before it did stays
     */
    long run(Migration migration) {
        Duration pause = BackfillTask.pause(migration.directives());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Handle handle = database.jdbi().open();
                Throttles throttles = Throttles.of(migration, settings, database)) {
            ProgressTables.create(handle, database.dialect());
            failures.locking().timeouts().setFor(database.connection(), database.dialect());
            long changed = 1;
            while (changed > 0) {
                waitWhileThrottled(throttles, handle);
                changed = watched(thread.submit(() -> repeat(migration)));
                gate.pause(pause);
            }
            return rows;
        } catch (SQLException | JdbiException | InterruptedException e) {
            throw gate.isTerminated()
                    ? BackfillFailedException.terminated(migration)
                    : BackfillFailedException.of(migration, e, database.redaction());
        } finally {
            gate.shut();
            thread.shutdown();
        }
    }

    private void waitWhileThrottled(Throttles throttles, Handle handle) throws SQLException, InterruptedException {
        for (Halt halt = throttles.judge(handle); halt.isWaiting(); halt = throttles.judge(handle)) {
            gate.check();
            tell(0, halt);
            gate.pause(Pass.TICK);
        }
        gate.check();
    }

    private void tell(long changed, Halt halt) {
        progress.accept(pace.progress(new PassState(1, !halt.isWaiting() && changed == 0, 0, 0, rows), changed, halt));
    }

    /** Tells what a repetition waits for as long as it does, then what it did, and rests as long as the load demands. */
    private long watched(Future<Long> repetition) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        Optional<Long> changed = Pass.result(repetition);
        while (changed.isEmpty()) {
            Halt halt = failures.waits().halt();
            if (halt.isWaiting()) {
                tell(0, halt);
            }
            changed = Pass.result(repetition);
        }
        rows += changed.get();
        tell(changed.get(), Halt.NONE);
        gate.rest(Duration.ofNanos(System.nanoTime() - start), settings.load());
        return changed.get();
    }

    private long repeat(Migration migration) throws SQLException, InterruptedException {
        failures.waits().enter(database.connection());
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return repeatOnce(migration, database.connection());
                } catch (SQLException e) {
                    if (!failures.again(database.connection(), e, attempt, 1)) {
                        throw e;
                    }
                }
            }
        } finally {
            failures.waits().leave();
        }
    }

    private long repeatOnce(Migration migration, Connection connection) throws SQLException {
        Timeouts timeouts = failures.locking().timeouts();
        String prefix = timeouts.prefix(database.dialect());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(timeouts.ofDriver(database.dialect()));
            long changed = 0;
            for (dev.edd.migration.Statement each : migration.statements()) {
                changed += changed(statement, prefix + each.text());
                prefix = "";
            }
            connection.commit();
            connection.setAutoCommit(true);
            return changed;
        } catch (SQLException e) {
            Database.takeBack(connection, e);
            throw e;
        }
    }

    private static long changed(Statement statement, String sql) throws SQLException {
        long changed = 0;
        boolean rows = statement.execute(sql);
        while (rows || statement.getUpdateCount() >= 0) {
            changed += Math.max(0, statement.getUpdateCount());
            rows = statement.getMoreResults();
        }
        return changed;
    }
}
