package dev.edd;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * A changelog that is read and checked while its database is being opened. In a fresh JVM the two take about equally
 * long, and together they are most of a run that finds nothing to do.
 */
final class Reading implements AutoCloseable {
    private final Function<Dialect, Changelog> read;
    private final Dialect expected;
    private final FutureTask<Changelog> task;

    private Reading(Function<Dialect, Changelog> read, Dialect expected) {
        this.read = read;
        this.expected = expected;
        this.task = new FutureTask<>(() -> read.apply(expected));
    }

    /** Begins to read in the background, for the database that the URL names. */
    static Reading start(Function<Dialect, Changelog> read, Target target) {
        Reading reading = new Reading(read, Dialect.ofUrl(target.displayUrl()));
        Thread thread = new Thread(reading.task, "edd-reading");
        thread.setDaemon(true);
        thread.start();
        return reading;
    }

    /** Returns the changelog once it is read; reads it anew where the server is another one than its URL says. */
    Changelog changelog(Database database) {
        Changelog changelog = await();
        return database.dialect() == expected ? changelog : read.apply(database.dialect());
    }

    private Changelog await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the reading to end, so that nobody else finds it at work; its failure is told where it is asked for. */
    @Override
    public void close() {
        try {
            await();
        } catch (RuntimeException toldElsewhere) {
            // Whoever asked for the changelog was told; where nobody did, another failure came first.
        }
    }
}
