package dev.edd.backfill;

import dev.edd.backfill.Backfill.Locking;
import dev.edd.database.TransientFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What a run does about chunks that fail: try them again, halve them, record their rows or stop. Thread-safe. */
final class Failures {
    private static final int RETRIES = 4;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 5;

    private final boolean recorded;
    private final Locking locking;
    private final LockWaits waits;
    private final Gate gate;

    /**
     * Takes what was ordered.
     *
     * @param recorded whether to go on behind a row that cannot be moved
     * @param gate what the run's workers pass
     */
    Failures(boolean recorded, Locking locking, LockWaits waits, Gate gate) {
        this.recorded = recorded;
        this.locking = locking;
        this.waits = waits;
        this.gate = gate;
    }

    boolean areRecorded() {
        return recorded;
    }

    Locking locking() {
        return locking;
    }

    LockWaits waits() {
        return waits;
    }

    Gate gate() {
        return gate;
    }

    /**
     * Returns, after a pause, whether a transaction that was rolled back is to be tried again. One that did not get its
     * locks is not while it is about several rows: its halves are, so that the rows beside the locked one wait for nobody.
     *
     * @param own the connection of who asks
     * @throws StoppedException if the run is about to end
     */
    boolean again(Connection own, SQLException failure, int attempt, long rows)
            throws SQLException, InterruptedException {
        if (!TransientFailure.is(failure)) {
            return false;
        }
        boolean locked = TransientFailure.isLockTimeout(failure);
        if (locked) {
            waits.begin();
        }
        int retries = !locked ? RETRIES : rows > 1 ? 0 : locking.retries();
        boolean again = attempt <= retries;
        if (again || rows > 1) {
            pause(own, locked && rows == 1 ? FIRST_PAUSE : FIRST_BACKOFF, attempt);
        }
        return again;
    }

    private void pause(Connection own, Duration first, int attempt) throws SQLException, InterruptedException {
        Duration full = first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        long most = Math.min(full.toMillis(), LONGEST_PAUSE.toMillis());
        gate.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1)));
        if (!gate.pass(own)) {
            throw new StoppedException();
        }
    }

    /** Says that nothing is tried again, because the run is about to end. */
    static final class StoppedException extends SQLException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("The run is about to end.");
        }
    }
}
