package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.Overview;
import dev.edd.database.ServerClock;
import dev.edd.execution.Progress;
import dev.edd.migration.Dialect;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A migration of which a part has taken effect is continued behind that part. */
class HalfDoneIT {
    private static final String FILE = "initial/0001_five.sql";
    private static final String WRONG = """
            CREATE TABLE one (id INT PRIMARY KEY);
            INSERT INTO one VALUES (1);
            ALTER TABLE one ADD COLUMN no_such_type wrong;
            INSERT INTO one (id) VALUES (2);
            CREATE TABLE two (id INT PRIMARY KEY);
            """;
    private static final String RIGHT = WRONG.replace("no_such_type wrong", "more INT");
    private static final String FAILURES = "SELECT DONE FROM EDD_FAILURE";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void the_next_run_continues_behind_what_has_taken_effect(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file(FILE, WRONG);
        assertThat(workbench.failure(INITIAL)).startsWith("0001_five/initial stopped at statement 3 of 5.\n");
        assertThat(workbench.rows(FAILURES)).containsExactly("2");
        workbench.file(FILE, RIGHT);
        Plan plan = workbench.plan(INITIAL);
        assertThat(TextReport.of(plan)).contains("GOES ON  behind statement 2 of 5: up to there it has taken effect");
        assertThat(JsonReport.of(plan)).contains("\"done\" : 2");
        List<Integer> resumed = new ArrayList<>();

        workbench.outcomes(PlanRequest.of(INITIAL), new Progress() {
            @Override
            public void resuming(Step step, int done) {
                resumed.add(done);
            }
        });

        assertThat(resumed).containsExactly(2);
        assertThat(workbench.rows("SELECT id FROM one ORDER BY id")).containsExactly("1", "2");
        assertThat(workbench.tables()).contains("two");
        assertThat(workbench.history()).hasSize(1);
        assertThat(workbench.rows(FAILURES)).isEmpty();
        assertThat(workbench.migrate(ALL)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void a_migration_is_continued_under_another_description(TestServer server) throws IOException {
        Workbench workbench = Workbench.on(server, base).file(FILE, WRONG);
        workbench.failure(INITIAL);
        workbench.rename(FILE, "0001_more.sql");

        assertThat(TextReport.of(workbench.edd().status(workbench.environment(Duration.ZERO))))
                .contains("STOPPED  0001_more/initial at statement 3 of 5 on ");
        assertThat(workbench.failure(INITIAL)).startsWith("0001_more/initial stopped at statement 3 of 5.\n");
        assertThat(workbench.rows(FAILURES)).containsExactly("2");

        workbench.file("initial/0001_more.sql", RIGHT);
        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_more/initial applied");
        assertThat(workbench.rows("SELECT id FROM one ORDER BY id")).containsExactly("1", "2");
        assertThat(workbench.rows(FAILURES)).isEmpty();
        assertThat(workbench.history()).containsExactly("1 edd initial/0001_more.sql @initial EXECUTED");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void a_change_of_what_has_taken_effect_is_refused_until_it_is_taken_back(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file(FILE, WRONG);
        workbench.failure(INITIAL);
        workbench.file(FILE, RIGHT.replace("VALUES (1)", "VALUES (99)"));

        String failure = workbench.failure(INITIAL);

        assertThat(failure)
                .startsWith("0001_five/initial was changed in what has taken effect.\n")
                .contains("it stopped at statement 3: ")
                .contains("Restore statements 1 to 2");
        assertThat(workbench.rows(FAILURES)).containsExactly("2");
        assertThat(workbench.rows("SELECT id FROM one")).containsExactly("1");

        workbench.file(FILE, RIGHT);
        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_five/initial applied");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void a_migration_starts_over_once_its_failure_is_forgotten(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file(FILE, WRONG);
        workbench.failure(INITIAL);
        workbench.file(FILE, RIGHT.replace("VALUES (1)", "VALUES (99)"));
        String failure = workbench.failure(INITIAL);

        workbench.execute("DROP TABLE one", failure.substring(failure.indexOf("DELETE FROM EDD_FAILURE")));

        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_five/initial applied");
        assertThat(workbench.rows("SELECT id FROM one ORDER BY id")).containsExactly("2", "99");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void a_statement_that_may_or_may_not_have_taken_effect_is_done_once(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file(FILE, WRONG);
        workbench.failure(INITIAL);
        workbench.file(FILE, RIGHT);
        workbench.migrate(INITIAL);
        // As a run leaves it that died between its last statement and the row that says so.
        workbench.execute("DELETE FROM DATABASECHANGELOG");
        Doubt.of(RIGHT, 4).leftIn(workbench);

        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_five/initial applied");

        assertThat(workbench.history()).hasSize(1);
        assertThat(workbench.rows("SELECT id FROM one ORDER BY id")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void a_statement_in_doubt_that_is_wrong_has_not_been_done(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file(FILE, WRONG);
        workbench.failure(INITIAL);
        Doubt.of(WRONG, 2).leftIn(workbench);

        assertThat(workbench.failure(INITIAL)).startsWith("0001_five/initial stopped at statement 3 of 5.\n");
        assertThat(workbench.history()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void status_shows_where_a_migration_stopped_and_why(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file(FILE, WRONG);
        workbench.failure(INITIAL);

        assertThat(TextReport.of(workbench.edd().status(workbench.environment(Duration.ZERO))))
                .containsPattern(
                        "STOPPED  0001_five/initial at statement 3 of 5 on \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ: ")
                .endsWith("Next: mvn edd:migrate -Dphase=initial");
        Overview overview = workbench.edd().overview(workbench.environment(Duration.ZERO));
        assertThat(JsonReport.of(overview.state(), overview.backfills(), List.of()))
                .contains("\"stopped\"")
                .contains("\"statement\" : 3");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void status_shows_it_at_once_where_a_run_has_died(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file(FILE, WRONG);
        workbench.failure(INITIAL);
        workbench.execute("UPDATE EDD_LEASE SET EXPIRES = 1");
        Doubt.of(WRONG, 3).leftIn(workbench);

        assertThat(TextReport.of(workbench.edd().status(workbench.environment(Duration.ZERO))))
                .containsOnlyOnce("STOPPED")
                .containsPattern(
                        "STOPPED  0001_five/initial at statement 4 of 5 on \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ: "
                                + "The run that carried it out ended without a word");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void status_does_not_show_what_a_run_is_about(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file(FILE, RIGHT);
        workbench.migrate(INITIAL);
        workbench.execute("DELETE FROM DATABASECHANGELOG");
        Doubt.of(RIGHT, 4).leftIn(workbench);
        String now = ServerClock.millis(Dialect.valueOf(server.name()));
        workbench.execute("UPDATE EDD_LEASE SET EXPIRES = %s + 600000".formatted(now));

        assertThat(TextReport.of(workbench.edd().status(workbench.environment(Duration.ZERO))))
                .doesNotContain("STOPPED");
    }

    /** The only row of the child has no parent, which only a session minds that checks foreign keys. */
    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"MARIADB", "MYSQL"})
    void what_was_set_for_the_session_that_is_gone_is_set_again(TestServer server) {
        String right = """
                CREATE TABLE parent (id INT PRIMARY KEY);
                CREATE TABLE child (id INT PRIMARY KEY, parent_id INT);
                INSERT INTO child VALUES (1, 7);
                SET SESSION foreign_key_checks = 0;
                ALTER TABLE child ADD COLUMN more INT;
                ALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent (id);
                SET SESSION foreign_key_checks = 1;
                INSERT INTO child (id, parent_id) VALUES (2, 7);
                """;
        Workbench workbench = Workbench.on(server, base).file(FILE, right.replace("more INT", "no_such_type wrong"));
        assertThat(workbench.failure(INITIAL)).startsWith("0001_five/initial stopped at statement 5 of 8.\n");
        workbench.file(FILE, right);

        assertThat(workbench.failure(INITIAL))
                .startsWith("0001_five/initial stopped at statement 8 of 8.\n")
                .containsIgnoringCase("foreign key constraint fails");

        workbench.execute("INSERT INTO parent VALUES (7)");
        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_five/initial applied");
        assertThat(workbench.rows("SELECT id FROM child ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void on_postgresql_that_concerns_only_what_no_transaction_may_hold() {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base).file(FILE, """
                CREATE TABLE one (id INT);
                INSERT INTO one VALUES (1), (1);
                CREATE UNIQUE INDEX CONCURRENTLY one_by_id ON one (id);
                """);
        assertThat(workbench.failure(INITIAL)).startsWith("0001_five/initial stopped at statement 3 of 3.\n");

        workbench.execute("DELETE FROM one WHERE ctid = (SELECT MIN(ctid) FROM one)");

        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_five/initial applied");
        assertThat(workbench.rows(
                        "SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indrelid = 'one'::regclass"))
                .containsExactly("one_by_id|t");
    }
}
