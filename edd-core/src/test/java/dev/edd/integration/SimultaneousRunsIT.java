package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.edd.Environment;
import dev.edd.Standing;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.execution.ChangelogLockedException;
import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.release.Origin;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimultaneousRunsIT {
    private static final String STALE_LOCKS = "SELECT COUNT(*) FROM DATABASECHANGELOGLOCK WHERE LOCKEDBY IS NOT NULL";

    @TempDir
    private Path base;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void the_second_run_waits_for_the_first_and_finds_nothing_to_do(TestServer server) throws Exception {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        Future<List<Outcome>> first = threads.submit(() -> workbench.outcomes(PlanRequest.of(INITIAL), new Progress() {
            @Override
            public void started(Step step) {
                started.countDown();
                await(waiting);
            }
        }));
        await(started);
        List<Plan> plans = new ArrayList<>();

        List<Outcome> second = workbench.outcomes(PlanRequest.of(INITIAL), new Progress() {
            @Override
            public void waiting(String holder) {
                waiting.countDown();
            }

            @Override
            public void planned(Plan plan) {
                plans.add(plan);
            }
        });

        assertThat(second).isEmpty();
        assertThat(plans).singleElement().satisfies(plan -> assertThat(plan.steps())
                .isEmpty());
        assertThat(first.get()).hasSize(2);
        assertThat(workbench.history()).hasSize(2);
        assertThat(workbench.rows(STALE_LOCKS)).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_run_that_gives_up_waiting_leaves_the_lock_to_its_holder(TestServer server) {
        Workbench workbench = lockedByPlainLiquibase(server);

        assertThatThrownBy(() -> workbench
                        .edd()
                        .migrate(workbench.environment(Duration.ZERO), PlanRequest.of(ALL), Progress.SILENT))
                .isInstanceOf(ChangelogLockedException.class)
                .hasMessageStartingWith(workbench.target().displayUrl() + " is being migrated by another run.\n")
                .hasMessageContaining("another host has held the lock since ");

        assertThat(workbench.rows(STALE_LOCKS)).containsExactly("1");
        assertThat(workbench.history()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_lock_that_nobody_gives_back_is_released_by_the_command_in_the_message(TestServer server) {
        Workbench workbench = lockedByPlainLiquibase(server);
        Environment impatient = workbench.environment(Duration.ZERO);
        PlanRequest request = PlanRequest.of(ALL);
        String message = catchThrowableOfType(
                        ChangelogLockedException.class,
                        () -> workbench.edd().migrate(impatient, request, Progress.SILENT))
                .getMessage();

        workbench.execute(message.substring(message.indexOf("UPDATE DATABASECHANGELOGLOCK")));

        assertThat(workbench.edd().migrate(impatient, request, Progress.SILENT)).hasSize(2);
        assertThat(workbench.history()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_run_goes_on_once_plain_liquibase_gives_its_lock_back(TestServer server) {
        Workbench workbench = lockedByPlainLiquibase(server);
        List<String> holders = new ArrayList<>();

        List<Outcome> outcomes = workbench.outcomes(PlanRequest.of(ALL), new Progress() {
            @Override
            public void waiting(String holder) {
                holders.add(holder);
                workbench.execute("UPDATE DATABASECHANGELOGLOCK SET LOCKED = FALSE, LOCKEDBY = NULL");
            }
        });

        assertThat(holders).singleElement().asString().startsWith("another host has held the lock since ");
        assertThat(outcomes).hasSize(2);
        assertThat(workbench.history()).hasSize(4);
        assertThat(workbench.rows(STALE_LOCKS)).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void the_lock_is_given_back_whatever_the_signs_in_the_name_that_it_bears(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        Standing standing =
                new Standing(DeclaredEnvironment.NONE, Optional::empty, new Origin("CORP\\o'neil", "build-7", ""));

        workbench
                .edd()
                .migrate(workbench.environment(Duration.ZERO).with(standing), PlanRequest.of(INITIAL), Progress.SILENT);

        assertThat(workbench.rows(STALE_LOCKS)).containsExactly("0");
    }

    private Workbench lockedByPlainLiquibase(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        workbench.execute("""
                UPDATE DATABASECHANGELOGLOCK
                SET LOCKED = TRUE, LOCKEDBY = 'another host', LOCKGRANTED = CURRENT_TIMESTAMP""");
        return workbench;
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_locked_database_does_not_stop_a_run_with_nothing_to_do(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(ALL);
        workbench.execute("UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKEDBY = 'another host'");

        assertThat(workbench.edd().migrate(workbench.environment(Duration.ZERO), PlanRequest.of(ALL), Progress.SILENT))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void first_runs_at_the_same_time_share_the_work(TestServer server) throws Exception {
        Workbench workbench = Inventory.in(Workbench.on(server, base));

        List<List<Outcome>> runs = atOnce(List.of(workbench, workbench, workbench));

        assertThat(runs.stream().mapToInt(List::size).sum()).isEqualTo(4);
        assertThat(workbench.history()).hasSize(4);
        assertThat(workbench.rows(STALE_LOCKS)).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void many_databases_are_migrated_at_the_same_time(TestServer server) throws Exception {
        Workbench files = Inventory.in(Workbench.on(server, base));
        List<Workbench> databases = IntStream.range(0, 8)
                .mapToObj(index -> files.withFreshDatabase())
                .toList();

        List<List<Outcome>> runs = atOnce(databases);

        assertThat(runs).allSatisfy(outcomes -> assertThat(outcomes).hasSize(4));
        assertThat(databases).allSatisfy(database -> {
            assertThat(database.history()).hasSize(4);
            assertThat(database.rows(STALE_LOCKS)).containsExactly("0");
        });
    }

    private List<List<Outcome>> atOnce(List<Workbench> workbenches) throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(workbenches.size());
        List<Future<List<Outcome>>> runs = new ArrayList<>();
        for (Workbench workbench : workbenches) {
            runs.add(threads.submit(() -> {
                ready.countDown();
                await(ready);
                return workbench.outcomes(ALL);
            }));
        }
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (Future<List<Outcome>> run : runs) {
            outcomes.add(run.get());
        }
        return outcomes;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
