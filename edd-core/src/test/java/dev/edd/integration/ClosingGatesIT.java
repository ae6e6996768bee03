package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.audit.ReleaseLog;
import dev.edd.database.Database;
import dev.edd.execution.Progress;
import dev.edd.lease.Lease;
import dev.edd.lease.LeaseTable;
import dev.edd.migration.Phase;
import dev.edd.plan.Outcome;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.plan.Timing;
import dev.edd.release.Origin;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.Version;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An old release comes back while its finalization is on its way. */
class ClosingGatesIT {
    private static final PlanRequest FINALIZATION =
            PlanRequest.of(PhaseSelection.FINALIZATION).at(Timing.NONE.deploying(Version.of("2.5")));

    @TempDir
    private Path base;

    private Workbench inTransition(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_split.sql", """
                        --edd release: 2.4
                        CREATE TABLE item (id INT NOT NULL PRIMARY KEY, code VARCHAR(20), location VARCHAR(20));""")
                .file("transition/0001_split.sql", "UPDATE item SET location = code WHERE location IS NULL;")
                .file("finalization/0001_split.sql", "ALTER TABLE item DROP COLUMN code;");
        workbench.migrate(PhaseSelection.INITIAL);
        workbench.migrate(PhaseSelection.TRANSITION);
        new Deployments(workbench).rolledOut("2.4");
        return workbench;
    }

    /** Records a release as somebody does who does not ask what else goes on. */
    private static void comesBack(Workbench workbench) {
        try (Database database = Database.open(workbench.target(), ClosingGatesIT.class.getClassLoader())) {
            new ReleaseLog(database).add(Version.of("2.3"), ReleaseEvent.Kind.DEPLOYED, Origin.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void keep_a_finalization_from_running_that_was_due_when_its_last_transition_began(TestServer server) {
        Workbench workbench = inTransition(server);

        List<Outcome> outcomes = workbench.outcomes(FINALIZATION, new Progress() {
            @Override
            public void started(Step step) {
                if (step.migration().phase() == Phase.TRANSITION) {
                    comesBack(workbench);
                }
            }
        });

        assertThat(TextReport.of(outcomes.get(1)))
                .startsWith("0001_split/finalization was passed over: release 2.3, deployed on ")
                .endsWith("opens with mvn edd:release -Dedd.release=2.3 -Dedd.event=retired.");
        assertThat(TextReport.of(outcomes)).endsWith(", 1 passed over.");
        assertThat(workbench.columns("item")).contains("code");
        assertThat(
                        workbench.rows(
                                "SELECT OUTCOME FROM EDD_AUDIT WHERE SUBJECT = '0001_split/finalization' AND DETAIL LIKE 'release 2.3, %'"))
                .containsExactly("passed over");
    }

    @Test
    void are_seen_by_a_run_that_has_waited_for_another_one() throws SQLException {
        Workbench workbench = inTransition(TestServer.H2);
        try (Database database = Database.open(workbench.target(), ClosingGatesIT.class.getClassLoader())) {
            Lease other = lease(database);
            List<Outcome> outcomes = workbench.outcomes(FINALIZATION, new Progress() {
                @Override
                public void waiting(String holder) {
                    comesBack(workbench);
                    other.close();
                }
            });
            assertThat(outcomes).isEmpty();
        }
    }

    /** The finalization here is one that nobody looks at: its row appears while another run has the lease. */
    @Test
    void are_closed_too_late_by_a_release_that_is_therefore_taken_back() throws Exception {
        Workbench workbench = inTransition(TestServer.H2);
        Deployments pipeline = new Deployments(workbench);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Database database = Database.open(workbench.target(), ClosingGatesIT.class.getClassLoader())) {
            Lease finalizing = lease(database);
            Future<String> refusal = thread.submit(() -> pipeline.patiently().refusal("2.3"));
            while (!workbench
                    .rows("SELECT APPLICATION_VERSION FROM EDD_RELEASE")
                    .contains("2.3")) {
                Thread.onSpinWait();
            }
            workbench.execute("""
                    INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE, CONTEXTS)
                    VALUES ('1', 'edd', 'finalization/0001_split.sql', CURRENT_TIMESTAMP, 9, 'EXECUTED', '@finalization')""");
            finalizing.close();

            assertThat(refusal.get()).contains("Release 2.3 cannot run on this database.");
        } finally {
            thread.shutdownNow();
        }
        assertThat(pipeline.alive()).containsExactly("2.4");
        assertThat(workbench.rows("SELECT EVENT_KIND FROM EDD_RELEASE WHERE APPLICATION_VERSION = '2.3' ORDER BY ID"))
                .containsExactly("deployed", "rolled-back");
        assertThat(workbench.rows("SELECT OUTCOME FROM EDD_AUDIT WHERE SUBJECT = '2.3' ORDER BY ID"))
                .containsExactly("deployed", "rolled-back");
    }

    private static Lease lease(Database database) throws SQLException {
        LeaseTable table = new LeaseTable(database, Duration.ofMinutes(10), Origin.UNKNOWN);
        return ((LeaseTable.Claim.Granted) table.claim()).lease();
    }
}
