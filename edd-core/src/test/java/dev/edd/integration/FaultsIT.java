package dev.edd.integration;

import static dev.edd.integration.ThirtyMigrations.COUNT;
import static dev.edd.plan.PhaseSelection.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.execution.Progress;
import dev.edd.migration.EddException;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anything may die at any moment: after it, the next run brings the database to where an undisturbed one would have. How
 * many moments are tried for each database, {@code -Dedd.faults} says; which ones, {@code -Dedd.faults.seed}: both are
 * printed.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultsIT {
    private static final int FAULTS = Integer.getInteger("edd.faults", 1);
    private static final long SEED = Long.getLong("edd.faults.seed", new Random().nextInt(1_000_000));
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Map<TestServer, List<String>> UNDISTURBED = new EnumMap<>(TestServer.class);

    @TempDir
    private Path base;

    static Stream<Arguments> moments() {
        return Stream.of(TestServer.values())
                .flatMap(server -> seeds(FAULTS).mapToObj(seed -> Arguments.of(server, seed)));
    }

    static Stream<Arguments> momentsOfServers() {
        return Stream.of(TestServer.values())
                .filter(server -> server != TestServer.H2)
                .flatMap(server -> seeds(Math.max(1, FAULTS / 5)).mapToObj(seed -> Arguments.of(server, seed)));
    }

    private static LongStream seeds(int count) {
        return LongStream.range(SEED, SEED + count);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_runner_that_is_killed_is_continued(TestServer server, long seed) throws Exception {
        Workbench workbench = prepare(server);
        Moment moment = Moment.of(seed);
        try (RunnerProcess runner = RunnerProcess.start(workbench, ALL, Duration.ofMinutes(5), "")) {
            moment.await(runner);
            runner.signal("KILL");
        }

        report("killed", server, seed, moment, workbench.outcomes(ALL));

        assertThat(ThirtyMigrations.outcome(workbench)).isEqualTo(undisturbed(server));
    }

    @ParameterizedTest
    @MethodSource("momentsOfServers")
    void a_runner_that_is_frozen_and_thawed_does_no_harm(TestServer server, long seed) throws Exception {
        Workbench workbench = prepare(server);
        Moment moment = Moment.of(seed);
        try (RunnerProcess runner = RunnerProcess.start(workbench, ALL, LEASE, "")) {
            moment.await(runner);
            runner.signal("STOP");
            report("frozen", server, seed, moment, workbench.outcomes(ALL));
            runner.signal("CONT");
            runner.lines();
        }

        assertThat(ThirtyMigrations.outcome(workbench)).isEqualTo(undisturbed(server));
    }

    @ParameterizedTest
    @MethodSource("momentsOfServers")
    void a_connection_that_is_cut_is_no_more_than_a_failed_run(TestServer server, long seed) throws Exception {
        Workbench workbench = prepare(server);
        Moment moment = Moment.of(seed);

        List<String> failure = disturbed(workbench, moment, () -> cutOff(workbench));

        report("cut off " + failure, server, seed, moment, finish(workbench));
        assertThat(ThirtyMigrations.outcome(workbench)).isEqualTo(undisturbed(server));
    }

    @ParameterizedTest
    @MethodSource("momentsOfServers")
    void a_server_that_crashes_is_no_more_than_a_failed_run(TestServer server, long seed) throws Exception {
        Workbench workbench = prepare(server);
        Moment moment = Moment.of(seed);

        List<String> failure = disturbed(workbench, moment, () -> crash(server));

        report("crashed " + failure, server, seed, moment, finish(workbench));
        assertThat(ThirtyMigrations.outcome(workbench)).isEqualTo(undisturbed(server));
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void four_runners_at_once_do_the_work_of_one(TestServer server) {
        Workbench workbench = prepare(server);
        List<RunnerProcess> runners = IntStream.range(0, 4)
                .mapToObj(each -> RunnerProcess.start(workbench, ALL, Duration.ofSeconds(30), ""))
                .toList();

        assertThat(runners)
                .allSatisfy(runner -> assertThat(runner.lines()).last().isEqualTo("done"));

        runners.forEach(RunnerProcess::close);
        assertThat(ThirtyMigrations.outcome(workbench)).isEqualTo(undisturbed(server));
    }

    private Workbench prepare(TestServer server) {
        return ThirtyMigrations.in(Workbench.on(server, base).durable());
    }

    private List<String> undisturbed(TestServer server) {
        return UNDISTURBED.computeIfAbsent(server, it -> {
            Workbench workbench = prepare(it);
            assertThat(workbench.outcomes(ALL)).hasSize(COUNT);
            return ThirtyMigrations.outcome(workbench);
        });
    }

    /** Has something happen during a run, and returns the first line of why the run failed, if it did. */
    private static List<String> disturbed(Workbench workbench, Moment moment, Runnable fault) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> run = thread.submit(() -> {
                PlanRequest request = PlanRequest.of(ALL);
                workbench.edd().migrate(workbench.environment(Duration.ZERO, LEASE), request, moment);
            });
            moment.await();
            fault.run();
            run.get();
            return List.of();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(EddException.class);
            return List.of(e.getCause().getMessage().lines().findFirst().orElse(""));
        } finally {
            thread.shutdown();
        }
    }

    private static List<Outcome> finish(Workbench workbench) {
        Duration patience = Duration.ofMinutes(1);
        return workbench.edd().migrate(workbench.environment(patience, LEASE), PlanRequest.of(ALL), Progress.SILENT);
    }

    /** Ends every other session of the database. */
    private static void cutOff(Workbench workbench) {
        if (workbench.database().server() == TestServer.POSTGRESQL) {
            workbench.rows("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()""");
        } else {
            List<String> others = workbench.rows(
                    "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID()");
            workbench.execute(others.stream().map(id -> "KILL " + id).toArray(String[]::new));
        }
    }

    /** Has the server die as by a power cut, and start again. */
    private static void crash(TestServer server) {
        String signal = server == TestServer.POSTGRESQL ? "QUIT" : "KILL";
        try {
            new ProcessBuilder("kill", "-s", signal, Long.toString(server.processId()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        server.restart();
    }

    private static void report(String fault, TestServer server, long seed, Moment moment, List<Outcome> outcomes) {
        System.out.printf(
                "%s %s at %s (-Dedd.faults.seed=%s): the next run had %s steps left%n",
                server, fault, moment, seed, outcomes.size());
    }

    /** A moment of a run: so long after so many migrations. Heard from inside or read from what a process says. */
    private static final class Moment implements Progress {
        private final int after;
        private final Duration delay;
        private final CountDownLatch reached;

        private Moment(int after, Duration delay) {
            this.after = after;
            this.delay = delay;
            this.reached = new CountDownLatch(after + 1);
        }

        static Moment of(long seed) {
            // The first numbers of neighbouring seeds resemble each other.
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            return new Moment(random.nextInt(COUNT), Duration.ofNanos(random.nextInt(20_000_000)));
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
            LockSupport.parkNanos(delay.toNanos());
        }

        void await(RunnerProcess runner) {
            assertThat(runner.says("planned")).isTrue();
            IntStream.range(0, after).forEach(each -> runner.says("0"));
            LockSupport.parkNanos(delay.toNanos());
        }

        @Override
        public String toString() {
            return "%s migrations and %s µs".formatted(after, delay.toNanos() / 1000);
        }
    }
}
