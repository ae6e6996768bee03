package dev.edd.backfill;

import java.time.Duration;
import java.util.List;

/**
 * How hard a backfill may work.
 *
 * @param workers how many chunks of this runner may run at the same time
 * @param chunkTime about how long a chunk takes
 * @param load the share of its time that a worker works, above 0 and up to 1; it sleeps for the rest
 * @param recordErrors whether to go on behind a row that cannot be moved
 * @param throttles what makes it wait, each by itself
 * @param latencyBudget how long a single-row transaction of others may take; the load is steered so that it keeps within.
 *     Zero for no steering
 */
public record BackfillSettings(
        int workers,
        Duration chunkTime,
        double load,
        boolean recordErrors,
        List<Throttle> throttles,
        Duration latencyBudget) {
    /** One worker, chunks of 250 ms, four fifths of the time at work, stopping at the first row that cannot be moved. */
    public static final BackfillSettings DEFAULT = new BackfillSettings(1, Duration.ofMillis(250), 0.8, false);

    public BackfillSettings {
        throttles = List.copyOf(throttles);
        if (workers < 1 || load <= 0 || load > 1 || chunkTime.isNegative() || chunkTime.isZero()) {
            throw new IllegalArgumentException(
                    "%s workers, chunks of %s and a load of %s cannot be".formatted(workers, chunkTime, load));
        }
    }

    /** Takes the settings of a backfill that nothing throttles or steers. */
    public BackfillSettings(int workers, Duration chunkTime, double load, boolean recordErrors) {
        this(workers, chunkTime, load, recordErrors, List.of(), Duration.ZERO);
    }
}
