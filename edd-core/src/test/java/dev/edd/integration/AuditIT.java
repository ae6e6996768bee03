package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.audit.AuditEntry;
import dev.edd.audit.Deed;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Timing;
import dev.edd.release.Version;
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
