package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.edd.Environment;
import dev.edd.backfill.BackfillFailedException;
import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.backfill.BackfillSettings;
import dev.edd.execution.LockSettings;
import dev.edd.execution.Progress;
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
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backfills beside a transaction that holds one of their rows for longer than they wait. */
class LockedRowsIT {
    private static final int ROWS = 80;
    private static final int LOCKED = 4;
    private static final int BEHIND_THE_FIRST_SLICE = 33;
    private static final LockSettings PATIENT = LockSettings.DEFAULT.locking(Duration.ofSeconds(1), 1000);

    @TempDir
    private Path base;

    private final List<Halt> halts = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void the_chunk_gets_out_of_the_way_and_the_rest_goes_on_until_the_row_is_free(TestServer server)
            throws SQLException {
        Workbench workbench = inventory(server, "--edd backfill: inventory by id\n--edd chunk: 2");
        String rest = "SELECT COUNT(*) FROM inventory WHERE moves = 0 AND (id < %s OR id >= %s)"
                .formatted(LOCKED, BEHIND_THE_FIRST_SLICE);

        runBeside(
                workbench,
                environment(workbench, PATIENT, settings(2, false)),
                halt -> isNamed(server, halt) && workbench.rows(rest).contains("0"));

        assertThat(halts).extracting(Halt::reason).allMatch(reason -> reason.startsWith("rows are locked by "));
        assertThat(workbench.rows("SELECT MIN(moves), MAX(moves), COUNT(*) FROM inventory"))
                .containsExactly("1|1|" + ROWS);
        assertThat(workbench.rows("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).containsExactly("0");
    }

    /** What the accounts of the tests may know differs. */
    private static boolean isNamed(TestServer server, Halt halt) {
        boolean known = server == TestServer.POSTGRESQL || server == TestServer.H2;
        return !halt.reason().isEmpty() && (!known || halt.reason().contains("session "));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void a_row_that_stays_locked_is_recorded_and_moved_when_it_is_free(TestServer server) throws SQLException {
        Workbench workbench = inventory(server, "--edd backfill: inventory by id\n--edd chunk: 2");
        Environment recording = environment(workbench, hasty(1), settings(1, true));

        runBeside(workbench, recording, halt -> false);

        assertThat(workbench.rows("SELECT id FROM inventory WHERE moves = 0")).containsExactly("" + LOCKED);
        assertThat(workbench.rows("SELECT ROW_KEY FROM EDD_BACKFILL_ERROR")).containsExactly("" + LOCKED);
        assertThat(workbench.edd().retry(recording, Set.of())).singleElement().satisfies(row -> assertThat(row.moved())
                .isTrue());
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void a_row_that_stays_locked_stops_the_run_and_is_named(TestServer server) throws SQLException {
        Workbench workbench = inventory(server, "--edd backfill: inventory by id\n--edd chunk: 2");

        Throwable failure = catchThrowable(
                () -> runBeside(workbench, environment(workbench, hasty(0), settings(1, false)), halt -> false));

        assertThat(failure)
                .isInstanceOf(BackfillFailedException.class)
                .hasMessageContaining("The row with the key [%s]: ".formatted(LOCKED));
        assertThat(workbench.rows("SELECT COUNT(*) FROM inventory WHERE moves = 1"))
                .containsExactly("" + (LOCKED - 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL", "MARIADB"})
    void a_repetition_tries_again_until_the_row_is_free(TestServer server) throws SQLException {
        Workbench workbench = inventory(server, "--edd repeat: until 0 rows");

        runBeside(workbench, environment(workbench, PATIENT, settings(1, false)), halt -> !halt.reason()
                .isEmpty());

        assertThat(halts).extracting(Halt::reason).allMatch(reason -> reason.startsWith("rows are locked by "));
        assertThat(workbench.rows("SELECT MIN(moves), MAX(moves), COUNT(*) FROM inventory"))
                .containsExactly("1|1|" + ROWS);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void a_repetition_that_gets_no_lock_fails_in_the_end(TestServer server) throws SQLException {
        Workbench workbench = inventory(server, "--edd repeat: until 0 rows");

        Throwable failure = catchThrowable(
                () -> runBeside(workbench, environment(workbench, hasty(0), settings(1, false)), halt -> false));

        assertThat(failure).isInstanceOf(BackfillFailedException.class).hasMessageContainingAll("lock", "SQLState");
    }

    private Workbench inventory(TestServer server, String directives) {
        boolean keyed = directives.contains("backfill");
        Workbench workbench = Workbench.on(server, base)
                .file(
                        "initial/0001_count.sql",
                        "CREATE TABLE inventory (id BIGINT NOT NULL PRIMARY KEY, moves INT NOT NULL);")
                .file("transition/0001_count.sql", """
                        %s
                        UPDATE inventory SET moves = moves + 1 WHERE %s moves = 0;
                        """.formatted(
                                directives, keyed ? "id BETWEEN :from AND :to AND" : ""));
        workbench.migrate(INITIAL);
        for (int id = 1; id <= ROWS; id++) {
            workbench.execute("INSERT INTO inventory (id, moves) VALUES (%s, 0)".formatted(id));
        }
        return workbench;
    }

    private static BackfillSettings settings(int workers, boolean recordErrors) {
        return new BackfillSettings(workers, Duration.ofMillis(50), 1, recordErrors);
    }

    private static LockSettings hasty(int retries) {
        return LockSettings.DEFAULT.locking(Duration.ofMillis(100), retries);
    }

    private static Environment environment(Workbench workbench, LockSettings locks, BackfillSettings settings) {
        return new Environment(workbench.target(), LockedRowsIT.class.getClassLoader(), locks, settings);
    }

    /** Runs the transition while another session holds a row, until what is heard lets that end. */
    private void runBeside(Workbench workbench, Environment environment, Predicate<Halt> enough) throws SQLException {
        try (Connection other = workbench.database().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE inventory SET moves = 100 WHERE id = %s".formatted(LOCKED));
            workbench.edd().migrate(environment, PlanRequest.of(TRANSITION), new Progress() {
                @Override
                public void moving(Step step, BackfillProgress progress) {
                    hear(progress.halt(), enough, other);
                }
            });
        }
    }

    private void hear(Halt halt, Predicate<Halt> enough, Connection other) {
        if (!halt.reason().isEmpty()) {
            halts.add(halt);
        }
        try {
            if (enough.test(halt)) {
                other.rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
