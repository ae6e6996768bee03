package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillSettings;
import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A code that is too long for its new column, and that nobody counts as remaining. */
class RowErrorsIT {
    private static final BackfillSettings RECORDING = new BackfillSettings(1, Duration.ofMillis(250), 1, true);

    @TempDir
    private Path base;

    private Workbench workbench(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_create.sql", """
                        CREATE TABLE inventory (id INT NOT NULL PRIMARY KEY, code VARCHAR(20));
                        INSERT INTO inventory (id, code) VALUES (1, 'A-1'), (2, 'A-2');""")
                .file("initial/0002_split.sql", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6);")
                .file("transition/0002_split.sql", """
                        --edd backfill: inventory by id
                        UPDATE inventory SET location = code WHERE id BETWEEN :from AND :to AND location IS NULL;""")
                .file("finalization/0002_split.sql", "ALTER TABLE inventory DROP COLUMN code;");
        workbench.migrate(INITIAL);
        return workbench;
    }

    private static List<Outcome> run(Workbench workbench, PhaseSelection phases) {
        return workbench
                .edd()
                .migrate(
                        workbench.environment(Duration.ofMinutes(1), RECORDING),
                        PlanRequest.of(phases),
                        Progress.SILENT);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void keep_the_finalization_from_running(TestServer server) {
        Workbench workbench = workbench(server);
        workbench.execute("INSERT INTO inventory (id, code) VALUES (3, 'much-too-long')");

        assertThat(run(workbench, TRANSITION)).singleElement().satisfies(outcome -> assertThat(
                        ((Outcome.Moved) outcome).rowErrors())
                .isOne());

        assertThat(workbench.plan(FINALIZATION).refusals())
                .singleElement()
                .asString()
                .contains("1 row is recorded that its backfill could not move");
        assertThat(workbench.failure(FINALIZATION))
                .startsWith("0002_split/finalization is not due.")
                .contains("row-errors-gone: 1 row is recorded that its backfill could not move")
                .contains("Fix    Do what opens it; no edd.override does.");

        workbench.execute("UPDATE inventory SET code = 'A-3' WHERE id = 3");
        workbench.edd().retry(workbench.environment(Duration.ZERO), Set.of());
        assertThat(run(workbench, FINALIZATION)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void block_it_when_the_last_run_before_it_finds_them(TestServer server) {
        Workbench workbench = workbench(server);
        run(workbench, TRANSITION);
        workbench.execute("INSERT INTO inventory (id, code) VALUES (3, 'much-too-long')");

        List<Outcome> outcomes = run(workbench, FINALIZATION);

        assertThat(outcomes).last().isInstanceOf(Outcome.Blocked.class);
        assertThat(TextReport.blocked(outcomes)).isEqualTo("""
                0002_split/finalization is blocked: 1 row could not be moved.
                  Where  changelog/finalization/0002_split.sql
                  Why    It would remove data that has not been moved.
                  Fix    Put the rows in EDD_BACKFILL_ERROR right, move them with mvn edd:retry -Dedd.number=2, and run the \
                same command again.""");
        assertThat(workbench.columns("inventory")).contains("code");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void have_keys_of_any_length(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file(
                        "initial/0001_books.sql",
                        "CREATE TABLE books (isbn VARCHAR(700) NOT NULL PRIMARY KEY, shelf VARCHAR(6));")
                .file("transition/0001_books.sql", """
                        --edd backfill: books by isbn
                        --edd remaining: SELECT COUNT(*) FROM books WHERE shelf IS NULL
                        UPDATE books SET shelf = CASE WHEN isbn LIKE '%7' THEN 'much-too-long' ELSE 'A-1' END
                         WHERE isbn BETWEEN :from AND :to AND shelf IS NULL;""");
        workbench.migrate(INITIAL);
        String longest = ",\\".repeat(345);
        for (int i = 0; i < 10; i++) {
            insert(workbench, longest + i);
        }

        run(workbench, TRANSITION);

        assertThat(workbench.rows("SELECT isbn FROM books WHERE shelf IS NULL")).containsExactly(longest + 7);
        assertThat(workbench.edd().retry(workbench.environment(Duration.ZERO), Set.of()))
                .singleElement()
                .satisfies(row -> assertThat(row.key()).isEqualTo("[%s7]".formatted(longest)))
                .satisfies(row -> assertThat(row.moved()).isFalse());
        workbench.execute("ALTER TABLE books " + widening(server));
        assertThat(workbench.edd().retry(workbench.environment(Duration.ZERO), Set.of()))
                .singleElement()
                .satisfies(row -> assertThat(row.moved()).isTrue());
        assertThat(workbench.rows("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).containsExactly("0");
        assertThat(workbench.rows("SELECT OUTCOME, DETAIL FROM EDD_AUDIT WHERE SUBJECT = 'retry' ORDER BY ID"))
                .containsExactly(
                        "started|0001_books/transition",
                        "failed|0 of 1 rows moved.",
                        "started|0001_books/transition",
                        "completed|1 of 1 rows moved.");
    }

    private static String widening(TestServer server) {
        return switch (server) {
            case H2 -> "ALTER COLUMN shelf SET DATA TYPE VARCHAR(20)";
            case POSTGRESQL -> "ALTER COLUMN shelf TYPE VARCHAR(20)";
            case MARIADB, MYSQL -> "MODIFY shelf VARCHAR(20)";
        };
    }

    private static void insert(Workbench workbench, String isbn) {
        try (Connection connection = workbench.database().connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO books (isbn) VALUES (?)")) {
            insert.setString(1, isbn);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
