package dev.edd.integration;

import static dev.edd.integration.RunnerProcess.STANDS_BEFORE;
import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.database.ServerClock;
import dev.edd.execution.ChangelogLockedException;
import dev.edd.execution.Progress;
import dev.edd.lease.LeaseLostException;
import dev.edd.migration.Dialect;
import dev.edd.plan.Outcome;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One runner at a time, and none that has died, or was thought to have, stands in the way of the next. */
class LeaseIT {
    private static final String LOCKS = "SELECT COUNT(*) FROM DATABASECHANGELOGLOCK WHERE LOCKEDBY IS NOT NULL";
    private static final String HOLDERS = "SELECT COUNT(*) FROM EDD_LEASE WHERE RUNNER IS NOT NULL";
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(600);

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_run_gives_back_everything_that_it_held(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));

        workbench.migrate(INITIAL);

        assertThat(workbench.rows(LOCKS)).containsExactly("0");
        assertThat(workbench.rows(HOLDERS)).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_run_holds_the_lease_and_the_lock_under_its_name(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        List<String> rows = new ArrayList<>();

        workbench.outcomes(PlanRequest.of(INITIAL), new Progress() {
            @Override
            public void started(Step step) {
                rows.addAll(workbench.rows("SELECT EXPIRES - HEARTBEAT, PROCESS, USER_NAME FROM EDD_LEASE"));
                rows.addAll(workbench.rows("SELECT LOCKEDBY FROM DATABASECHANGELOGLOCK"));
            }
        });

        String user = System.getProperty("user.name");
        String process = String.valueOf(ProcessHandle.current().pid());
        assertThat(rows.get(0)).isEqualTo("30000|%s|%s".formatted(process, user));
        assertThat(rows.get(1))
                .startsWith("edd lease 1 of %s on ".formatted(user))
                .contains("(process " + process);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void the_next_run_goes_on_at_once_where_one_was_killed(TestServer server) throws Exception {
        Workbench workbench = Inventory.in(Workbench.on(server, base).durable());
        try (RunnerProcess killed = RunnerProcess.start(workbench, INITIAL, LONG, Inventory.SPLIT + "/initial")) {
            assertThat(killed.says(STANDS_BEFORE)).isTrue();
            killed.signal("KILL");
        }

        List<String> from = new ArrayList<>();
        workbench.outcomes(PlanRequest.of(INITIAL), hearing(from));

        assertThat(from).singleElement().asString().matches(".+ on .+ \\(process \\d+.*\\), not heard from for \\d+ s");
        assertThat(workbench.history()).hasSize(2);
        assertThat(workbench.rows(LOCKS)).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void a_runner_that_was_frozen_changes_nothing_more(TestServer server) throws Exception {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        try (RunnerProcess frozen = RunnerProcess.start(workbench, INITIAL, SHORT, Inventory.SPLIT + "/initial")) {
            assertThat(frozen.says(STANDS_BEFORE)).isTrue();
            frozen.signal("STOP");

            List<String> from = new ArrayList<>();
            workbench.outcomes(PlanRequest.of(ALL), hearing(from));
            assertThat(from).hasSize(1);
            List<String> history = workbench.history();

            frozen.signal("CONT");
            frozen.goOn();
            assertThat(frozen.lines()).last().asString().startsWith("failed: ");
            assertThat(workbench.history()).isEqualTo(history);
            assertThat(workbench.columns("inventory")).doesNotContain("inventory_code");
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_runner_that_has_lost_the_lease_commits_nothing_more(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));

        assertThatThrownBy(() -> workbench.outcomes(PlanRequest.of(INITIAL), new Progress() {
                    @Override
                    public void started(Step step) {
                        if (step.migration().number().value() == 2) {
                            workbench.execute("UPDATE EDD_LEASE SET TOKEN = TOKEN + 1");
                        }
                    }
                }))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageStartingWith(
                        "This run has lost its lease on " + workbench.target().displayUrl());

        assertThat(workbench.history()).hasSize(1);
        assertThat(workbench.columns("inventory")).doesNotContain("location_code");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void the_lease_of_another_machine_is_waited_for_until_the_databases_own_clock_says_that_it_is_over(
            TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(new PlanRequest(INITIAL, Set.of(new dev.edd.migration.SequenceNumber(1)), false));
        String now = ServerClock.millis(Dialect.valueOf(server.name()));
        workbench.execute("""
                UPDATE EDD_LEASE SET RUNNER = 'elsewhere/1/x', HOST = 'elsewhere', PROCESS = 1, USER_NAME = 'alice',
                BUILD_URL = 'https://ci/7', HEARTBEAT = %1$s, EXPIRES = %1$s + 60000""".formatted(now));

        assertThatThrownBy(() -> workbench
                        .edd()
                        .migrate(workbench.environment(Duration.ZERO), PlanRequest.of(ALL), Progress.SILENT))
                .isInstanceOf(ChangelogLockedException.class)
                .hasMessageContaining("\n  Where  table EDD_LEASE\n")
                .hasMessageContaining(
                        "alice on elsewhere (process 1, https://ci/7) holds the lease and was heard from");

        List<String> from = new ArrayList<>();
        workbench.execute("UPDATE EDD_LEASE SET EXPIRES = %s + 1500".formatted(now));
        assertThat(workbench.outcomes(PlanRequest.of(INITIAL), hearing(from))).hasSize(1);
        assertThat(from).singleElement().asString().startsWith("alice on elsewhere");
        assertThat(workbench.rows("SELECT DETAIL FROM EDD_AUDIT WHERE KIND = 'TAKEOVER'"))
                .singleElement()
                .asString()
                .startsWith("From alice on elsewhere");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_run_with_nothing_to_do_releases_what_a_dead_one_has_left(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        workbench.execute(
                "UPDATE EDD_LEASE SET RUNNER = 'build-7/1/a', HOST = 'build-7', PROCESS = 1, USER_NAME = 'alice', EXPIRES = 1",
                "UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKEDBY = 'edd lease 1 of alice on build-7'");
        List<String> from = new ArrayList<>();

        List<Outcome> outcomes = workbench.outcomes(PlanRequest.of(INITIAL), hearing(from));

        assertThat(outcomes).isEmpty();
        assertThat(from).singleElement().asString().startsWith("alice on build-7 (process 1)");
        assertThat(workbench.rows(LOCKS)).containsExactly("0");
        assertThat(workbench.rows(HOLDERS)).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_lock_that_an_earlier_run_of_ours_left_is_taken_over(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        workbench.execute("UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKEDBY = 'edd lease 1 of alice on x'");

        assertThat(workbench.migrate(ALL)).hasSize(2);

        assertThat(workbench.rows(LOCKS)).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_runner_that_has_lost_the_lease_leaves_the_lock_to_its_successor(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        workbench.execute(
                "UPDATE EDD_LEASE SET RUNNER = 'build-7/1/a', HOST = 'build-7', PROCESS = 1, USER_NAME = 'alice', EXPIRES = 1");

        assertThatThrownBy(() -> workbench.outcomes(PlanRequest.of(ALL), new Progress() {
                    @Override
                    public void tookOver(String from) {
                        workbench.execute(
                                "UPDATE EDD_LEASE SET TOKEN = TOKEN + 1",
                                "UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKEDBY = 'edd lease 3 of bob on y'");
                    }
                }))
                .isInstanceOf(LeaseLostException.class);

        assertThat(workbench.rows("SELECT LOCKEDBY FROM DATABASECHANGELOGLOCK"))
                .containsExactly("edd lease 3 of bob on y");
        assertThat(workbench.history()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_lease_is_kept_young_by_a_heartbeat(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        Workbench.Heartbeats heartbeats = new Workbench.Heartbeats(workbench);

        workbench.edd().migrate(workbench.environment(Duration.ZERO, SHORT), PlanRequest.of(INITIAL), new Progress() {
            @Override
            public void started(Step step) {
                heartbeats.await(3);
            }
        });

        assertThat(workbench.history()).hasSize(2);
    }

    private static Progress hearing(List<String> from) {
        return new Progress() {
            @Override
            public void tookOver(String predecessor) {
                from.add(predecessor);
            }
        };
    }
}
