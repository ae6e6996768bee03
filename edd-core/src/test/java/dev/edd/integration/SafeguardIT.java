package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.audit.AuditEntry;
import dev.edd.execution.Progress;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.safeguard.Safeguard;
import dev.edd.safeguard.SafeguardFailedException;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command runs before a finalization drops a column. */
class SafeguardIT {
    @TempDir
    private Path base;

    private Workbench workbench;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void an_item_whose_code_is_to_go() {
        workbench = Workbench.on(TestServer.H2, base)
                .file("initial/0001_create.sql", "CREATE TABLE item (id INT NOT NULL PRIMARY KEY, code VARCHAR(20));")
                .file("initial/0002_split.sql", "ALTER TABLE item ADD COLUMN location VARCHAR(20);")
                .file("finalization/0002_split.sql", "ALTER TABLE item DROP COLUMN code;");
    }

    private void migrate(PhaseSelection phases, String command) {
        workbench.outcomes(
                PlanRequest.of(phases), Safeguard.of(command, workbench.target(), said::add, Progress.SILENT));
    }

    @Test
    void runs_only_where_data_is_destroyed() {
        migrate(PhaseSelection.INITIAL, "exit 1");

        assertThat(said).isEmpty();
        assertThat(workbench.columns("item")).contains("location");
    }

    @Test
    void is_told_what_is_at_stake_and_never_the_password() {
        workbench.migrate(PhaseSelection.INITIAL);

        migrate(
                PhaseSelection.FINALIZATION,
                "echo $EDD_USERNAME of \"$EDD_TABLES\" by \"$EDD_MIGRATIONS\"; echo $EDD_URL; env; " + "echo "
                        + workbench.database().password());

        assertThat(said.get(0)).startsWith("Before data is destroyed: echo $EDD_USERNAME of");
        assertThat(said.get(1))
                .isEqualTo("%s of item by 0002_split/finalization"
                        .formatted(workbench.database().username()));
        assertThat(said.get(2)).startsWith("jdbc:h2:");
        assertThat(said).noneMatch(line -> line.contains(workbench.database().password()));
        assertThat(workbench.columns("item")).doesNotContain("code");
    }

    @Test
    void stops_the_run_if_it_fails_which_is_recorded() {
        workbench.migrate(PhaseSelection.INITIAL);

        assertThatThrownBy(() -> migrate(PhaseSelection.FINALIZATION, "echo the disk is full >&2; exit 3"))
                .isInstanceOf(SafeguardFailedException.class)
                .hasMessage("""
                        The command before data is destroyed failed; nothing has run.
                          Where  edd.beforeDestructive: echo the disk is full >&2; exit 3
                          Why    It ended with the exit code 3.
                          Fix    Correct what it complains of, which stands above, then run the goal again.""");

        assertThat(said).contains("the disk is full");
        assertThat(workbench.columns("item")).contains("code");
        assertThat(workbench.edd().history(workbench.environment(Duration.ZERO)).entries())
                .last()
                .extracting(AuditEntry::deed)
                .satisfies(deed -> {
                    assertThat(deed.outcome()).isEqualTo("failed");
                    assertThat(deed.detail()).contains("The command before data is destroyed failed");
                });
        workbench.migrate(PhaseSelection.FINALIZATION);
        assertThat(workbench.columns("item")).doesNotContain("code");
    }
}
