package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.edd.Environment;
import dev.edd.database.Target;
import dev.edd.execution.Progress;
import dev.edd.migration.EddException;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a user sees who may not do what is asked for, or asks for it at the wrong place; never a password. */
class BadServerIT {
    private static final String SECRET = "correct-horse%battery&staple";
    private static final String SECRET_IN_URL = "correct-horse%25battery%26staple";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_wrong_password_is_answered_without_it(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        Target target =
                Target.of(workbench.database().url()).as(workbench.database().username(), SECRET);

        EddException failure = failure(workbench, target);

        assertThat(failure.getMessage())
                .startsWith("User " + workbench.database().username() + " is not let in.\n");
        assertThat(trace(failure)).doesNotContain("horse", "staple");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "H2")
    void a_wrong_password_in_the_url_is_not_shown_either(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        Target target = Target.of("%s?user=%s&password=%s"
                .formatted(workbench.database().url(), workbench.database().username(), SECRET_IN_URL));

        EddException failure = failure(workbench, target);

        assertThat(failure.getMessage()).contains(" is not let in.\n");
        assertThat(trace(failure)).doesNotContain("horse", "staple");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "H2")
    void an_unknown_database_is_said_to_be_unknown(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        String url = workbench.database().url().replaceFirst("[^/]+$", "no_such_database");
        Target target = Target.of(url)
                .as(workbench.database().username(), workbench.database().password());

        EddException failure = failure(workbench, target);

        assertThat(failure.getMessage()).contains("no_such_database");
        assertThat(trace(failure)).doesNotContain(workbench.database().password());
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "H2")
    void a_server_that_is_down_is_said_not_to_answer(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        Target target = Target.of(workbench.database().url().replaceFirst(":\\d+/", ":1/"))
                .as(workbench.database().username(), SECRET);

        EddException failure = failure(workbench, target);

        assertThat(failure.getMessage()).contains("Nothing takes connections there");
        assertThat(trace(failure)).doesNotContain("horse", "staple");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "H2")
    void a_connection_that_breaks_between_migrations_is_not_taken_for_a_lack_of_rights(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        workbench.execute("""
                UPDATE DATABASECHANGELOGLOCK
                SET LOCKED = TRUE, LOCKEDBY = 'another host', LOCKGRANTED = CURRENT_TIMESTAMP""");

        EddException failure = catchThrowableOfType(
                EddException.class,
                () -> workbench.outcomes(PlanRequest.of(ALL), new Progress() {
                    @Override
                    public void waiting(String holder) {
                        Fault.CUT_OFF.strike(workbench);
                    }
                }));

        assertThat(failure.getMessage())
                .startsWith("The connection to the database is lost.\n")
                .contains(workbench.target().displayUrl())
                .contains("\n         What was applied before is recorded and stays.\n");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_user_who_may_only_read_sees_the_status_and_cannot_migrate(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        Workbench reader = workbench.asReader();

        assertThat(reader.status()).hasSize(2).allMatch(line -> line.endsWith("START"));
        assertThat(reader.plan(ALL).steps()).hasSize(4);
        EddException failure = failure(reader, reader.target());

        assertThat(failure.getMessage())
                .startsWith(reader.target().displayUrl() + " does not let this user write the history.\n")
                .contains("\n         Nothing has run.\n")
                .doesNotContain("autocommit");
        assertThat(trace(failure)).doesNotContain(reader.database().password());
        assertThat(workbench.tables()).doesNotContain("inventory");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_user_who_may_only_read_changes_nothing_of_an_existing_history(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        Workbench reader = workbench.asReader();

        assertThat(reader.status()).isEqualTo(workbench.status());
        assertThat(reader.migrate(INITIAL)).isEmpty();
        assertThat(reader.failure(ALL)).contains(" does not let this user write the history.\n");

        assertThat(workbench.history()).hasSize(2);
        assertThat(workbench.migrate(ALL)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "H2")
    void passwords_in_urls_stay_out_of_every_message_of_a_run_that_stops(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file("initial/0001_wrong.sql", "CREATE TABLE (;");
        Target target = Target.of("%s?user=%s&password=%s"
                .formatted(
                        workbench.database().url(),
                        workbench.database().username(),
                        workbench.database().password()));

        EddException failure = failure(workbench, target);

        assertThat(failure.getMessage()).startsWith("0001_wrong/initial stopped.\n");
        assertThat(trace(failure)).doesNotContain(workbench.database().password());
        assertThat(target.toString()).doesNotContain(workbench.database().password());
    }

    private static EddException failure(Workbench workbench, Target target) {
        return catchThrowableOfType(
                EddException.class,
                () -> workbench.edd().migrate(Environment.of(target), PlanRequest.of(INITIAL), Progress.SILENT));
    }

    /** Returns all that a stack trace would print: every message of every cause, and what was suppressed. */
    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
