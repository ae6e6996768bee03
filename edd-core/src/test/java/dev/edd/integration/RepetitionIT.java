package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillSettings;
import dev.edd.execution.Progress;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Moves the data of a table that has no key, on every database. */
class RepetitionIT {
    private static final BackfillSettings EAGER = new BackfillSettings(1, Duration.ofMillis(50), 1, false);

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void repeats_the_statements_until_they_find_no_row(TestServer server) {
        Workbench workbench = log(server, "");
        List<Long> seen = new ArrayList<>();

        workbench
                .edd()
                .migrate(workbench.environment(Duration.ZERO, EAGER), PlanRequest.of(TRANSITION), new Progress() {
                    @Override
                    public void moving(Step step, BackfillProgress progress) {
                        seen.add(progress.rows());
                    }
                });

        assertThat(seen).containsExactly(40L, 80L, 100L, 100L);
        assertThat(workbench.rows("SELECT moves, COUNT(*) FROM log GROUP BY moves"))
                .containsExactly("1|100");
        assertThat(workbench.history()).contains("1 edd transition/0001_log.sql @transition EXECUTED");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void what_is_repeated_before_a_failure_stays_and_the_rest_follows(TestServer server) {
        Workbench workbench = log(server, "");
        workbench.execute("ALTER TABLE log ADD CONSTRAINT poison CHECK (entry <> 'ENTRY 50' OR level IS NULL)");

        assertThat(workbench.failure(TRANSITION))
                .startsWith("0001_log/transition stopped before its end.\n")
                .containsIgnoringCase("poison");

        workbench.execute("ALTER TABLE log DROP CONSTRAINT poison");
        workbench.migrate(TRANSITION);
        assertThat(workbench.rows("SELECT moves, COUNT(*) FROM log GROUP BY moves"))
                .containsExactly("1|100");
    }

    @Test
    void says_by_whom_its_connection_was_cut() {
        Workbench workbench = log(TestServer.POSTGRESQL, "")
                .file("initial/0002_end.sql", "CREATE TABLE ended (id INT NOT NULL);")
                .file("transition/0002_end.sql", """
                        --edd repeat: until 0 rows
                        SELECT pg_terminate_backend(pg_backend_pid());
                        """);
        workbench.migrate(INITIAL);

        assertThat(workbench.failure(TRANSITION))
                .contains("terminating connection due to administrator command")
                .contains("See to it that the database can be reached and may write, then run the same command again");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_check_that_finds_rows_is_told_and_keeps_the_finalization_back(TestServer server) {
        Workbench workbench = log(server, "--edd check: SELECT entry FROM log WHERE level = 'I' AND entry LIKE '%7'")
                .file("finalization/0001_log.sql", "ALTER TABLE log DROP COLUMN entry;");

        assertThat(workbench.migrate(TRANSITION))
                .singleElement()
                .asString()
                .startsWith("0001_log/transition went through 100 rows in ")
                .endsWith(" s, and its check finds rows.");
        assertThat(workbench.migrate(FINALIZATION))
                .containsExactly(
                        "0001_log/transition had no row to move, and its check finds rows.",
                        "0001_log/finalization was passed over: the check of 0001_log/transition finds rows.");

        workbench.execute("DELETE FROM log WHERE entry LIKE '%7'");
        assertThat(workbench.migrate(FINALIZATION))
                .containsExactly("0001_log/transition had no row to move.", "0001_log/finalization applied");
    }

    private Workbench log(TestServer server, String directives) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_log.sql", "CREATE TABLE log (entry VARCHAR(20), level VARCHAR(1), moves INT);")
                .file("transition/0001_log.sql", """
                        --edd repeat: until 0 rows
                        %s
                        %s""".formatted(directives, limited(server)));
        workbench.migrate(INITIAL);
        for (int i = 0; i < 100; i++) {
            workbench.execute("INSERT INTO log (entry, moves) VALUES ('ENTRY %s', 0)".formatted(i));
        }
        return workbench;
    }

    private static String limited(TestServer server) {
        return switch (server) {
            case POSTGRESQL -> """
                UPDATE log SET level = 'I', moves = moves + 1
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM log WHERE level IS NULL LIMIT 40)) AND level IS NULL;
                """;
            case H2 -> """
                UPDATE log SET level = 'I', moves = moves + 1
                 WHERE _rowid_ IN (SELECT _rowid_ FROM log WHERE level IS NULL FETCH FIRST 40 ROWS ONLY)
                    AND level IS NULL;
                """;
            case MARIADB, MYSQL -> """
                UPDATE log SET level = 'I', moves = moves + 1 WHERE level IS NULL LIMIT 40;
                """;
        };
    }
}
