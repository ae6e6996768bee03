package dev.edd.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a backfill has come, all runners together.
 *
 * @param pass counted from 1; a further pass looks for rows that arrived during the one before
 * @param rows that were seen in this pass
 * @param expectedRows how many there are to be seen, as far as the database knows; 0 where it does not, and fewer
 *     than were seen where its statistics are old
 */
public record BackfillProgress(int pass, long rows, long expectedRows, Speed speed, Halt halt) {
    /**
     * How fast it goes.
     *
     * @param rowsPerSecond of the last few seconds, or of the whole pass where another machine looks at it
     * @param chunkRows how many rows the latest chunk had, or the average one
     */
    public record Speed(double rowsPerSecond, long chunkRows) {}

    /** Returns the share of the rows that were seen, up to 1; empty where nobody knows how many there are. */
    public OptionalDouble share() {
        return isSizeKnown() ? OptionalDouble.of((double) rows / expectedRows) : OptionalDouble.empty();
    }

    /** More rows than there are expected to be are a sign of old statistics, which tell nothing of how many are left. */
    private boolean isSizeKnown() {
        return expectedRows > 0 && rows <= expectedRows;
    }

    /** Returns how long the rest takes at this speed; empty where that cannot be told. */
    public Optional<Duration> timeLeft() {
        return !isSizeKnown() || speed.rowsPerSecond() < 1 || halt.isWaiting()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) ((expectedRows - rows) / speed.rowsPerSecond())));
    }

    /**
     * Whether a backfill waits, and for what.
     *
     * @param reason a clause: {@code it is outside the window 22:00-05:00}; empty while it works
     * @param since when it began to wait, whatever for; {@link Instant#EPOCH} while it works
     * @param who waits, where others work on: {@code 1 of 2 runners}; empty where all of it waits
     */
    public record Halt(String reason, Instant since, String who) {
        /** No waiting. */
        public static final Halt NONE = new Halt("", Instant.EPOCH);

        /** Takes the reason why all of it waits. */
        public Halt(String reason, Instant since) {
            this(reason, since, "");
        }

        /** Returns whether the backfill waits, all of it. */
        public boolean isWaiting() {
            return !reason.isEmpty() && who.isEmpty();
        }

        /** Returns whether a part of it waits while the rest works. */
        public boolean isPartial() {
            return !reason.isEmpty() && !who.isEmpty();
        }
    }
}
