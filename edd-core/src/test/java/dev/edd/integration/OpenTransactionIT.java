package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step may take hours: what a run has read before leaves no transaction open, and is not what it reads afterwards. */
class OpenTransactionIT {
    private static final String ON_POSTGRESQL = """
            SELECT query FROM pg_stat_activity
            WHERE datname = current_database() AND state LIKE 'idle in transaction%'""";

    private static final String ON_MYSQL = """
            SELECT trx_mysql_thread_id FROM information_schema.innodb_trx
            JOIN information_schema.PROCESSLIST ON ID = trx_mysql_thread_id
            WHERE DB = DATABASE() AND ID <> CONNECTION_ID()""";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void none_is_left_by_a_finalization_that_was_held_back(TestServer server) {
        Workbench workbench = twoRefactorings(server);
        List<String> open = new ArrayList<>();

        workbench.outcomes(PlanRequest.of(ALL), before("0002_second/transition", () -> open.addAll(open(workbench))));

        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void none_is_left_by_a_check(TestServer server) {
        Workbench workbench = twoRefactorings(server)
                .file("initial/0003_third.sql", "CREATE TABLE third (id INT PRIMARY KEY);")
                .file("transition/0003_third.sql", """
                        --edd check: SELECT id FROM partly WHERE id > 2
                        UPDATE partly SET moved = 1 WHERE id = 1;
                        """)
                .file("initial/0004_fourth.sql", "CREATE TABLE fourth (id INT PRIMARY KEY);");
        List<String> open = new ArrayList<>();

        workbench.outcomes(PlanRequest.of(ALL), before("0004_fourth/initial", () -> open.addAll(open(workbench))));

        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_check_sees_what_was_moved_behind_a_finalization_that_was_held_back(TestServer server) {
        Workbench workbench = twoRefactorings(server);

        List<Outcome> outcomes = workbench.outcomes(PlanRequest.of(ALL), Progress.SILENT);

        assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Blocked.class);
        assertThat(outcomes).doesNotHaveAnyElementsOfTypes(Outcome.Faulty.class);
    }

    /** The first leaves a row, so that its finalization is held back; the second moves all of them. */
    private Workbench twoRefactorings(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_first.sql", "CREATE TABLE partly (id INT PRIMARY KEY, moved INT);")
                .file("transition/0001_first.sql", """
                        --edd remaining: SELECT COUNT(*) FROM partly WHERE moved IS NULL
                        UPDATE partly SET moved = 1 WHERE id = 1 AND moved IS NULL;
                        """)
                .file("finalization/0001_first.sql", "ALTER TABLE partly DROP COLUMN moved;")
                .file("initial/0002_second.sql", "CREATE TABLE filled (id INT PRIMARY KEY, moved INT);")
                .file("transition/0002_second.sql", """
                        --edd backfill: filled by id
                        --edd check: SELECT id FROM filled WHERE moved IS NULL
                        UPDATE filled SET moved = id WHERE id BETWEEN :from AND :to AND moved IS NULL;
                        """);
        workbench.migrate(INITIAL);
        workbench.execute("INSERT INTO partly (id) VALUES (1), (2)", "INSERT INTO filled (id) VALUES (1), (2)");
        return workbench;
    }

    private static List<String> open(Workbench workbench) {
        TestServer server = workbench.database().server();
        if (server == TestServer.POSTGRESQL) {
            return workbench.rows(ON_POSTGRESQL);
        }
        workbench
                .database()
                .administrate("GRANT PROCESS ON *.* TO '%s'@'%%'"
                        .formatted(workbench.database().username()));
        return workbench.rows(ON_MYSQL);
    }

    private static Progress before(String migration, Runnable look) {
        return new Progress() {
            @Override
            public void started(Step step) {
                if (step.migration().id().toString().equals(migration)) {
                    look.run();
                }
            }
        };
    }
}
