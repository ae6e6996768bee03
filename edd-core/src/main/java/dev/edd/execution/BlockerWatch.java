package dev.edd.execution;

import dev.edd.lease.Blockers;
import dev.edd.migration.EddException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks who stands in the way while a statement waits: afterwards nobody does. */
final class BlockerWatch implements AutoCloseable {
    private final Blockers blockers;
    private final Duration delay;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(BlockerWatch::daemon);
    private volatile List<String> seen = List.of();

    /**
     * Takes whom to ask.
     *
     * @param lockTimeout how long a statement waits; it is asked for half-way
     */
    BlockerWatch(Blockers blockers, Duration lockTimeout) {
        this.blockers = blockers;
        this.delay = lockTimeout.dividedBy(2);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "edd-blockers");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to watch an attempt; the result is cancelled when it is over. */
    Future<?> watch() {
        seen = List.of();
        return thread.scheduleWithFixedDelay(this::ask, delay.toNanos(), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void ask() {
        try {
            List<String> now = blockers.ask();
            if (!now.isEmpty()) {
                seen = now;
            }
        } catch (SQLException | EddException unanswered) {
            seen = List.of();
        }
    }

    /** Returns who was seen last during the last attempt. */
    List<String> seen() {
        return seen;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
