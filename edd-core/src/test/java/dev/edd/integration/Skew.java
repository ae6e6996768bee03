package dev.edd.integration;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** By how much the clocks of machines are wrong: always more than a lease lasts. */
final class Skew {
    private static final List<Duration> ALL = List.of(
            Duration.ofSeconds(-90),
            Duration.ofHours(-1),
            Duration.ofDays(-1),
            Duration.ofSeconds(90),
            Duration.ofHours(1),
            Duration.ofDays(1));

    private Skew() {}

    static Duration of(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** Returns by how much the clock of a runner was ahead of another's when each began. */
    static Duration between(RunnerProcess runner, RunnerProcess other) {
        return Duration.ofMillis(clock(runner) - clock(other));
    }

    private static long clock(RunnerProcess runner) {
        String line = runner.lines().stream()
                .filter(each -> each.startsWith(RunnerProcess.BEGINS))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.substring(RunnerProcess.BEGINS.length()));
    }
}
