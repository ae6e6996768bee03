package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.audit.AuditEntry;
import dev.edd.audit.AuditHistory;
import dev.edd.audit.Deed;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Timing;
import dev.edd.release.Version;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit trail holds of a finalization that comes too early. */
class AuditIT {
    @TempDir
    private Path base;

    private Workbench workbench;

    @BeforeEach
    void a_refactoring_in_transition() {
        workbench = Workbench.on(TestServer.H2, base)
                .file("initial/0001_create.sql", "CREATE TABLE item (id INT NOT NULL PRIMARY KEY, code VARCHAR(20));")
                .file("initial/0002_split.sql", """
                        --edd release: 2.4
                        ALTER TABLE item ADD COLUMN location VARCHAR(20);""")
                .file("finalization/0002_split.sql", "ALTER TABLE item DROP COLUMN code;");
        workbench.migrate(PhaseSelection.INITIAL);
    }

    private List<String> deeds() {
        return workbench.edd().history(workbench.environment(Duration.ZERO)).entries().stream()
                .map(AuditEntry::deed)
                .map(deed -> "%s %s %s".formatted(deed.kind(), deed.subject(), deed.outcome()))
                .toList();
    }

    private static PlanRequest tooEarly(Set<SequenceNumber> only) {
        Timing timing = Timing.NONE.oldest(Version.of("2.3"));
        return new PlanRequest(PhaseSelection.FINALIZATION, only, false, timing);
    }

    @Test
    void is_the_closed_gate_of_what_was_asked_for_and_is_not_due() {
        workbench.migrate(tooEarly(Set.of()));

        assertThat(deeds())
                .endsWith(
                        "RUN_STARTED finalization started",
                        "GATE 0002_split/finalization old-releases-gone CLOSED",
                        "RUN_ENDED finalization completed");
    }

    @Test
    void is_the_closed_gate_of_what_was_refused() {
        workbench.failure(tooEarly(Set.of(new SequenceNumber(2))));

        assertThat(deeds())
                .endsWith(
                        "RUN_STARTED finalization started",
                        "GATE 0002_split/finalization old-releases-gone CLOSED",
                        "RUN_ENDED finalization failed");
    }

    @Test
    void is_the_event_of_a_release_before_that_is_recorded_itself() {
        Deployments pipeline = new Deployments(workbench);
        pipeline.deployed("2.4");
        workbench.execute("ALTER TABLE EDD_RELEASE ADD CONSTRAINT killed CHECK (EVENT_KIND <> 'retired')");

        assertThat(pipeline.refusal(() -> pipeline.retired("2.4"))).contains("EDD_RELEASE cannot be read or written.");

        assertThat(pipeline.alive()).containsExactly("2.4");
        assertThat(deeds()).endsWith("RELEASE 2.4 deployed", "RELEASE 2.4 retired");
    }

    @Test
    void is_a_refusal_for_another_reason_than_a_gate() {
        workbench.file("initial/0001_create.sql", "CREATE TABLE item (id INT NOT NULL PRIMARY KEY);");

        workbench.failure(PlanRequest.of(PhaseSelection.INITIAL));

        assertThat(workbench.edd().history(workbench.environment(Duration.ZERO)).entries())
                .map(AuditEntry::deed)
                .last()
                .satisfies(deed -> assertThat(deed.outcome()).isEqualTo("failed"))
                .satisfies(deed -> assertThat(deed.detail()).contains("was changed after it had been applied"));
    }

    @Test
    void is_no_refusal_where_nothing_was_ever_done() {
        Workbench untouched = workbench.withFreshDatabase().file("initial/0003_drop.sql", "DROP TABLE item;");

        untouched.failure(PlanRequest.of(PhaseSelection.INITIAL));

        assertThat(untouched.rows("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'EDD%'"))
                .isEmpty();
    }

    @Test
    void is_printed_in_detail_on_request() {
        AuditHistory history = workbench.edd().history(workbench.environment(Duration.ZERO));
        AuditEntry last = history.entries().get(history.entries().size() - 1);

        assertThat(TextReport.detailed(history).lines().toList())
                .startsWith(TextReport.of(history).lines().limit(2).toArray(String[]::new))
                .hasSize(1 + 2 * history.entries().size())
                .last()
                .asString()
                .matches("    took \\d+\\.\\d{3} s; edd .*, H2 .*; plan "
                        + last.deed().digest());
        assertThat(TextReport.of(history)).doesNotContain("took");
    }

    @Test
    void is_that_all_gates_were_open() {
        workbench.migrate(PhaseSelection.FINALIZATION);

        assertThat(deeds())
                .endsWith(
                        "RUN_STARTED finalization started",
                        "GATE 0002_split/finalization old-releases-gone NOT JUDGED",
                        "GATE 0002_split/finalization all other gates OPEN",
                        "STEP 0002_split/finalization applied",
                        "RUN_ENDED finalization completed");
    }

    @Test
    void is_a_transition_that_ran_although_its_check_finds_rows() {
        workbench.file("transition/0002_split.sql", """
                --edd check: SELECT id FROM item
                UPDATE item SET location = code WHERE location IS NULL;""");
        workbench.execute("INSERT INTO item (id) VALUES (1)");

        workbench.migrate(PhaseSelection.TRANSITION);

        assertThat(deeds())
                .endsWith("STEP 0002_split/transition applied, check finds rows", "RUN_ENDED transition failed");
        assertThat(new Deployments(workbench).state().chronicle().firstRuns()).containsKey("0002_split/transition");
    }

    @Test
    void is_the_end_of_a_run_that_has_left_its_schema() {
        workbench.file("initial/0003_away.sql", """
                CREATE SCHEMA away;
                SET SCHEMA away;""");

        workbench.migrate(PhaseSelection.INITIAL);

        assertThat(deeds()).endsWith("RUN_STARTED initial started", "RUN_ENDED initial completed");
    }

    @Test
    void is_nothing_where_nothing_was_to_be_done() {
        List<String> before = deeds();

        workbench.migrate(PhaseSelection.INITIAL);

        assertThat(deeds()).isEqualTo(before);
    }

    @Test
    void is_the_gate_that_was_opened_with_the_reason() {
        Timing timing = Timing.NONE
                .oldest(Version.of("2.3"))
                .overriding(Timing.Overrule.of("old-releases-gone: it is a test system"));
        workbench.migrate(PlanRequest.of(PhaseSelection.FINALIZATION).at(timing));

        assertThat(workbench.edd().history(workbench.environment(Duration.ZERO)).entries())
                .map(AuditEntry::deed)
                .filteredOn(deed -> deed.kind() == Deed.Kind.OVERRIDE)
                .singleElement()
                .satisfies(deed ->
                        assertThat(deed.detail()).startsWith("it is a test system – although release 2.3 still runs"));
    }
}
