package dev.edd.backfill;

import java.time.Duration;

/**
 * The share of its time that a worker works, steered by what others feel: a step up while the probes keep within the
 * budget, and down by a factor as soon as one does not. Additive increase and multiplicative decrease is how TCP shares a
 * line (D.-M. Chiu and R. Jain, "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance", 1989).
 *
 * <p>That alone would settle where every tenth probe is slow. So the time by which probes exceed the budget is a debt, which
 * is paid off little by little, and there is no step up before it is: in the long run the others wait beyond the budget for
 * at most {@value #SLOW_SHARE} of the time, if no stall is so long that it is forgiven. Thread-safe.
 */
final class LoadControl {
    static final double LEAST = 0.02;

    /** Half of what the 99th percentile leaves: stalls between two probes go unseen. */
    static final double SLOW_SHARE = 0.005;

    private static final double STEP = 0.005;
    private static final double FACTOR = 0.6;

    /** After a step down, so many probes pass before the next one: they still feel what was done before. */
    private static final int PATIENCE = 3;

    /** However bad it was, the load rises again when it has been good for a minute. */
    private static final double MOST_DEBT_NANOS = 300_000_000;

    private final Duration budget;
    private final double most;
    private double share;
    private double debtNanos;
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

    /**
     * Learns how long a transaction took that others could have made.
     *
     * @param since the time since the one before
     */
    synchronized void learn(Duration took, Duration since) {
        long late = Math.max(0, took.minus(budget).toNanos());
        double debt = debtNanos + late - SLOW_SHARE * since.toNanos();
        debtNanos = Math.max(0, Math.min(MOST_DEBT_NANOS, debt));
        if (late > 0) {
            decrease();
        } else {
            patience = Math.max(0, patience - 1);
            share = debtNanos > 0 ? share : Math.min(most, share + STEP);
        }
    }

    /** Learns that one is under way that has taken so long by now. */
    synchronized void see(Duration soFar) {
        if (soFar.compareTo(budget) > 0) {
            decrease();
        }
    }

    private void decrease() {
        if (patience == 0) {
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
