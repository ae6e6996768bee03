package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThreePhasesIT {
    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_refactoring_goes_through_its_phases_one_by_one(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        assertThat(workbench.status())
                .containsExactly("0001_create_inventory START", "0002_split_inventory_code START");

        assertThat(workbench.migrate(INITIAL))
                .containsExactly("0001_create_inventory/initial applied", "0002_split_inventory_code/initial applied");
        assertThat(workbench.status())
                .containsExactly("0001_create_inventory END", "0002_split_inventory_code TRANSITION");

        assertThat(workbench.migrate(TRANSITION)).containsExactly("0002_split_inventory_code/transition applied");
        assertThat(workbench.status())
                .containsExactly("0001_create_inventory END", "0002_split_inventory_code TRANSITION");

        assertThat(workbench.migrate(FINALIZATION))
                .containsExactly(
                        "0002_split_inventory_code/transition ran once more before the finalization",
                        "0002_split_inventory_code/finalization applied");
        assertThat(workbench.status()).containsExactly("0001_create_inventory END", "0002_split_inventory_code END");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_transition_moves_on_each_call_what_the_previous_release_wrote_since(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);

        Inventory.previousRelease(workbench, 1, "AA-111");
        workbench.migrate(TRANSITION);
        Inventory.previousRelease(workbench, 2, "BB-222");
        assertThat(workbench.migrate(TRANSITION)).containsExactly("0002_split_inventory_code/transition ran again");
        Inventory.previousRelease(workbench, 3, "CC-333");
        workbench.migrate(FINALIZATION);

        assertThat(workbench.rows("SELECT id, location_code, batch_number FROM inventory ORDER BY id"))
                .containsExactly("1|AA|111", "2|BB|222", "3|CC|333");
        assertThat(workbench.migrate(TRANSITION)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void both_releases_work_until_the_finalization_and_the_next_one_after_it(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));

        workbench.migrate(INITIAL);
        assertThat(Inventory.previousRelease(workbench, 1, "AA-111")).containsExactly("AA-111");
        assertThat(Inventory.nextRelease(workbench, 2, "BB")).containsExactly("BB");

        workbench.migrate(TRANSITION);
        assertThat(Inventory.previousRelease(workbench, 3, "CC-333")).containsExactly("AA-111", "CC-333");
        assertThat(Inventory.nextRelease(workbench, 4, "DD")).containsExactly("AA", "BB", "DD");

        workbench.migrate(FINALIZATION);
        assertThat(Inventory.nextRelease(workbench, 5, "EE")).containsExactly("AA", "BB", "CC", "DD", "EE");
        assertThat(workbench.columns("inventory")).containsExactly("batch_number", "id", "location_code");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_fresh_database_comes_out_like_one_that_went_through_the_phases(TestServer server) {
        Workbench old = Inventory.in(Workbench.on(server, base));
        old.migrate(INITIAL);
        old.migrate(TRANSITION);
        old.migrate(FINALIZATION);
        Workbench fresh = old.withFreshDatabase();

        assertThat(fresh.migrate(ALL))
                .containsExactly(
                        "0001_create_inventory/initial applied",
                        "0002_split_inventory_code/initial applied",
                        "0002_split_inventory_code/transition applied",
                        "0002_split_inventory_code/finalization applied");

        assertThat(fresh.status()).isEqualTo(old.status());
        assertThat(fresh.columns("inventory")).isEqualTo(old.columns("inventory"));
        assertThat(fresh.tables()).isEqualTo(old.tables());
        assertThat(fresh.migrate(ALL)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void the_history_is_what_an_ordinary_liquibase_writes(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));

        workbench.migrate(INITIAL);
        workbench.migrate(TRANSITION);
        workbench.migrate(TRANSITION);

        assertThat(workbench.history())
                .containsExactly(
                        "1 edd initial/0001_create_inventory.sql @initial EXECUTED",
                        "2 edd initial/0002_split_inventory_code.sql @initial EXECUTED",
                        "2 edd transition/0002_split_inventory_code.sql @transition RERAN");
        assertThat(workbench.rows("SELECT MD5SUM FROM DATABASECHANGELOG"))
                .allSatisfy(checksum -> assertThat(checksum).matches("9:[0-9a-f]{32}"));
        assertThat(workbench.rows("SELECT ORDEREXECUTED FROM DATABASECHANGELOG ORDER BY DATEEXECUTED, ORDEREXECUTED"))
                .containsExactly("1", "2", "4");
        assertThat(deployments(workbench)).containsExactly("@initial|2", "@transition|1");
        assertThat(workbench.rows("SELECT COUNT(*) FROM DATABASECHANGELOGLOCK WHERE LOCKEDBY IS NOT NULL"))
                .containsExactly("0");
    }

    /** Returns a line for each run: the phase and how many migrations carry its deployment id. */
    private static List<String> deployments(Workbench workbench) {
        return workbench.rows("""
                SELECT CONTEXTS, COUNT(*) FROM DATABASECHANGELOG
                GROUP BY CONTEXTS, DEPLOYMENT_ID ORDER BY MAX(ORDEREXECUTED)""");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_run_with_nothing_to_do_writes_nothing(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));

        assertThat(workbench.migrate(TRANSITION)).isEmpty();
        assertThat(workbench.plan(ALL).steps()).hasSize(4);
        workbench.status();

        assertThat(workbench.tables()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_schema_in_use_without_a_history_is_left_alone(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.execute("CREATE TABLE customer (id INT PRIMARY KEY)", "INSERT INTO customer VALUES (7)");

        workbench.migrate(ALL);

        assertThat(workbench.rows("SELECT id FROM customer")).containsExactly("7");
        assertThat(workbench.tables())
                .containsExactly("customer", "databasechangelog", "databasechangeloglock", "inventory");
    }
}
