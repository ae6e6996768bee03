package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillSettings;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is told to end, as by Ctrl-C: it says so, and leaves nothing that the next one would wait for. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ToldToEndIT {
    private static final int ROWS = 1000;
    private static final String SLOWLY = "--edd chunk: 20\n--edd pause: 100ms";
    private static final BackfillSettings LAST = new BackfillSettings(2, Duration.ofMillis(250), 1, false);

    @TempDir
    private Path base;

    @Test
    void a_backfill_stops_behind_its_chunk_and_the_next_run_goes_on_at_once() throws Exception {
        ManyCodes codes = ManyCodes.on(TestServer.POSTGRESQL, base, ROWS).transition(SLOWLY);

        assertThat(lastWords(codes.workbench()))
                .isEqualTo("failed: 0001_split/transition stopped before its end."
                        + "   Where  changelog/transition/0001_split.sql"
                        + "   Why    The process was told to end. All chunks before that are committed."
                        + "   Fix    Run the same command again: it continues where it stopped.");
        assertThat(codes.workbench().rows("SELECT ID FROM EDD_RUNNER")).isEmpty();
        codes.transition("");
        codes.run(LAST);
        assertThat(codes.asExpected()).isEqualTo(ROWS);
    }

    @Test
    void a_repetition_stops_too() throws Exception {
        Workbench workbench =
                ManyCodes.on(TestServer.POSTGRESQL, base, ROWS).workbench().file("transition/0001_split.sql", """
                        --edd repeat: until 0 rows
                        --edd pause: 100ms
                        UPDATE inventory SET moves = 1, location = 'L'
                         WHERE id IN (SELECT id FROM inventory WHERE location IS NULL LIMIT 20);
                        """);

        assertThat(lastWords(workbench)).contains("Why    The process was told to end.");
    }

    /** Tells a run to end as soon as it has moved rows; returns what it says last. */
    private static String lastWords(Workbench workbench) throws Exception {
        try (RunnerProcess runner = RunnerProcess.start(workbench, TRANSITION, Duration.ofMinutes(5), "")) {
            runner.says("planned");
            while (workbench
                    .rows("SELECT id FROM inventory WHERE location IS NOT NULL LIMIT 1")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            runner.signal("TERM");
            return String.join("\n", runner.lines().subList(2, runner.lines().size()));
        }
    }
}
