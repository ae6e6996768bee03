package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.database.Runner;
import dev.edd.migration.EddException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;

/** Feels what others feel: changes one row of its own and commits, twenty times a second, on a connection of its own. */
final class LatencyProbe {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    /** A probe that waits for a lock must not keep the run from its end. */
    private static final int LONGEST_SECONDS = 5;

    /** How long the connection may go without an answer. */
    static final Duration LONGEST = Duration.ofSeconds(2 * LONGEST_SECONDS);

    private final LoadControl control;
    private final String name = Runner.name();

    /** Two: the one that probes, and the one that sees that it has not come back yet. */
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

    private final List<Future<?>> tasks = new ArrayList<>();

    /** When the probe began that is under way; 0 between two. */
    private final AtomicLong began = new AtomicLong();

    /** Both are used by the probe's thread, and by whoever stops it once that is done. */
    private Database database;

    private Handle handle;

    /** When the last probe came back. */
    private long ended = System.nanoTime();

    private LatencyProbe(Database database, LoadControl control) {
        this.control = control;
        this.database = database;
        this.handle = open(database);
    }

    private static Handle open(Database database) {
        Handle handle = database.jdbi().open();
        handle.getConfig(SqlStatements.class).setQueryTimeout(LONGEST_SECONDS);
        return handle;
    }

    /** Begins to probe, on the given connection, which it closes in the end. */
    static LatencyProbe start(Database database, LoadControl control) {
        LatencyProbe probe = new LatencyProbe(database, control);
        probe.handle
                .createUpdate("INSERT INTO EDD_PROBE (RUNNER, BEATS) VALUES (:runner, 0)")
                .bind("runner", probe.name)
                .execute();
        probe.every(probe::probe);
        probe.every(probe::look);
        return probe;
    }

    private void every(Runnable task) {
        tasks.add(
                threads.scheduleWithFixedDelay(task, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void probe() {
        long start = System.nanoTime();
        began.set(start);
        try {
            handle.createUpdate("UPDATE EDD_PROBE SET BEATS = BEATS + 1 WHERE RUNNER = :runner")
                    .bind("runner", name)
                    .execute();
        } catch (JdbiException failed) {
            // It took long, and that is all there is to know: what is wrong with the database, the workers will say.
            renew();
        }
        began.set(0);
        long now = System.nanoTime();
        control.learn(Duration.ofNanos(now - start), Duration.ofNanos(now - ended));
        ended = now;
    }

    /** Feels on: where only this connection was cut, nobody else would notice that the budget holds no longer. */
    private void renew() {
        try {
            if (handle.getConnection().isClosed()) {
                Database next = database.openAnother(LONGEST);
                database.close();
                database = next;
                handle = open(next);
            }
        } catch (SQLException | EddException unreachable) {
            // The next probe tries again.
        }
    }

    /** Learns from a probe, too, that has not come back yet. */
    private void look() {
        long start = began.get();
        if (start != 0) {
            control.see(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Ends once the probe that is under way has come back. */
    void stop() throws InterruptedException {
        tasks.forEach(task -> task.cancel(false));
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.DAYS);
        try (Database last = database) {
            last.jdbi().useHandle(handle -> handle.createUpdate("DELETE FROM EDD_PROBE WHERE RUNNER = :runner")
                    .bind("runner", name)
                    .execute());
        } catch (JdbiException unheard) {
            // Why the connection is gone is said by whoever works on the others.
        }
    }
}
