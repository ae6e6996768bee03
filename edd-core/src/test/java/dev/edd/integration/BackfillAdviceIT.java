package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.execution.Progress;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a backfill before it runs, on every database. */
class BackfillAdviceIT {
    private static final String BY_ID = "id BETWEEN :from AND :to";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void nothing_is_said_of_a_backfill_by_its_primary_key(TestServer server) {
        assertThat(warnings(inventory(server, "inventory by id", BY_ID).plan(TRANSITION)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_key_that_is_not_unique_or_has_no_index_is_told(TestServer server) {
        Plan plan = inventory(server, "inventory by code", "code BETWEEN :from AND :to")
                .plan(TRANSITION);

        assertThat(warnings(plan))
                .containsExactly(
                        "inventory (code) is not unique.",
                        "inventory (code) has no index.",
                        "inventory.code may be null.");
        assertThat(TextReport.of(plan).lines().map(String::strip))
                .containsSubsequence(
                        "WARNING  inventory (code) has no index.",
                        "Why    Each chunk would read the whole table to find its rows.",
                        "Fix    Use the primary key: --edd backfill: inventory by id");
        assertThat(JsonReport.of(plan)).contains("\"what\" : \"inventory (code) has no index.\"");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void an_index_is_enough_for_the_order(TestServer server) {
        Workbench workbench = inventory(server, "inventory by code", "code BETWEEN :from AND :to");
        workbench.execute("CREATE INDEX inventory_code ON inventory (code, id)");

        assertThat(warnings(workbench.plan(TRANSITION)))
                .containsExactly("inventory (code) is not unique.", "inventory.code may be null.");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void an_index_that_goes_both_ways_is_none(TestServer server) {
        Workbench workbench = inventory(
                server,
                "inventory by code, id",
                "id BETWEEN :from_id AND :to_id AND code BETWEEN :from_code AND :to_code");
        workbench.execute("CREATE INDEX both_ways ON inventory (code DESC, id)");

        assertThat(warnings(workbench.plan(TRANSITION)))
                .containsExactly("inventory (code, id) has no index.", "inventory.code may be null.");

        workbench.execute("CREATE INDEX backwards ON inventory (code DESC, id DESC)");
        assertThat(warnings(workbench.plan(TRANSITION))).containsExactly("inventory.code may be null.");
    }

    @Test
    void on_postgresql_only_the_key_of_a_whole_index_counts() {
        Workbench workbench = inventory(TestServer.POSTGRESQL, "inventory by code", "code BETWEEN :from AND :to");
        workbench.execute("ALTER TABLE inventory ALTER code SET NOT NULL");
        workbench.execute("CREATE UNIQUE INDEX including ON inventory (code) INCLUDE (location)");
        assertThat(warnings(workbench.plan(TRANSITION))).isEmpty();

        workbench.execute("DROP INDEX including");
        workbench.execute("INSERT INTO inventory VALUES (0, 'C0000')");
        assertThatThrownBy(() -> workbench.execute("CREATE UNIQUE INDEX CONCURRENTLY half_built ON inventory (code)"))
                .hasMessageContaining("could not create unique index");
        assertThat(warnings(workbench.plan(TRANSITION)))
                .containsExactly("inventory (code) is not unique.", "inventory (code) has no index.");
    }

    @Test
    void on_postgresql_a_table_is_found_in_each_schema_of_the_search_path() {
        Workbench workbench = inventory(TestServer.POSTGRESQL, "inventory by id", BY_ID);
        workbench.execute(
                "CREATE SCHEMA first",
                "ALTER ROLE %s SET search_path = first, public"
                        .formatted(workbench.database().username()));

        assertThat(warnings(workbench.plan(TRANSITION))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_statement_that_scans_the_table_for_each_chunk_is_told(TestServer server) {
        assertThat(warnings(inventory(server, "inventory by id", "id + 0 BETWEEN :from AND :to")
                        .plan(TRANSITION)))
                .containsExactly("inventory is read from end to end for each chunk of: UPDATE inventory");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_table_or_column_that_is_not_there_is_told(TestServer server) {
        assertThat(warnings(inventory(server, "inventory by number", "id BETWEEN :from AND :to")
                        .plan(TRANSITION)))
                .singleElement()
                .asString()
                .startsWith("inventory cannot be walked by number: ");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void nothing_is_said_before_the_initial_has_run(TestServer server) {
        Workbench workbench = files(server, "inventory by number", BY_ID);

        assertThat(warnings(workbench.plan(ALL))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_run_says_the_same_before_it_begins(TestServer server) {
        Workbench workbench = inventory(server, "inventory by code", "code BETWEEN :from AND :to");
        List<Plan> plans = new ArrayList<>();

        workbench.outcomes(PlanRequest.of(TRANSITION), new Progress() {
            @Override
            public void planned(Plan plan) {
                plans.add(plan);
            }
        });

        assertThat(plans).singleElement().satisfies(plan -> assertThat(TextReport.warnings(plan))
                .startsWith("0001_split/transition: inventory (code) is not unique.\n  Why    "));
    }

    private Workbench inventory(TestServer server, String backfill, String range) {
        Workbench workbench = files(server, backfill, range);
        workbench.migrate(INITIAL);
        workbench.execute("""
                INSERT INTO inventory (id, code)
                SELECT 1 + a.n + 10 * b.n + 100 * c.n + 1000 * d.n, CONCAT('C', a.n, b.n, c.n, d.n)
                FROM digits a, digits b, digits c, digits d""");
        workbench.execute(
                switch (server) {
                    case H2, POSTGRESQL -> "ANALYZE";
                    case MARIADB, MYSQL -> "ANALYZE TABLE inventory";
                });
        return workbench;
    }

    private Workbench files(TestServer server, String backfill, String range) {
        return Workbench.on(server, base)
                .file("initial/0001_split.sql", """
                        CREATE TABLE digits (n INT NOT NULL PRIMARY KEY);
                        INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
                        CREATE TABLE inventory (id INT NOT NULL PRIMARY KEY, code VARCHAR(22), location VARCHAR(6));
                        """)
                .file("transition/0001_split.sql", """
                        --edd backfill: %s
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE location IS NULL
                        UPDATE inventory
                           SET location = SUBSTRING(code, 1, 6)
                         WHERE %s AND location IS NULL;
                        """.formatted(backfill, range));
    }

    private static List<String> warnings(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.warnings().stream())
                .map(Step.Warning::what)
                .toList();
    }
}
