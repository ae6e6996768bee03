package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.edd.backfill.BackfillFailedException;
import dev.edd.backfill.BackfillSettings;
import dev.edd.execution.Progress;
import dev.edd.migration.EddException;
import dev.edd.plan.Outcome;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Moves data in chunks, on every database. */
class BackfillIT {
    private static final int ROWS = 5_000;
    private static final BackfillSettings EAGER = new BackfillSettings(1, Duration.ofMillis(50), 1, false);
    private static final BackfillSettings THREE = new BackfillSettings(3, Duration.ofMillis(50), 1, false);
    private static final BackfillSettings RECORDING = new BackfillSettings(1, Duration.ofMillis(50), 1, true);

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void moves_every_row_and_lets_the_finalization_through(TestServer server) throws SQLException {
        Workbench workbench = inventory(server);

        assertThat(run(workbench, EAGER)).singleElement().satisfies(outcome -> assertThat(
                        ((Outcome.Moved) outcome).rows())
                .isEqualTo(ROWS));

        assertThat(unmoved(workbench)).isZero();
        assertThat(workbench.rows("SELECT COUNT(*) FROM inventory WHERE location = SUBSTRING(code, 1, 6)"))
                .containsExactly("" + ROWS);
        assertThat(workbench.history()).contains("1 edd transition/0001_split.sql @transition EXECUTED");
        assertThat(workbench.migrate(FINALIZATION))
                .containsExactly("0001_split/transition had no row to move.", "0001_split/finalization applied");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void three_workers_move_every_row_once(TestServer server) throws SQLException {
        Workbench workbench = inventory(server);

        run(workbench, THREE);

        assertThat(workbench.rows("SELECT MIN(moves), MAX(moves), COUNT(*) FROM inventory"))
                .containsExactly("1|1|" + ROWS);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_run_over_nothing_records_nothing(TestServer server) throws SQLException {
        Workbench workbench = inventory(server);
        run(workbench, EAGER);
        List<String> before = workbench.rows("SELECT ORDEREXECUTED FROM DATABASECHANGELOG ORDER BY 1");

        assertThat(workbench.migrate(TRANSITION)).containsExactly("0001_split/transition had no row to move.");

        assertThat(workbench.rows("SELECT ORDEREXECUTED FROM DATABASECHANGELOG ORDER BY 1"))
                .isEqualTo(before);
        assertThat(workbench.rows("SELECT PASS FROM EDD_BACKFILL")).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void rows_that_the_previous_release_still_writes_are_moved_by_the_next_call(TestServer server) throws SQLException {
        Workbench workbench = inventory(server);
        run(workbench, EAGER);
        workbench.execute("INSERT INTO inventory (id, code, moves) VALUES (-5, 'OLDOLD22222222', 0)");

        run(workbench, EAGER);

        assertThat(unmoved(workbench)).isZero();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_poisoned_row_is_named_and_the_next_run_continues_behind_what_is_done(TestServer server) throws SQLException {
        Workbench workbench = inventory(server);
        workbench.execute("UPDATE inventory SET code = 'TOOLONG' WHERE id = 6006");
        workbench.file(
                "transition/0001_split.sql",
                transition("CASE WHEN code = 'TOOLONG' THEN 'TOO-LONG-BY-FAR' " + "ELSE SUBSTRING(code, 1, 6) END"));

        Throwable failure = catchThrowable(() -> run(workbench, EAGER));

        assertThat(failure)
                .isInstanceOf(BackfillFailedException.class)
                .hasMessageContaining("The row with the key [6006]");
        assertThat(workbench.rows("SELECT ROW_KEY FROM EDD_BACKFILL_ERROR")).containsExactly("6006");

        workbench.execute("UPDATE inventory SET code = 'LEGAL1' WHERE id = 6006");
        run(workbench, EAGER);
        assertThat(workbench.rows("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).containsExactly("0");
        assertThat(workbench.rows("SELECT MIN(moves), MAX(moves), COUNT(*) FROM inventory"))
                .containsExactly("1|1|" + ROWS);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_poisoned_row_is_passed_over_where_errors_are_recorded(TestServer server) throws SQLException {
        Workbench workbench = inventory(server);
        workbench.execute("UPDATE inventory SET code = 'TOOLONG' WHERE id = 6006");
        workbench.file(
                "transition/0001_split.sql",
                transition("CASE WHEN code = 'TOOLONG' THEN 'TOO-LONG-BY-FAR' " + "ELSE SUBSTRING(code, 1, 6) END"));

        run(workbench, RECORDING);

        assertThat(unmoved(workbench)).isOne();
        assertThat(workbench.failure(FINALIZATION)).contains("1 row is recorded that its backfill could not move");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_statement_that_the_database_does_not_understand_stops_at_once(TestServer server) throws SQLException {
        Workbench workbench = inventory(server);
        workbench.file("transition/0001_split.sql", transition("no_such_column"));

        Throwable failure = catchThrowable(() -> run(workbench, EAGER));

        assertThat(failure)
                .isInstanceOf(BackfillFailedException.class)
                .hasMessageContainingAll("no_such_column", "SQLState 42");
        assertThat(workbench.rows("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void an_account_that_may_not_write_is_told_so(TestServer server) throws SQLException {
        Workbench reader = inventory(server).asReader();

        assertThat(catchThrowable(() -> run(reader, EAGER)))
                .isInstanceOf(EddException.class)
                .hasMessageContainingAll("SQLState", "edd.username needs ");
    }

    private Workbench inventory(TestServer server) throws SQLException {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_split.sql", """
                        CREATE TABLE inventory (id BIGINT NOT NULL PRIMARY KEY, code VARCHAR(22), moves INT NOT NULL,
                            location VARCHAR(6));
                        """)
                .file("transition/0001_split.sql", transition("SUBSTRING(code, 1, 6)"))
                .file("finalization/0001_split.sql", "ALTER TABLE inventory DROP COLUMN code;");
        workbench.migrate(INITIAL);
        try (Connection connection = workbench.database().connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO inventory (id, code, moves) VALUES (?, ?, 0)")) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= ROWS; i++) {
                insert.setLong(1, i * 3L);
                insert.setString(2, "%06d%08d%08d".formatted(i, i, i));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        return workbench;
    }

    private static String transition(String location) {
        return """
                --edd backfill: inventory by id
                --edd remaining: SELECT COUNT(*) FROM inventory WHERE location IS NULL
                UPDATE inventory SET location = %s, moves = moves + 1
                 WHERE id BETWEEN :from AND :to AND location IS NULL;
                """.formatted(location);
    }

    private static List<Outcome> run(Workbench workbench, BackfillSettings settings) {
        return workbench
                .edd()
                .migrate(
                        workbench.environment(Duration.ofMinutes(1), settings),
                        PlanRequest.of(TRANSITION),
                        Progress.SILENT);
    }

    private static long unmoved(Workbench workbench) {
        return Long.parseLong(workbench
                .rows("SELECT COUNT(*) FROM inventory WHERE location IS NULL")
                .get(0));
    }
}
