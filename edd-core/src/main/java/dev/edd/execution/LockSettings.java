package dev.edd.execution;

import dev.edd.database.Timeouts;
import dev.edd.release.Origin;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How patient a run is, and how patient others must be with it.
 *
 * @param patience how long to wait while another run migrates the same database
 * @param lease after which time without a sign of life this run counts as dead
 * @param lockTimeout how long a statement waits for a lock, as everybody who comes later waits behind it; zero leaves that
 *     to the database
 * @param retries how often it is tried again after that
 * @param statementTimeout how long a statement may take altogether; zero for as long as it takes
 * @param runner who is named to those who wait
 */
public record LockSettings(
        Duration patience,
        Duration lease,
        Duration lockTimeout,
        int retries,
        Duration statementTimeout,
        Origin runner) {
    /** A minute of waiting, a lease of half a minute, and 5 seconds for a lock, eleven times. */
    public static final LockSettings DEFAULT =
            new LockSettings(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofSeconds(5), 10, Duration.ZERO);

    /** Takes the patience of a run of which nobody says whose it is. */
    public LockSettings(
            Duration patience, Duration lease, Duration lockTimeout, int retries, Duration statementTimeout) {
        this(patience, lease, lockTimeout, retries, statementTimeout, Origin.UNKNOWN);
    }

    public LockSettings {
        boolean negative = retries < 0
                || Stream.of(patience, lease, lockTimeout, statementTimeout).anyMatch(Duration::isNegative);
        if (negative || lease.isZero()) {
            throw new IllegalArgumentException(
                    "A wait of %s, a lease of %s and timeouts of %s, %s times, and %s cannot be"
                            .formatted(patience, lease, lockTimeout, retries, statementTimeout));
        }
    }

    /** Returns how long a statement may take. */
    public Timeouts timeouts() {
        return new Timeouts(lockTimeout, statementTimeout);
    }

    /** Returns the same settings with another time to wait for another run. */
    public LockSettings waiting(Duration other) {
        return new LockSettings(other, lease, lockTimeout, retries, statementTimeout, runner);
    }

    /** Returns the same settings with another lease. */
    public LockSettings leasing(Duration other) {
        return new LockSettings(patience, other, lockTimeout, retries, statementTimeout, runner);
    }

    /** Returns the same settings with another time to wait for a lock, and another number of further attempts. */
    public LockSettings locking(Duration otherTimeout, int otherRetries) {
        return new LockSettings(patience, lease, otherTimeout, otherRetries, statementTimeout, runner);
    }

    /** Returns the same settings for somebody's run. */
    public LockSettings of(Origin other) {
        return new LockSettings(patience, lease, lockTimeout, retries, statementTimeout, other);
    }
}
