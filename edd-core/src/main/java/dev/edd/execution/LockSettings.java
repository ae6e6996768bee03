package dev.edd.execution;

import java.time.Duration;

/**
 * How patient a run is, and how patient others are with it.
 *
 * @param patience how long to wait while another run migrates the same database
 * @param lease after which time without a sign of life this run counts as dead
 */
public record LockSettings(Duration patience, Duration lease) {
    /** One minute of waiting, a lease of half a minute. */
    public static final LockSettings DEFAULT = new LockSettings(Duration.ofMinutes(1), Duration.ofSeconds(30));

    public LockSettings {
        if (patience.isNegative() || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("A wait of %s and a lease of %s cannot be".formatted(patience, lease));
        }
    }

    /** Returns the same settings with another time to wait for another run. */
    public LockSettings waiting(Duration other) {
        return new LockSettings(other, lease);
    }
}
