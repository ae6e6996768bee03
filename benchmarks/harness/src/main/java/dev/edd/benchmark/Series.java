package dev.edd.benchmark;

import dev.edd.benchmark.MavenCommand.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The runs of one candidate in one benchmark. */
final class Series {
    private final List<Run> runs = new ArrayList<>();

    void add(Run run) {
        runs.add(run);
        runs.sort(Comparator.comparing(Run::took));
    }

    /** Returns the seconds that half of the runs took at most. */
    double median() {
        return (seconds((runs.size() - 1) / 2) + seconds(runs.size() / 2)) / 2;
    }

    /** Returns the seconds that half of the runs computed at most, on all cores together. */
    double computing() {
        double[] seconds = runs.stream()
                .mapToDouble(run -> run.computing().toNanos() / 1e9)
                .sorted()
                .toArray();
        return (seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2]) / 2;
    }

    double fastest() {
        return seconds(0);
    }

    double slowest() {
        return seconds(runs.size() - 1);
    }

    /** Returns the most memory that any run had; 0 where it is not known. */
    long peakMegabytes() {
        return runs.stream().mapToLong(Run::peakMegabytes).max().orElse(0);
    }

    private double seconds(int run) {
        return runs.get(run).took().toNanos() / 1e9;
    }
}
