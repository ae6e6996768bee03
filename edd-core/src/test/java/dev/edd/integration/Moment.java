package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A moment of a run that a number chooses: one of five in what comes before the plan, the lease and the first tables
 * among it, the others so long after so many migrations. Heard from inside or read from what a process says.
 */
final class Moment implements Progress {
    private static final int ONE_OF_EARLY = 5;
    private static final int EARLY_MICROS = 1_000_000;
    private static final int LATE_MICROS = 20_000;

    /** A run inside this JVM has its classes loaded already. */
    private static final int WARM = 30;

    private final int after;
    private final Duration delay;
    private final CountDownLatch reached;

    private Moment(int after, Duration delay) {
        this.after = after;
        this.delay = delay;
        this.reached = new CountDownLatch(after + 1);
    }

    /** Returns numbers of which neighbours do not resemble each other, as the first ones of neighbouring seeds do. */
    static Random random(long seed) {
        return new Random(seed * 0x9E3779B97F4A7C15L);
    }

    static Moment of(Random random, int migrations) {
        return random.nextInt(ONE_OF_EARLY) == 0
                ? new Moment(-1, Duration.ofNanos(random.nextInt(EARLY_MICROS) * 1000L))
                : new Moment(random.nextInt(migrations), Duration.ofNanos(random.nextInt(LATE_MICROS) * 1000L));
    }

    /** Returns the moment right behind so many migrations. */
    static Moment after(int migrations) {
        return new Moment(migrations, Duration.ZERO);
    }

    int migrations() {
        return after;
    }

    @Override
    public void planned(Plan plan) {
        reached.countDown();
    }

    @Override
    public void finished(Outcome outcome) {
        reached.countDown();
    }

    void await() throws InterruptedException {
        reached.await(30, TimeUnit.SECONDS);
        LockSupport.parkNanos(after < 0 ? delay.toNanos() / WARM : delay.toNanos());
    }

    void await(RunnerProcess runner) {
        assertThat(runner.says(RunnerProcess.BEGINS)).isTrue();
        if (after >= 0 && runner.says("planned")) {
            IntStream.range(0, after).forEach(each -> runner.says("0"));
        }
        LockSupport.parkNanos(delay.toNanos());
    }

    @Override
    public String toString() {
        String micros = delay.toNanos() / 1000 + " µs";
        return after < 0 ? micros + " after its beginning" : "%s migrations and %s".formatted(after, micros);
    }
}
