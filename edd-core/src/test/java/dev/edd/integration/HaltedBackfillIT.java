package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.edd.Environment;
import dev.edd.backfill.Backfill.RetriedRow;
import dev.edd.backfill.BackfillFailedException;
import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.backfill.BackfillSettings;
import dev.edd.backfill.BackfillState;
import dev.edd.backfill.Throttle;
import dev.edd.execution.Progress;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backfills that wait: for a throttle, for somebody who paused them, and rows that wait to be tried again. */
class HaltedBackfillIT {
    private static final Duration CHUNK_TIME = Duration.ofMillis(50);

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void waits_while_the_throttle_query_returns_more_than_0(TestServer server) {
        Workbench workbench = inventory(server);
        workbench.execute("CREATE TABLE brake (n INT)", "INSERT INTO brake VALUES (3)");
        List<BackfillProgress> seen = new ArrayList<>();
        List<BackfillState> fromElsewhere = new ArrayList<>();

        run(workbench, new Throttle.Query("SELECT n FROM brake"), progress -> {
            seen.add(progress);
            if (progress.halt().isWaiting()) {
                fromElsewhere.addAll(workbench
                        .edd()
                        .overview(workbench.environment(Duration.ZERO))
                        .backfills());
                workbench.execute("UPDATE brake SET n = 0");
            }
        });

        assertThat(seen.get(0).halt().reason()).isEqualTo("edd.throttleQuery returned 3");
        assertThat(seen.get(0).rows()).isZero();
        assertThat(fromElsewhere.get(0).progress().halt().reason()).isEqualTo("edd.throttleQuery returned 3");
        assertThat(unmoved(workbench)).isEqualTo("0");
        assertThat(workbench
                        .edd()
                        .overview(workbench.environment(Duration.ZERO))
                        .backfills())
                .singleElement()
                .satisfies(state -> assertThat(state.finished()).isTrue())
                .satisfies(
                        state -> assertThat(state.progress().halt().isWaiting()).isFalse());
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void one_of_two_runners_waits_and_the_other_does_not_hide_it(TestServer server) throws Exception {
        Workbench workbench = inventory(server);
        workbench.execute("CREATE TABLE brake (n INT)", "INSERT INTO brake VALUES (3)");
        CountDownLatch waits = new CountDownLatch(1);
        List<Halt> alone = new ArrayList<>();
        List<Halt> together = new ArrayList<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> throttled =
                    thread.submit(() -> run(workbench, new Throttle.Query("SELECT n FROM brake"), progress -> {
                        if (waits.getCount() > 0) {
                            alone.add(fromElsewhere(workbench));
                            waits.countDown();
                        }
                    }));
            waits.await();
            run(workbench, new Throttle.Query("SELECT 0"), progress -> {
                together.add(fromElsewhere(workbench));
                workbench.execute("UPDATE brake SET n = 0");
            });
            throttled.get();
        } finally {
            thread.shutdown();
        }

        assertThat(alone).singleElement().satisfies(halt -> assertThat(halt.isWaiting())
                .isTrue());
        assertThat(together.get(0).who()).isEqualTo("1 of 2 runners");
        assertThat(together.get(0).reason()).isEqualTo("edd.throttleQuery returned 3");
        assertThat(fromElsewhere(workbench)).isEqualTo(Halt.NONE);
        assertThat(unmoved(workbench)).isEqualTo("0");
    }

    private static Halt fromElsewhere(Workbench workbench) {
        return workbench
                .edd()
                .overview(workbench.environment(Duration.ZERO))
                .backfills()
                .get(0)
                .progress()
                .halt();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void waits_until_somebody_resumes_it(TestServer server) {
        Workbench workbench = inventory(server);
        Environment elsewhere = workbench.environment(Duration.ZERO);
        Set<SequenceNumber> only = Set.of(new SequenceNumber(1));
        workbench.edd().pause(elsewhere, only, "operator@db-1");
        List<String> reasons = new ArrayList<>();

        run(workbench, new Throttle.Query("SELECT 0"), progress -> {
            if (progress.halt().isWaiting()) {
                reasons.add(progress.halt().reason());
                workbench.edd().resume(elsewhere, only);
            }
        });

        assertThat(reasons).singleElement().asString().startsWith("operator@db-1 paused it at 20");
        assertThat(unmoved(workbench)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void all_backfills_of_a_database_can_be_paused_at_once(TestServer server) {
        Workbench workbench = inventory(server);
        Environment elsewhere = workbench.environment(Duration.ZERO);
        workbench.edd().pause(elsewhere, Set.of(), "first@db-1");
        workbench.edd().pause(elsewhere, Set.of(), "second@db-1");
        List<String> reasons = new ArrayList<>();

        run(workbench, new Throttle.Query("SELECT 0"), progress -> {
            if (progress.halt().isWaiting()) {
                reasons.add(progress.halt().reason());
                workbench.edd().resume(elsewhere, Set.of());
            }
        });

        assertThat(reasons).singleElement().asString().startsWith("first@db-1");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_throttle_query_that_is_wrong_stops_the_run_before_anything_is_moved(TestServer server) {
        Workbench workbench = inventory(server);

        Throwable failure =
                catchThrowable(() -> run(workbench, new Throttle.Query("SELECT n FROM no_such_table"), progress -> {}));

        assertThat(failure).isInstanceOf(BackfillFailedException.class).hasMessageContaining("edd.throttleQuery: ");
        assertThat(unmoved(workbench)).isEqualTo("300");
    }

    /** The query is kept from its answer until the run is over, or until the run waits for it. */
    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL", "POSTGRESQL"})
    void a_throttle_query_that_does_not_come_back_holds_up_nobody(TestServer server) throws SQLException {
        Workbench workbench = inventory(server);
        workbench.execute("CREATE TABLE brake (n INT)", "INSERT INTO brake VALUES (0)");
        List<Halt> halts = new ArrayList<>();
        try (Connection other = workbench.database().connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            run(workbench, new Throttle.Query("SELECT n FROM brake"), progress -> {
                halts.add(progress.halt());
                execute(lock, halts.size() == 1 ? locking(server) : "SELECT 1");
                if (progress.halt().isWaiting()) {
                    end(other);
                }
            });
        }

        assertThat(halts).hasSizeGreaterThan(1).containsOnly(Halt.NONE);
        assertThat(unmoved(workbench)).isEqualTo("0");
    }

    private static String locking(TestServer server) {
        return server == TestServer.POSTGRESQL ? "LOCK TABLE brake" : "LOCK TABLES brake WRITE";
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_account_that_sees_no_lag_is_not_taken_for_one_without_lag() {
        Workbench workbench = inventory(TestServer.POSTGRESQL);

        Throwable failure = catchThrowable(
                () -> run(workbench, new Throttle.ReplicaLag(Duration.ofSeconds(1), List.of()), progress -> {}));

        assertThat(failure)
                .isInstanceOf(BackfillFailedException.class)
                .hasMessageContaining("edd.maxLag sees no lag without the role pg_read_all_stats");
        assertThat(unmoved(workbench)).isEqualTo("300");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void rows_that_could_not_be_moved_are_tried_again(TestServer server) {
        Workbench workbench = inventory(server);
        workbench.execute("UPDATE inventory SET code = 'MUCHTOOLONG' WHERE id IN (5, 7)");
        BackfillSettings recording = new BackfillSettings(1, CHUNK_TIME, 1, true);
        workbench
                .edd()
                .migrate(
                        workbench.environment(Duration.ofMinutes(1), recording),
                        PlanRequest.of(TRANSITION),
                        Progress.SILENT);
        workbench.execute("UPDATE inventory SET code = 'FITS' WHERE id = 7");

        List<RetriedRow> rows = workbench.edd().retry(workbench.environment(Duration.ZERO), Set.of());

        assertThat(rows)
                .extracting(RetriedRow::key, RetriedRow::moved)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("[5]", false),
                        org.assertj.core.api.Assertions.tuple("[7]", true));
        assertThat(workbench.rows("SELECT ROW_KEY FROM EDD_BACKFILL_ERROR")).containsExactly("5");
        assertThat(unmoved(workbench)).isEqualTo("1");
    }

    private Workbench inventory(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file(
                        "initial/0001_split.sql",
                        "CREATE TABLE inventory (id BIGINT NOT NULL PRIMARY KEY, code VARCHAR(22), location VARCHAR(6));")
                .file("transition/0001_split.sql", """
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE location IS NULL
                        UPDATE inventory SET location = code WHERE id BETWEEN :from AND :to AND location IS NULL;
                        """);
        workbench.migrate(INITIAL);
        StringBuilder rows = new StringBuilder("INSERT INTO inventory (id, code) VALUES (1, 'CODE')");
        for (int id = 2; id <= 300; id++) {
            rows.append(", (").append(id).append(", 'CODE')");
        }
        workbench.execute(rows.toString());
        return workbench;
    }

    private static void run(Workbench workbench, Throttle throttle, Consumer<BackfillProgress> heard) {
        BackfillSettings settings = new BackfillSettings(1, CHUNK_TIME, 1, false, List.of(throttle), Duration.ZERO);
        Progress progress = new Progress() {
            @Override
            public void moving(Step step, BackfillProgress state) {
                heard.accept(state);
            }
        };
        workbench
                .edd()
                .migrate(workbench.environment(Duration.ofMinutes(1), settings), PlanRequest.of(TRANSITION), progress);
    }

    private static String unmoved(Workbench workbench) {
        return workbench
                .rows("SELECT COUNT(*) FROM inventory WHERE location IS NULL")
                .get(0);
    }
}
