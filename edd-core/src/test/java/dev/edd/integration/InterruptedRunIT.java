package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.SequenceNumber;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterruptedRunIT {
    private static final String THIRD_OF_FIVE_IS_WRONG = """
            CREATE TABLE one (id INT PRIMARY KEY);
            CREATE TABLE two (id INT PRIMARY KEY);
            CREATE TABLE three (id INT PRIMARY KEY, id INT);
            CREATE TABLE four (id INT PRIMARY KEY);
            CREATE TABLE five (id INT PRIMARY KEY);
            """;

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void schema_changes_before_a_wrong_statement_stay_and_the_message_says_which(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file("initial/0001_five_tables.sql", THIRD_OF_FIVE_IS_WRONG);

        String failure = workbench.failure(INITIAL);

        assertThat(failure)
                .startsWith("0001_five_tables/initial stopped at statement 3 of 5.\n")
                .contains("\n  Where  changelog/initial/0001_five_tables.sql:3\n")
                .contains("\n         Statements 1 to 2 took effect and stay: each one is committed by itself.\n")
                .endsWith("\n  Fix    Correct statement 3 and run the same command again: it goes on there. "
                        + "Leave what stands before it as it is.");
        assertThat(workbench.tables()).containsExactly("databasechangelog", "databasechangeloglock", "one", "two");
        assertThat(workbench.history()).isEmpty();

        workbench.file("initial/0001_five_tables.sql", THIRD_OF_FIVE_IS_WRONG.replace(", id INT)", ")"));
        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_five_tables/initial applied");
        assertThat(workbench.tables()).contains("one", "two", "three", "four", "five");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "POSTGRESQL")
    void schema_changes_before_a_wrong_statement_are_taken_back_where_the_database_can(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file("initial/0001_five_tables.sql", THIRD_OF_FIVE_IS_WRONG);

        String failure = workbench.failure(INITIAL);

        assertThat(failure).isEqualTo("""
                0001_five_tables/initial stopped at statement 3 of 5.
                  Where  changelog/initial/0001_five_tables.sql:3
                  Why    ERROR: column "id" specified more than once (SQLState 42701)
                         The statement: CREATE TABLE three (id INT PRIMARY KEY, id INT)
                         Nothing of it took effect.
                  Fix    Correct the statement and run the same command again.""");
        assertThat(workbench.tables()).containsExactly("databasechangelog", "databasechangeloglock");

        workbench.file("initial/0001_five_tables.sql", THIRD_OF_FIVE_IS_WRONG.replace(", id INT)", ")"));
        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_five_tables/initial applied");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void data_moved_before_a_wrong_statement_is_taken_back_everywhere(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        Inventory.previousRelease(workbench, 1, "AA-111");
        String wrong = """
                -- the first part
                UPDATE inventory SET location_code = 'AA';
                /* the second part */ UPDATE inventory SET batch_number = '111';
                UPDATE inventory SET no_such_column = 1;
                INSERT INTO inventory (id) VALUES (2);
                DELETE FROM inventory;
                """;
        workbench.file("transition/0002_split_inventory_code.sql", wrong);

        String failure = workbench.failure(TRANSITION);

        assertThat(failure)
                .startsWith("0002_split_inventory_code/transition stopped at statement 3 of 5.\n")
                .contains("\n  Where  changelog/transition/0002_split_inventory_code.sql:4\n")
                .contains("\n         Nothing of it took effect.\n");
        assertThat(workbench.rows("SELECT location_code, batch_number FROM inventory"))
                .containsExactly("null|null");

        Inventory.in(workbench);
        workbench.migrate(TRANSITION);
        assertThat(workbench.rows("SELECT location_code, batch_number FROM inventory"))
                .containsExactly("AA|111");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void migrations_before_a_wrong_one_stay_applied_and_are_not_repeated(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_one.sql", "CREATE TABLE one (id INT PRIMARY KEY);")
                .file("initial/0002_two.sql", "CREATE TABLE two (id INT PRIMARY KEY, id INT);")
                .file("initial/0003_three.sql", "CREATE TABLE three (id INT PRIMARY KEY);");

        assertThat(workbench.failure(INITIAL)).startsWith("0002_two/initial stopped.\n");
        assertThat(workbench.status()).containsExactly("0001_one END", "0002_two START", "0003_three START");

        workbench.file("initial/0002_two.sql", "CREATE TABLE two (id INT PRIMARY KEY);");
        assertThat(workbench.migrate(INITIAL))
                .containsExactly("0002_two/initial applied", "0003_three/initial applied");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_finalization_that_stopped_runs_after_one_more_transition(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.file("finalization/0002_split_inventory_code.sql", "ALTER TABLE inventory DROP COLUMN no_such;");
        workbench.migrate(INITIAL);
        workbench.migrate(TRANSITION);

        assertThat(workbench.failure(FINALIZATION)).startsWith("0002_split_inventory_code/finalization stopped.\n");
        assertThat(Inventory.previousRelease(workbench, 1, "AA-111")).containsExactly("AA-111");

        Inventory.in(workbench);
        assertThat(workbench.migrate(FINALIZATION))
                .containsExactly(
                        "0002_split_inventory_code/transition ran once more before the finalization",
                        "0002_split_inventory_code/finalization applied");
        assertThat(workbench.rows("SELECT location_code FROM inventory")).containsExactly("AA");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_finalization_is_blocked_while_rows_remain_and_so_is_what_requires_it(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base))
                .file("initial/0003_on_top.sql", "--edd requires: 0002\nCREATE TABLE on_top (id INT PRIMARY KEY);");
        workbench.migrate(new PlanRequest(INITIAL, Set.of(number(1), number(2)), false));
        Inventory.previousRelease(workbench, 1, "no code in here");

        assertThat(workbench.migrate(ALL))
                .containsExactly(
                        "0002_split_inventory_code/transition applied",
                        "0002_split_inventory_code/finalization is blocked: 1 row remains.",
                        "0003_on_top/initial was passed over: 0002_split_inventory_code/finalization did not run.");
        assertThat(workbench.columns("inventory")).contains("inventory_code");
        assertThat(workbench.tables()).doesNotContain("on_top");

        workbench.execute("DELETE FROM inventory");
        assertThat(workbench.migrate(ALL))
                .containsExactly(
                        "0002_split_inventory_code/transition ran again",
                        "0002_split_inventory_code/finalization applied",
                        "0003_on_top/initial applied");
    }

    private static SequenceNumber number(long value) {
        return new SequenceNumber(value);
    }
}
