package dev.edd.backfill;

import java.time.Instant;

/**
 * Whether a backfill waits, and for what.
 *
 * @param reason a clause: {@code it is outside the window 22:00-05:00}; empty while it works
 * @param since when it began to wait, whatever for; {@link Instant#EPOCH} while it works
 */
public record Halt(String reason, Instant since) {
    /** No waiting. */
    public static final Halt NONE = new Halt("", Instant.EPOCH);

    /** Returns whether the backfill waits. */
    public boolean isWaiting() {
        return !reason.isEmpty();
    }
}
