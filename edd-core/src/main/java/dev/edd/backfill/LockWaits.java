package dev.edd.backfill;

import dev.edd.backfill.Backfill.Locking;
import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.migration.EddException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Which of a run's workers wait for rows that others have locked, since when, and for whom. Thread-safe. */
final class LockWaits implements AutoCloseable {
    private final Locking locking;
    private final Set<Thread> working = new HashSet<>();
    private final Set<Thread> waiting = new HashSet<>();

    /** Asks who is in the way: that may take its time, and nobody waits for it. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new Daemon("edd-lock-holders"));

    private Instant since = Instant.EPOCH;
    private List<String> holders = List.of();
    private @Nullable Future<?> asking;

    LockWaits(Locking locking) {
        this.locking = locking;
    }

    /** This thread begins to work, with that session. */
    void enter(Connection session) throws SQLException {
        locking.holders().watch(session);
        synchronized (this) {
            working.add(Thread.currentThread());
        }
    }

    /** This thread is done. */
    synchronized void leave() {
        over();
        working.remove(Thread.currentThread());
    }

    /** This thread's transaction has waited in vain. */
    synchronized void begin() {
        if (waiting.isEmpty()) {
            since = Instant.now();
            holders = List.of();
        }
        waiting.add(Thread.currentThread());
    }

    /** What this thread waited for is done; returns whether it had to wait. */
    synchronized boolean over() {
        return waiting.remove(Thread.currentThread());
    }

    /** Returns what people are told now, and asks once more for the next time. */
    synchronized Halt halt() {
        if (waiting.isEmpty()) {
            return Halt.NONE;
        }
        if (asking == null || asking.isDone()) {
            asking = thread.submit(this::ask);
        }
        String who =
                waiting.size() == working.size() ? "" : "%s of %s workers".formatted(waiting.size(), working.size());
        String by = holders.isEmpty() ? "others" : String.join("; ", holders);
        return new Halt("rows are locked by " + by, since, who);
    }

    private void ask() {
        try {
            told(locking.holders().ask());
        } catch (SQLException | EddException unanswered) {
            told(List.of());
        }
    }

    /** Keeps the last who were seen: between two attempts nobody is in the way. */
    private synchronized void told(List<String> now) {
        holders = now.isEmpty() ? holders : Collections.unmodifiableList(now);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
