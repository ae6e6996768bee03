package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillSettings;
import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A code that is too long for its new column, and that nobody counts as remaining. */
class RowErrorsIT {
    private static final BackfillSettings RECORDING = new BackfillSettings(1, Duration.ofMillis(250), 1, true);

    @TempDir
    private Path base;

    private Workbench workbench(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_create.sql", """
                        CREATE TABLE inventory (id INT NOT NULL PRIMARY KEY, code VARCHAR(20));
                        INSERT INTO inventory (id, code) VALUES (1, 'A-1'), (2, 'A-2');""")
                .file("initial/0002_split.sql", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6);")
                .file("transition/0002_split.sql", """
                        --edd backfill: inventory by id
                        UPDATE inventory SET location = code WHERE id BETWEEN :from AND :to AND location IS NULL;""")
                .file("finalization/0002_split.sql", "ALTER TABLE inventory DROP COLUMN code;");
        workbench.migrate(INITIAL);
        return workbench;
    }

    private static List<Outcome> run(Workbench workbench, PhaseSelection phases) {
        return workbench
                .edd()
                .migrate(
                        workbench.environment(Duration.ofMinutes(1), RECORDING),
                        PlanRequest.of(phases),
                        Progress.SILENT);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void keep_the_finalization_from_running(TestServer server) {
        Workbench workbench = workbench(server);
        workbench.execute("INSERT INTO inventory (id, code) VALUES (3, 'much-too-long')");
        run(workbench, TRANSITION);

        assertThat(workbench.plan(FINALIZATION).refusals())
                .singleElement()
                .asString()
                .contains("1 row is recorded that its backfill could not move");
        assertThat(workbench.failure(FINALIZATION))
                .startsWith("0002_split/finalization is not due.")
                .contains("row-errors-gone: 1 row is recorded that its backfill could not move")
                .contains("Fix    Do what opens it; no edd.override does.");

        workbench.execute("UPDATE inventory SET code = 'A-3' WHERE id = 3");
        workbench.edd().retry(workbench.environment(Duration.ZERO), Set.of());
        assertThat(run(workbench, FINALIZATION)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void block_it_when_the_last_run_before_it_finds_them(TestServer server) {
        Workbench workbench = workbench(server);
        run(workbench, TRANSITION);
        workbench.execute("INSERT INTO inventory (id, code) VALUES (3, 'much-too-long')");

        List<Outcome> outcomes = run(workbench, FINALIZATION);

        assertThat(outcomes).last().isInstanceOf(Outcome.Blocked.class);
        assertThat(TextReport.blocked(outcomes)).isEqualTo("""
                0002_split/finalization is blocked: 1 row could not be moved.
                  Why    It would remove data that has not been moved.
                  Fix    Put the rows in EDD_BACKFILL_ERROR right, move them with mvn edd:retry -Dedd.number=2, and run the \
                same command again.""");
        assertThat(workbench.columns("inventory")).contains("code");
    }
}
