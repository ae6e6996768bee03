package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Timing;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.Version;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An inventory code is split in release 2.4, and its table gets a note in release 2.5. */
class ReleasesIT {
    private static final String SPLIT = "0002_split_code";

    @TempDir
    private Path base;

    private Deployments inventory(TestServer server) {
        return new Deployments(Workbench.on(server, base)
                .file("initial/0001_create_inventory.sql", """
                        --edd release: 2.3
                        CREATE TABLE inventory (id INT NOT NULL PRIMARY KEY, code VARCHAR(20));""")
                .file("initial/" + SPLIT + ".sql", """
                        --edd release: 2.4
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(20);""")
                .file("transition/" + SPLIT + ".sql", "UPDATE inventory SET location = code WHERE location IS NULL;")
                .file("finalization/" + SPLIT + ".sql", "ALTER TABLE inventory DROP COLUMN code;")
                .file("initial/0003_note.sql", """
                        --edd release: 2.5
                        ALTER TABLE inventory ADD COLUMN note VARCHAR(20);"""));
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void go_through_pre_deploy_release_and_post_deploy(TestServer server) {
        Deployments pipeline = inventory(server);
        assertThat(pipeline.preDeploy("2.3")).containsExactly("0001_create_inventory/initial applied");
        pipeline.rolledOut("2.3");
        assertThat(pipeline.postDeploy("2.3")).isEmpty();

        assertThat(pipeline.preDeploy("2.4")).containsExactly(SPLIT + "/initial applied");
        pipeline.deployed("2.4");
        assertThat(pipeline.alive()).containsExactly("2.3", "2.4");
        assertThat(pipeline.postDeploy("2.4")).containsExactly(SPLIT + "/transition applied");

        assertThat(pipeline.preDeploy("2.5")).containsExactly("0003_note/initial applied");
        pipeline.rolledOut("2.5");
        assertThat(pipeline.alive()).containsExactly("2.5");
        assertThat(pipeline.postDeploy("2.5")).containsExactly(SPLIT + "/transition ran again");
        assertThat(TextReport.of(pipeline.state()))
                .endsWith("Next: mvn edd:pre-deploy -Dedd.release=…, with the first release after 2.4");

        assertThat(pipeline.preDeploy("2.6"))
                .containsExactly(
                        SPLIT + "/transition ran once more before the finalization", SPLIT + "/finalization applied");
        assertThat(pipeline.workbench().columns("inventory")).containsExactly("id", "location", "note");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void are_rolled_back_while_their_structures_exist_and_not_after(TestServer server) {
        Deployments pipeline = inventory(server);
        pipeline.upgrade("2.3");
        pipeline.rolledOut("2.3");
        pipeline.preDeploy("2.4");
        pipeline.rolledOut("2.4");
        pipeline.postDeploy("2.4");

        pipeline.rolledBack("2.4");
        assertThat(TextReport.of(pipeline.state().chronicle().releases()))
                .isEqualTo("No release is running: 2.4 was rolled back. "
                        + "Say what runs instead: mvn edd:release -Dedd.release=…");
        pipeline.deployed("2.3");
        assertThat(pipeline.alive()).containsExactly("2.3");
        assertThat(TextReport.of(pipeline.state())).contains("Releases that can run here: 2.3, 2.4\n");

        pipeline.rolledOut("2.4");
        pipeline.preDeploy("2.5");
        assertThat(pipeline.refusal("2.3"))
                .contains("Release 2.3 cannot run on this database.", "It would miss what 0002_split_code removed on ")
                .contains(", and only releases from 2.4 do without.");
        assertThat(pipeline.refusal("2.3.9")).contains("cannot run");
        assertThat(pipeline.alive()).containsExactly("2.4");
        assertThat(TextReport.of(pipeline.state())).contains("Releases that can run here: 2.4, 2.5\n");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void are_refused_before_what_they_need_is_there(TestServer server) {
        Deployments pipeline = inventory(server);
        pipeline.preDeploy("2.3");

        assertThat(pipeline.refusal("2.4"))
                .contains("It would miss what 0002_split_code adds for releases from 2.4, and has not been applied.")
                .contains("mvn edd:pre-deploy -Dedd.release=2.4");
        assertThat(pipeline.workbench().tables()).doesNotContain("edd_release");
    }

    @Test
    void cannot_run_where_a_finalization_has_removed_a_part_of_what_they_need() {
        Deployments pipeline = inventory(TestServer.H2);
        pipeline.workbench()
                .file(
                        "finalization/" + SPLIT + ".sql",
                        "ALTER TABLE inventory DROP COLUMN code; ALTER TABLE nowhere DROP COLUMN code;");
        pipeline.upgrade("2.4");
        pipeline.rolledOut("2.4");
        assertThat(pipeline.refusal(() -> pipeline.preDeploy("2.5")))
                .startsWith(SPLIT + "/finalization stopped at statement 2 of 2.");

        assertThat(pipeline.refusal("2.3"))
                .contains("It would miss what 0002_split_code removed in part on ")
                .contains("only releases from 2.4 do without");
        assertThat(pipeline.alive()).containsExactly("2.4");
    }

    @Test
    void are_not_gone_that_nobody_has_recorded() {
        Deployments pipeline = inventory(TestServer.H2);
        pipeline.preDeploy("2.4");
        assertThat(pipeline.refusal(() -> pipeline.retired("2.3"))).contains("Record what runs: mvn edd:release");

        pipeline.deployed("2.3");
        pipeline.deployed("2.4");
        assertThat(pipeline.refusal(() -> pipeline.retired("2.33")))
                .contains("Release 2.33 cannot be retired: nobody has recorded that it runs.")
                .contains("Use -Dedd.release=2.3; recorded are 2.3, 2.4.");
        assertThat(pipeline.refusal(() -> pipeline.rolledBack("2.5"))).contains("cannot be rolled-back");
        assertThat(pipeline.alive()).containsExactly("2.3", "2.4");
    }

    @Test
    void are_not_older_than_the_oldest_that_runs() {
        Deployments pipeline = inventory(TestServer.H2);
        pipeline.preDeploy("2.4");

        assertThat(pipeline.refusal(() -> pipeline.deployed("2.3", "2.4")))
                .contains("Release 2.3 cannot run if the oldest release that runs is 2.4.")
                .contains("-Dedd.oldestRelease=2.3");
        assertThat(pipeline.alive()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void are_recorded_with_time_and_origin(TestServer server) {
        Deployments pipeline = inventory(server);
        pipeline.preDeploy("2.3");
        pipeline.deployed("2.3");

        Instant now = pipeline.state().chronicle().now();
        assertThat(pipeline.state().chronicle().releases().events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.kind()).isEqualTo(ReleaseEvent.Kind.DEPLOYED);
                    assertThat(event.origin()).hasToString("ada@build-7, https://ci.example.com/4711");
                    assertThat(event.when()).isBetween(now.minus(Duration.ofMinutes(1)), now);
                });
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void are_skipped_in_one_call_while_the_application_is_stopped(TestServer server) {
        Deployments pipeline = inventory(server);
        pipeline.upgrade("2.3");
        pipeline.rolledOut("2.3");
        assertThat(pipeline.upgrade("2.5"))
                .containsExactly(
                        SPLIT + "/initial applied", SPLIT + "/transition applied", "0003_note/initial applied");

        pipeline.retired("2.3");
        assertThat(pipeline.upgrade("2.5"))
                .containsExactly(SPLIT + "/transition ran again", SPLIT + "/finalization applied");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void soak_by_the_clock_of_the_database(TestServer server) {
        Deployments pipeline = inventory(server);
        Timing timing = Timing.NONE.oldest(Version.of("2.4")).soaking(Duration.ofDays(7));
        pipeline.workbench().migrate(PhaseSelection.INITIAL);
        pipeline.workbench().migrate(PhaseSelection.TRANSITION);

        assertThat(pipeline.workbench()
                        .migrate(PlanRequest.of(PhaseSelection.FINALIZATION).at(timing)))
                .isEmpty();
        assertThat(pipeline.workbench()
                        .migrate(PlanRequest.of(PhaseSelection.FINALIZATION)
                                .at(timing.overriding(Timing.Overrule.of("soak-over: the column leaks")))))
                .hasSize(2);
    }
}
