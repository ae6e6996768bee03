package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused leaves the database as it was. */
class RefusalsIT {
    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void an_initial_behind_a_later_one_is_refused_unless_allowed(TestServer server) {
        Workbench workbench =
                Workbench.on(server, base).file("initial/0002_two.sql", "CREATE TABLE two (id INT PRIMARY KEY);");
        workbench.migrate(INITIAL);
        workbench.file("initial/0001_one.sql", "CREATE TABLE one (id INT PRIMARY KEY);");

        assertThat(workbench.failure(INITIAL))
                .startsWith("0001_one/initial comes before 0002_two/initial, which has been applied.\n");
        assertThat(workbench.failure(ALL)).startsWith("0001_one/initial comes before 0002_two/initial, ");
        assertThat(workbench.tables()).containsExactly("databasechangelog", "databasechangeloglock", "two");

        assertThat(workbench.migrate(new PlanRequest(INITIAL, Set.of(), true)))
                .containsExactly("0001_one/initial applied");
        assertThat(workbench.tables()).contains("one");
    }

    @Test
    void what_a_rule_would_refuse_is_past_refusing_once_it_has_been_applied() {
        Workbench workbench = Workbench.on(TestServer.H2, base)
                .file("initial/0001_shop.sql", "CREATE TABLE shop (id INT PRIMARY KEY, name VARCHAR(9));")
                .file("initial/0002_no_name.sql", "ALTER TABLE shop DROP COLUMN name;")
                .file("edd.yaml", "rules: {drop-column-too-early: off}");
        workbench.migrate(INITIAL);
        workbench.file("edd.yaml", "rules: {}").file("initial/0003_one.sql", "CREATE TABLE one (id INT PRIMARY KEY);");

        assertThat(workbench.migrate(INITIAL)).containsExactly("0003_one/initial applied");

        workbench.file("initial/0004_no_id.sql", "ALTER TABLE one DROP COLUMN id;");
        assertThat(workbench.failure(INITIAL)).startsWith("0004_no_id/initial drops one.id.\n");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_text_that_changed_after_it_ran_is_refused_until_it_is_accepted(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        workbench.file("initial/0001_create_inventory.sql", "CREATE TABLE inventory (id BIGINT PRIMARY KEY);");

        String failure = workbench.failure(TRANSITION);

        assertThat(failure)
                .startsWith("0001_create_inventory/initial was changed after it had been applied.\n")
                .contains("\n  Where  changelog/initial/0001_create_inventory.sql\n");
        assertThat(workbench.history()).hasSize(2);

        workbench.execute(failure.substring(failure.indexOf("UPDATE DATABASECHANGELOG")));
        assertThat(workbench.migrate(TRANSITION)).containsExactly("0002_split_inventory_code/transition applied");
        assertThat(workbench.migrate(INITIAL)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_file_that_is_gone_after_it_ran_is_refused(TestServer server) throws IOException {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        workbench.delete("initial/0001_create_inventory.sql");

        assertThat(workbench.failure(TRANSITION))
                .startsWith("initial/0001_create_inventory.sql was applied on ")
                .contains("and is no longer among the files.\n");
        assertThat(workbench.history()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_finalization_before_its_initial_or_transition_is_refused(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));

        assertThat(workbench.failure(FINALIZATION))
                .startsWith("0002_split_inventory_code/finalization comes before its initial, which has not been "
                        + "applied.\n");
        assertThat(workbench.tables()).isEmpty();

        workbench.migrate(INITIAL);
        assertThat(workbench.failure(FINALIZATION))
                .startsWith("0002_split_inventory_code/finalization comes before its transition, which has not been "
                        + "applied.\n");
        assertThat(workbench.history()).hasSize(2);
        assertThat(workbench.columns("inventory")).contains("inventory_code");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void an_initial_that_requires_what_is_not_finalized_is_refused(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base))
                .file("initial/0003_on_top.sql", "--edd requires: 0002\nCREATE TABLE on_top (id INT PRIMARY KEY);");

        assertThat(workbench.failure(INITIAL))
                .startsWith("0003_on_top/initial requires 0002, which is not finalized.\n");
        assertThat(workbench.tables()).isEmpty();

        assertThat(workbench.migrate(ALL)).hasSize(5).last().isEqualTo("0003_on_top/initial applied");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_file_with_another_description_is_recognised_and_keeps_its_row(TestServer server) throws IOException {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        workbench.migrate(TRANSITION);
        workbench.rename("initial/0001_create_inventory.sql", "0001_inventory.sql");
        workbench.rename("initial/0002_split_inventory_code.sql", "2-split.sql");
        workbench.rename("transition/0002_split_inventory_code.sql", "2-split.sql");
        workbench.rename("finalization/0002_split_inventory_code.sql", "2-split.sql");

        assertThat(workbench.migrate(INITIAL)).isEmpty();
        assertThat(workbench.migrate(TRANSITION)).containsExactly("0002_split/transition ran again");

        assertThat(workbench.history())
                .containsExactly(
                        "1 edd initial/0001_create_inventory.sql @initial EXECUTED",
                        "2 edd initial/0002_split_inventory_code.sql @initial EXECUTED",
                        "2 edd transition/0002_split_inventory_code.sql @transition RERAN");
        assertThat(workbench
                        .edd()
                        .status(workbench.environment(java.time.Duration.ZERO))
                        .renamed())
                .hasSize(3);
        assertThat(workbench.migrate(FINALIZATION)).hasSize(2);
    }
}
