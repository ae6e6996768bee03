package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.plan.PhaseSelection;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Timing;
import dev.edd.release.Version;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A report that nobody knew of still reads a column whose finalization is due. */
class StillUsedIT {
    private static final String REPORT = "SELECT code FROM inventory WHERE id = 1";

    @TempDir
    private Path base;

    private Deployments inTransition(TestServer server) {
        Deployments pipeline = new Deployments(Workbench.on(server, base)
                .file("initial/0001_create_inventory.sql", """
                        --edd release: 2.3
                        CREATE TABLE inventory (id INT NOT NULL PRIMARY KEY, code VARCHAR(20));
                        INSERT INTO inventory (id, code) VALUES (1, 'A-1');""")
                .file("initial/0002_split.sql", """
                        --edd release: 2.4
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(20);""")
                .file("transition/0002_split.sql", """
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE location IS NULL AND code IS NOT NULL
                        UPDATE inventory SET location = SUBSTRING(code, 1, 6)
                         WHERE id BETWEEN :from AND :to AND location IS NULL;""")
                .file("finalization/0002_split.sql", "ALTER TABLE inventory DROP COLUMN code;"));
        pipeline.upgrade("2.3");
        pipeline.rolledOut("2.3");
        pipeline.workbench().execute(REPORT);
        pipeline.preDeploy("2.4");
        return pipeline;
    }

    private static Plan plan(Deployments pipeline, String... demanded) {
        Timing timing = Timing.NONE.deploying(Version.of("2.5")).demanding(List.of(demanded));
        return pipeline.workbench()
                .edd()
                .plan(
                        pipeline.workbench().environment(Duration.ZERO),
                        PlanRequest.of(PhaseSelection.PRE_DEPLOY).at(timing));
    }

    private static List<String> verdicts(Plan plan) {
        return plan.verdicts().values().stream()
                .flatMap(List::stream)
                .map(verdict -> "%s %s".formatted(verdict.kind(), verdict.reason()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MYSQL"})
    void keeps_the_finalization_from_running_until_it_is_gone(TestServer server) {
        Deployments pipeline = inTransition(server);
        admit(pipeline);
        pipeline.rolledOut("2.4");
        pipeline.postDeploy("2.4");
        assertThat(verdicts(plan(pipeline))).isEmpty();

        pipeline.workbench().execute(REPORT);
        assertThat(verdicts(plan(pipeline)))
                .singleElement()
                .asString()
                .startsWith("CLOSED somebody still uses what it removes; inventory.code is named by \"SELECT")
                .doesNotContain("location");
        assertThat(pipeline.preDeploy("2.5")).isEmpty();

        pipeline.rolledOut("2.4");
        assertThat(pipeline.preDeploy("2.5")).hasSize(2);
    }

    private static void admit(Deployments pipeline) {
        String account = pipeline.workbench().database().username();
        if (pipeline.workbench().database().server() == TestServer.POSTGRESQL) {
            pipeline.workbench()
                    .database()
                    .administrate("CREATE EXTENSION pg_stat_statements", "GRANT pg_read_all_stats TO " + account);
        } else {
            pipeline.workbench()
                    .database()
                    .administrate("GRANT SELECT ON performance_schema.* TO '%s'@'%%'".formatted(account));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "H2")
    void is_said_not_to_be_seen_where_the_server_does_not_show_it(TestServer server) {
        Deployments pipeline = inTransition(server);
        pipeline.rolledOut("2.4");
        pipeline.workbench().execute(REPORT);

        assertThat(verdicts(plan(pipeline)))
                .singleElement()
                .asString()
                .startsWith("NOT_JUDGED nobody can say whether what it removes is still used: ")
                .containsPattern("CREATE EXTENSION|performance_schema");
        assertThat(plan(pipeline).steps()).hasSize(2);
        assertThat(plan(pipeline, "nobody-uses-it").steps()).isEmpty();
    }
}
