package dev.edd.backfill;

import java.time.Duration;

/**
 * How many rows the next chunk has, so that it takes about as long as wanted, and seldom longer. It grows by at most half
 * from one chunk to the next and shrinks at once, like the controller of spirit, which multiplies by
 * {@code target / measured}.
 */
final class ChunkSize {
    static final int SMALLEST = 100;
    static final int LARGEST = 100_000;
    private static final int FIRST = 1_000;
    private static final double FASTEST_GROWTH = 1.5;

    /** While a chunk works, whoever writes one of its rows waits: hundredths of the table are what few others meet. */
    private static final int CHUNKS_OF_TABLE = 100;

    /** Whoever wants a row of a chunk waits for its end: aiming a little lower keeps nearly all chunks within the time. */
    private static final double AIM = 0.8;

    private final Duration target;
    private final int least;
    private int most;
    private int rows;

    private ChunkSize(Duration target, int least, int most, int rows) {
        this.target = target;
        this.least = least;
        this.most = most;
        this.rows = rows;
    }

    /** Returns a size that adapts itself. */
    static ChunkSize adaptingTo(Duration target) {
        return new ChunkSize(target, SMALLEST, LARGEST, FIRST);
    }

    /** Returns a size that never changes. */
    static ChunkSize fixedAt(int rows) {
        return new ChunkSize(Duration.ZERO, rows, rows, rows);
    }

    int rows() {
        return rows;
    }

    /**
     * Learns how large the table is; what is fixed stays so.
     *
     * @param tableRows 0 if nobody knows
     */
    void know(long tableRows) {
        if (!target.isZero()) {
            long share = tableRows == 0 ? LARGEST : tableRows / CHUNKS_OF_TABLE;
            most = (int) Math.max(SMALLEST, Math.min(LARGEST, share));
            rows = Math.min(rows, most);
        }
    }

    /** Learns from a chunk; one that was much smaller than asked for, as at the end of a table, tells nothing. */
    void learn(long chunkRows, Duration took) {
        if (chunkRows * 2 < rows) {
            return;
        }
        double ratio = AIM * target.toNanos() / Math.max(1, took.toNanos());
        double next = chunkRows * Math.min(ratio, FASTEST_GROWTH);
        rows = (int) Math.max(least, Math.min(most, next));
    }
}
