package dev.edd.benchmark.backfill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A way to move the rows, and its runs.
 *
 * @param alone with nobody else there; none where the mover is steered by what others feel
 * @param beside beside an application
 */
record Contender(Mover mover, List<Run> alone, List<Run> beside) {
    /** One run, and what the application's transactions took meanwhile. */
    record Run(Duration took, Latencies latencies) {
        double seconds() {
            return took.toNanos() / 1e9;
        }
    }

    static Contender of(Mover mover) {
        return new Contender(mover, new ArrayList<>(), new ArrayList<>());
    }

    /** Returns how long a run takes with nobody else there. */
    double seconds() {
        return median(alone.stream().mapToDouble(Run::seconds).toArray());
    }

    double secondsBeside() {
        return median(beside.stream().mapToDouble(Run::seconds).toArray());
    }

    /** Returns what such a share of the application's transactions stays below. */
    double milliseconds(double share) {
        return milliseconds(beside, share);
    }

    static double milliseconds(List<Run> runs, double share) {
        return median(runs.stream()
                .mapToDouble(run -> run.latencies().milliseconds(share))
                .toArray());
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
