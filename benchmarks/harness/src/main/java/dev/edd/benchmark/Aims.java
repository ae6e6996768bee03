package dev.edd.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What this product wants to reach, and whether it did. */
final class Aims {
    private static final double TIMES_AS_FAST = 1.5;

    private Aims() {}

    /** Returns a sentence for each aim of a benchmark. */
    static List<String> judge(Result result) {
        Benchmark benchmark = result.benchmark();
        List<String> verdicts = new ArrayList<>();
        switch (benchmark.task()) {
            case VALIDATE -> {
                if (benchmark.migrations() >= 10_000) {
                    verdicts.add(atMost(benchmark.statements() > benchmark.migrations() ? 2.0 : 1.0, result));
                }
            }
            case MIGRATE -> {
                if (benchmark.candidates().contains(Candidates.LIQUIBASE)) {
                    verdicts.add(faster(result, Candidates.LIQUIBASE));
                    verdicts.add(faster(result, Candidates.FLYWAY));
                }
            }
            case NOTHING -> {
                if (benchmark.migrations() <= 1_000) {
                    verdicts.add(atMost(0.4, result));
                }
            }
            case STATUS -> {}
        }
        verdicts.add("Aim: a heap of %d MB is enough: **reached**, at most %d MB were in use."
                .formatted(Arena.HEAP_LIMIT, result.heap()));
        return verdicts;
    }

    private static String atMost(double seconds, Result result) {
        double took = result.aboveFloor(Candidates.EDD);
        return format(
                "Aim: at most %.1f s above an empty goal: **%s**, %.2f s.", seconds, verdict(took <= seconds), took);
    }

    private static String faster(Result result, Candidate peer) {
        double times = result.aboveFloor(peer) / result.aboveFloor(Candidates.EDD);
        return format(
                "Aim: %.1f times as fast as %s, above an empty goal: **%s**, %.2f times.",
                TIMES_AS_FAST, peer.name(), verdict(times >= TIMES_AS_FAST), times);
    }

    private static String verdict(boolean reached) {
        return reached ? "reached" : "missed";
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
