package dev.edd.backfill;

import java.time.Duration;

/**
 * The share of its time that a worker works, steered by what others feel: a step up while the probes keep within the
 * budget, and down by a factor as soon as one does not. Additive increase and multiplicative decrease is how TCP shares a
 * line (D.-M. Chiu and R. Jain, "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance", 1989).
 * Thread-safe.
 */
final class LoadControl {
    static final double LEAST = 0.02;
    private static final double STEP = 0.02;
    private static final double FACTOR = 0.6;

    /** After a step down, so many probes pass before the next one: they still feel what was done before. */
    private static final int PATIENCE = 3;

    private final Duration budget;
    private final double most;
    private double share;
    private int patience;

    /**
     * Begins with the full load.
     *
     * @param budget zero where nobody probes: then the load stays as it is
     */
    LoadControl(Duration budget, double most) {
        this.budget = budget;
        this.most = most;
        this.share = most;
    }

    synchronized double share() {
        return share;
    }

    /** Learns how long a transaction took that others could have made. */
    synchronized void learn(Duration took) {
        if (took.compareTo(budget) <= 0) {
            share = Math.min(most, share + STEP);
            patience = Math.max(0, patience - 1);
        } else if (patience == 0) {
            share = Math.max(Math.min(LEAST, most), share * FACTOR);
            patience = PATIENCE;
        } else {
            patience--;
        }
    }

    /** Returns how long a chunk may take: not longer than the budget, for whoever wants one of its rows waits so long. */
    Duration chunkTime(Duration wanted) {
        return budget.isZero() || wanted.compareTo(budget) < 0 ? wanted : budget;
    }
}
