package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A migration and the row that says it ran: both are there, or neither. */
class ExactlyOnceIT {
    private static final String NO_SECOND_ROW =
            "ALTER TABLE DATABASECHANGELOG ADD CONSTRAINT no_second_row CHECK (ORDEREXECUTED < 2)";
    private static final String SECOND_ROW_WELCOME = "ALTER TABLE DATABASECHANGELOG DROP CONSTRAINT no_second_row";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "POSTGRESQL")
    void a_schema_change_that_cannot_be_recorded_is_taken_back(TestServer server) {
        Workbench workbench = withOneRow(server)
                .file("initial/0002_two.sql", "CREATE TABLE two (id INT PRIMARY KEY); INSERT INTO one VALUES (2);");
        workbench.execute(NO_SECOND_ROW);

        String failure = workbench.failure(INITIAL);

        assertThat(failure)
                .startsWith("0002_two/initial ran and could not be recorded in DATABASECHANGELOG.\n")
                .contains("\n  Where  changelog/initial/0002_two.sql\n")
                .contains("no_second_row")
                .contains("\n         Nothing of it took effect: the two are one transaction.\n")
                .endsWith("\n  Fix    Put right what the database complains about and run the same command again.");
        assertThat(workbench.tables()).doesNotContain("two");
        assertThat(workbench.rows("SELECT * FROM one")).isEmpty();

        workbench.execute(SECOND_ROW_WELCOME);
        assertThat(workbench.migrate(INITIAL)).containsExactly("0002_two/initial applied");
        assertThat(workbench.rows("SELECT * FROM one")).containsExactly("2");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void a_schema_change_that_cannot_be_recorded_stays_elsewhere_and_the_message_says_so(TestServer server) {
        Workbench workbench = withOneRow(server).file("initial/0002_two.sql", "CREATE TABLE two (id INT PRIMARY KEY);");
        workbench.execute(NO_SECOND_ROW);

        String failure = workbench.failure(INITIAL);

        assertThat(failure)
                .startsWith("0002_two/initial ran and could not be recorded in DATABASECHANGELOG.\n")
                .contains("\n         What it did stays: this database commits each statement.\n")
                .endsWith(
                        "\n  Fix    Put right what the database complains about and run the same command again: what is "
                                + "done is not done again.");
        assertThat(workbench.tables()).contains("two");

        workbench.execute(SECOND_ROW_WELCOME);
        assertThat(workbench.migrate(INITIAL)).containsExactly("0002_two/initial applied");
        assertThat(workbench.history()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void moved_data_that_cannot_be_recorded_is_taken_back_everywhere(TestServer server) {
        Workbench workbench = withOneRow(server)
                .file("transition/0001_one.sql", "INSERT INTO one VALUES (1); UPDATE one SET id = id + 1;");
        workbench.execute(NO_SECOND_ROW);

        String failure = workbench.failure(TRANSITION);

        assertThat(failure)
                .startsWith("0001_one/transition ran and could not be recorded in DATABASECHANGELOG.\n")
                .contains("\n         Nothing of it took effect: the two are one transaction.\n");
        assertThat(workbench.rows("SELECT * FROM one")).isEmpty();

        workbench.execute(SECOND_ROW_WELCOME);
        workbench.migrate(TRANSITION);
        assertThat(workbench.rows("SELECT * FROM one")).containsExactly("2");
    }

    @Test
    void a_session_that_dies_before_the_row_is_written_takes_the_change_along() {
        Workbench workbench = withOneRow(TestServer.POSTGRESQL)
                .file("initial/0002_two.sql", "CREATE TABLE two (id INT PRIMARY KEY);");
        workbench.execute(
                """
                CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_terminate_backend(pg_backend_pid());
                    RETURN NEW;
                END $$""", "CREATE TRIGGER die BEFORE INSERT ON DATABASECHANGELOG FOR EACH ROW EXECUTE FUNCTION die()");

        String failure = workbench.failure(INITIAL);

        assertThat(failure)
                .startsWith("0002_two/initial ran and could not be recorded in DATABASECHANGELOG.\n")
                .contains("terminating connection due to administrator command");
        assertThat(workbench.tables()).doesNotContain("two");
        assertThat(workbench.history()).hasSize(1);

        workbench.execute("DROP TRIGGER die ON DATABASECHANGELOG");
        assertThat(workbench.migrate(INITIAL)).containsExactly("0002_two/initial applied");
    }

    @Test
    void a_constraint_that_fails_at_the_commit_takes_the_change_back() {
        Workbench workbench = withOneRow(TestServer.POSTGRESQL).file("initial/0002_two.sql", """
                        CREATE TABLE two (one_id INT REFERENCES one DEFERRABLE INITIALLY DEFERRED);
                        INSERT INTO two VALUES (7);
                        """);

        String failure = workbench.failure(INITIAL);

        assertThat(failure)
                .startsWith("0002_two/initial ran and could not be recorded in DATABASECHANGELOG.\n")
                .contains("violates foreign key constraint")
                .contains("\n         Nothing of it took effect: the two are one transaction.\n");
        assertThat(workbench.tables()).doesNotContain("two");
    }

    private Workbench withOneRow(TestServer server) {
        Workbench workbench =
                Workbench.on(server, base).file("initial/0001_one.sql", "CREATE TABLE one (id INT PRIMARY KEY);");
        workbench.migrate(INITIAL);
        return workbench;
    }
}
