package dev.edd.integration;

import static dev.edd.integration.ThirtyMigrations.COUNT;
import static dev.edd.plan.PhaseSelection.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.Environment;
import dev.edd.backfill.BackfillSettings;
import dev.edd.execution.LockSettings;
import dev.edd.execution.Progress;
import dev.edd.migration.EddException;
import dev.edd.plan.Outcome;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.ServerFailedException;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anything may die at any moment: after it, the next run brings the database to where an undisturbed one would have. How
 * many moments are tried for each database, {@code -Dedd.faults} says; which ones, {@code -Dedd.faults.seed}: both are
 * printed. Faults other than {@code kill -9} get a tenth as many. A normal build leaves them all to {@link LeaseIT},
 * {@link KilledRunnersIT} and {@link InterruptedRunIT}.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledIfSystemProperty(named = "edd.faults", matches = "\\d+", disabledReason = "takes -Pfaults")
class FaultsIT {
    private static final int FAULTS = Integer.getInteger("edd.faults", 1);
    private static final boolean REPLAYED = Long.getLong("edd.faults.seed") != null;
    private static final long SEED = Long.getLong("edd.faults.seed", new Random().nextInt(1_000_000));
    private static final List<TestServer> SERVERS = Stream.of(TestServer.values())
            .filter(server ->
                    System.getProperty("edd.faults.servers", server.name()).contains(server.name()))
            .toList();
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Map<TestServer, List<String>> UNDISTURBED = new EnumMap<>(TestServer.class);
    private static final FaultReport REPORT = new FaultReport(SEED);

    @TempDir
    private Path base;

    static Stream<Arguments> moments() {
        return moments(SERVERS, FAULTS);
    }

    static Stream<Arguments> fewerMoments() {
        TestServer drawn = SERVERS.get((int) (SEED % SERVERS.size()));
        return moments(FAULTS > 1 || REPLAYED ? SERVERS : List.of(drawn), Math.max(1, FAULTS / 10));
    }

    /** Without H2: nobody can end the session of a frozen process there, which may hold locks. */
    static Stream<Arguments> frozenMoments() {
        return fewerMoments().filter(moment -> moment.get()[0] != TestServer.H2);
    }

    static Stream<Arguments> fullDisks() {
        return moments(
                SERVERS.stream().filter(server -> server == TestServer.H2).toList(), Math.max(1, FAULTS / 10));
    }

    private static Stream<Arguments> moments(List<TestServer> servers, int count) {
        return LongStream.range(SEED, SEED + count).boxed().flatMap(seed -> servers.stream()
                .map(server -> Arguments.of(server, seed)));
    }

    @AfterAll
    static void print() throws IOException {
        REPORT.print();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_runner_that_is_killed_is_continued(TestServer server, long seed) throws Exception {
        if (!isContinued(server, seed)) {
            assertThat(isContinued(server, seed)).isTrue();
        }
    }

    /** Returns false if the moment counts for nothing. */
    private boolean isContinued(TestServer server, long seed) throws Exception {
        Workbench workbench = ThirtyMigrations.in(Workbench.on(server, base).durable());
        Random random = Moment.random(seed);
        List<Moment> moments = new ArrayList<>(List.of(Moment.of(random, COUNT)));
        if (random.nextInt(3) == 0) {
            moments.add(Moment.of(random, COUNT / 2));
        }
        boolean stopped = false;
        for (Moment moment : moments) {
            try (RunnerProcess runner = RunnerProcess.start(workbench, LONG)) {
                moment.await(runner);
                stopped |= runner.isAlive();
                runner.signal("KILL");
            }
            if (isLost(workbench, seed)) {
                return false;
            }
            assertThat(ThirtyMigrations.claimedInVain(workbench)).isEmpty();
        }

        judge(new Injected(Fault.KILLED, workbench, seed, moments.toString()), stopped, finish(workbench));
        return true;
    }

    /** Returns whether H2 has lost a table of its own: nothing that uses it can help that. */
    private static boolean isLost(Workbench workbench, long seed) {
        List<String> orphans = ThirtyMigrations.orphans(workbench);
        if (!orphans.isEmpty()) {
            REPORT.lost(workbench.database().server(), seed, "no table, only " + orphans);
        }
        return !orphans.isEmpty();
    }

    @ParameterizedTest
    @MethodSource("frozenMoments")
    void a_runner_that_is_frozen_and_thawed_does_no_harm(TestServer server, long seed) throws Exception {
        Workbench workbench = prepare(server);
        Moment moment = Moment.of(Moment.random(seed), COUNT);
        try (RunnerProcess runner = RunnerProcess.start(workbench, LEASE)) {
            moment.await(runner);
            runner.signal("STOP");
            List<Outcome> left = finish(workbench);
            runner.signal("CONT");
            boolean stopped = !endsWell(runner);
            judge(new Injected(Fault.FROZEN, workbench, seed, moment.toString()), stopped, left);
        }
    }

    @ParameterizedTest
    @MethodSource("fewerMoments")
    void a_lease_that_is_lost_is_no_more_than_a_failed_run(TestServer server, long seed) throws Exception {
        assertThat(disturb(Fault.LEASE_LOST, prepare(server), seed)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("fewerMoments")
    void a_connection_that_is_cut_is_no_more_than_a_failed_run(TestServer server, long seed) throws Exception {
        assertThat(disturb(Fault.CUT_OFF, prepare(server), seed)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("fewerMoments")
    void a_server_that_crashes_is_no_more_than_a_failed_run(TestServer server, long seed) throws Exception {
        if (!isRecovered(server, seed)) {
            assertThat(isRecovered(server, seed)).isTrue();
        }
    }

    /** Returns false if the moment counts for nothing. */
    private boolean isRecovered(TestServer server, long seed) throws Exception {
        try {
            return disturb(Fault.CRASHED, prepare(server), seed);
        } catch (ServerFailedException beyondRecovery) {
            // MariaDB 11.4.5 may be unable to start again after kill -9 amid DDL: nothing that uses it can help that.
            REPORT.lost(server, seed, reason(beyondRecovery));
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("fewerMoments")
    void a_long_transaction_is_waited_for_and_kept_out_of_the_way_of(TestServer server, long seed) {
        Workbench workbench = prepare(server);
        Random random = Moment.random(seed);
        LongTransaction other = new LongTransaction(workbench, random.nextInt(COUNT), 1 + random.nextInt(2));
        LockSettings locks = LockSettings.DEFAULT.locking(Duration.ofSeconds(1), random.nextInt(3));
        Optional<String> failure = failure(workbench, locks, other);
        other.end();

        Injected fault = new Injected(
                Fault.BLOCKED,
                workbench,
                seed,
                other + failure.map(line -> ": " + line).orElse(""));
        judge(fault, failure.isPresent(), finish(workbench));
    }

    @ParameterizedTest
    @MethodSource("fewerMoments")
    void runners_at_once_do_the_work_of_one(TestServer server, long seed) throws Exception {
        Workbench workbench = prepare(server);
        Random random = Moment.random(seed);
        List<RunnerProcess> runners = new ArrayList<>();
        for (int i = 0; i < (random.nextBoolean() ? 2 : 4); i++) {
            runners.add(RunnerProcess.start(workbench, LONG));
        }
        boolean kills = random.nextBoolean();
        if (kills) {
            Moment moment = Moment.of(random, COUNT / 2);
            moment.await(runners.get(0));
            runners.remove(0).close();
        }
        assertThat(runners).allSatisfy(runner -> assertThat(endsWell(runner)).isTrue());
        runners.forEach(RunnerProcess::close);

        String what = "%s to the end%s".formatted(runners.size(), kills ? ", one killed" : "");
        judge(new Injected(Fault.CROWDED, workbench, seed, what), kills, finish(workbench));
    }

    @ParameterizedTest
    @MethodSource("fewerMoments")
    void runners_whose_clocks_differ_take_turns(TestServer server, long seed) {
        Workbench workbench = prepare(server);
        Random random = Moment.random(seed);
        List<Duration> clocks = List.of(Skew.of(random), Duration.ZERO, Skew.of(random));
        List<RunnerProcess> runners = clocks.stream()
                .map(off -> RunnerProcess.start(workbench, Duration.ofSeconds(30), ClockAgent.option(off, base)))
                .toList();

        assertThat(runners).allSatisfy(runner -> {
            assertThat(endsWell(runner)).isTrue();
            assertThat(runner.lines()).noneMatch(line -> line.startsWith("took over"));
        });
        assertThat(Skew.between(runners.get(0), runners.get(1))).isCloseTo(clocks.get(0), Duration.ofSeconds(45));
        runners.forEach(RunnerProcess::close);

        judge(new Injected(Fault.SKEWED, workbench, seed, clocks.toString()), false, finish(workbench));
    }

    @ParameterizedTest
    @MethodSource("frozenMoments")
    void a_wrong_clock_neither_shortens_nor_lengthens_a_lease(TestServer server, long seed) throws Exception {
        Workbench workbench = prepare(server);
        Random random = Moment.random(seed);
        List<Duration> clocks = List.of(Skew.of(random), Skew.of(random));
        Moment moment = Moment.after(random.nextInt(COUNT / 2));
        Duration lease = Duration.ofSeconds(3);
        try (RunnerProcess frozen = RunnerProcess.start(workbench, lease, ClockAgent.option(clocks.get(0), base))) {
            moment.await(frozen);
            frozen.signal("STOP");
            try (RunnerProcess next = RunnerProcess.start(workbench, lease, ClockAgent.option(clocks.get(1), base))) {
                assertThat(endsWell(next)).isTrue();
                assertThat(next.lines())
                        .filteredOn(line -> line.startsWith("took over"))
                        .singleElement()
                        .asString()
                        .matches(".*not heard from for [3-9] s");
            }
            frozen.signal("CONT");
            boolean stopped = !endsWell(frozen);
            Injected fault = new Injected(Fault.SKEWED_TAKE_OVER, workbench, seed, moment + " " + clocks);
            judge(fault, stopped, finish(workbench));
        }
    }

    @ParameterizedTest
    @MethodSource("fullDisks")
    void a_disk_that_is_full_is_no_more_than_a_failed_run(TestServer server, long seed) {
        Workbench workbench = ThirtyMigrations.in(Workbench.on(server, base).durable());
        int blocks = 60 + Moment.random(seed).nextInt(600);
        boolean stopped;
        try (RunnerProcess runner = RunnerProcess.startOnFullDisk(workbench, blocks)) {
            stopped = !endsWell(runner);
        }
        assertThat(ThirtyMigrations.claimedInVain(workbench)).isEmpty();

        String what = "files of at most %s bytes".formatted(blocks * 512);
        judge(new Injected(Fault.DISK_FULL, workbench, seed, what), stopped, finish(workbench));
    }

    private Workbench prepare(TestServer server) {
        Workbench workbench = Workbench.on(server, base);
        return ThirtyMigrations.in(server == TestServer.H2 ? H2Process.before(workbench) : workbench);
    }

    private record Injected(Fault fault, Workbench workbench, long seed, String what) {
        TestServer server() {
            return workbench.database().server();
        }

        @Override
        public String toString() {
            return "at %s (-Dedd.faults=1 -Dedd.faults.seed=%s)".formatted(what, seed);
        }
    }

    /** Compares with an undisturbed run: history, schema, rows, locks. */
    private void judge(Injected injected, boolean stopped, List<Outcome> left) {
        List<String> undisturbed = UNDISTURBED.computeIfAbsent(injected.server(), it -> {
            Workbench workbench = ThirtyMigrations.in(Workbench.on(it, base));
            assertThat(finish(workbench)).hasSize(COUNT);
            return ThirtyMigrations.outcome(workbench);
        });
        List<String> outcome = ThirtyMigrations.outcome(injected.workbench());
        boolean right = outcome.equals(undisturbed);
        REPORT.add(
                injected.fault(),
                injected.server(),
                injected.toString(),
                new FaultReport.Found(stopped, left.size(), right));
        assertThat(outcome).as(injected.toString()).isEqualTo(undisturbed);
    }

    /**
     * Has something happen during a run in this JVM; a run that it stops ends with an exception of ours.
     *
     * @return false if the moment counts for nothing
     */
    private boolean disturb(Fault fault, Workbench workbench, long seed) throws Exception {
        Moment moment = Moment.of(Moment.random(seed), COUNT);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            LockSettings locks = LockSettings.DEFAULT.leasing(LEASE);
            Future<Optional<String>> run = thread.submit(() -> failure(workbench, locks, moment));
            moment.await();
            fault.strike(workbench);
            Optional<String> failure = run.get();
            if (isLost(workbench, seed)) {
                return false;
            }
            assertThat(ThirtyMigrations.claimedInVain(workbench)).isEmpty();
            String what = moment + failure.map(line -> ": " + line).orElse("");
            judge(new Injected(fault, workbench, seed, what), failure.isPresent(), finish(workbench));
            return true;
        } catch (ExecutionException e) {
            throw new AssertionError("At %s (-Dedd.faults.seed=%s)".formatted(moment, seed), e.getCause());
        } finally {
            thread.shutdown();
        }
    }

    private static String reason(ServerFailedException failure) {
        return failure.getMessage()
                .lines()
                .filter(line -> line.contains("InnoDB: ") && line.contains("[ERROR]"))
                .findFirst()
                .orElseThrow(() -> failure);
    }

    /** Returns the first line of why a run stops, if it does. */
    private static Optional<String> failure(Workbench workbench, LockSettings locks, Progress progress) {
        Environment environment =
                new Environment(workbench.target(), FaultsIT.class.getClassLoader(), locks, BackfillSettings.DEFAULT);
        try {
            workbench.edd().migrate(environment, PlanRequest.of(ALL), progress);
            return Optional.empty();
        } catch (EddException e) {
            return e.getMessage().lines().findFirst();
        }
    }

    private static List<Outcome> finish(Workbench workbench) {
        return workbench
                .edd()
                .migrate(workbench.environment(Duration.ofMinutes(1)), PlanRequest.of(ALL), Progress.SILENT);
    }

    /** Waits for a runner's end; returns whether it has done its work, and has at least said why if not. */
    private static boolean endsWell(RunnerProcess runner) {
        String last = runner.lines().get(runner.lines().size() - 1);
        assertThat(last).matches("done|failed: .*");
        if (!last.equals("done")) {
            System.out.println("A runner " + last);
        }
        return last.equals("done");
    }
}
