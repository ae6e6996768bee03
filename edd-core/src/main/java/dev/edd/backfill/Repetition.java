package dev.edd.backfill;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.backfill.ProgressStore.PassState;
import dev.edd.database.Database;
import dev.edd.database.TransientFailure;
import dev.edd.migration.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Moves the data of one transition by running its statements again and again, each time in a transaction, until they find
 * no row: for tables without a key to walk by. The statements themselves say how many rows they take at a time.
 */
final class Repetition {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(20);

    private final Database database;
    private final BackfillSettings settings;
    private final Consumer<BackfillProgress> progress;
    private final Gate gate = new Gate();
    private final Pace pace = new Pace();

    /** Takes the database, whose connection does the work. */
    Repetition(Database database, BackfillSettings settings, Consumer<BackfillProgress> progress) {
        this.database = database;
        this.settings = settings;
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
        long rows = 0;
        try (Handle handle = database.jdbi().open();
                Throttles throttles = Throttles.of(migration, settings, database)) {
            ProgressTables.create(handle, database.dialect());
            long changed = 1;
            while (changed > 0) {
                for (Halt halt = throttles.judge(handle); halt.isWaiting(); halt = throttles.judge(handle)) {
                    progress.accept(pace.progress(new PassState(1, false, 0, 0, rows), 0, halt));
                    gate.pause(Pass.TICK);
                }
                long start = System.nanoTime();
                changed = repeat(migration);
                rows += changed;
                progress.accept(pace.progress(new PassState(1, changed == 0, 0, 0, rows), changed, Halt.NONE));
                gate.rest(Duration.ofNanos(System.nanoTime() - start), settings.load());
                gate.pause(pause);
            }
            return rows;
        } catch (SQLException e) {
            throw new BackfillFailedException(migration, database.redaction().clean(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackfillFailedException(migration, new SQLException("The run was interrupted.", e));
        }
    }

    private long repeat(Migration migration) throws SQLException, InterruptedException {
        Duration backoff = FIRST_BACKOFF;
        for (int attempt = 1; ; attempt++) {
            try {
                return repeatOnce(migration, database.connection());
            } catch (SQLException e) {
                if (!TransientFailure.is(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                gate.pause(backoff.plusMillis(ThreadLocalRandom.current().nextLong(backoff.toMillis())));
                backoff = backoff.multipliedBy(2);
            }
        }
    }

    private static long repeatOnce(Migration migration, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            long changed = 0;
            for (dev.edd.migration.Statement each : migration.statements()) {
                statement.execute(each.text());
                changed += Math.max(0, statement.getUpdateCount());
            }
            connection.commit();
            return changed;
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
