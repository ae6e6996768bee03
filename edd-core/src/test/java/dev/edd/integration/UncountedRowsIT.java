package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.plan.DatabaseState;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A query that cannot count what one transition has still to move. */
class UncountedRowsIT {
    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void keep_nobody_from_seeing_how_far_the_others_are(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_item.sql", "CREATE TABLE item (id INT PRIMARY KEY, code VARCHAR(9), placed INT);")
                .file("transition/0001_item.sql", transition("SELECT COUNT(*) FROM itme WHERE code IS NULL", "code"))
                .file("initial/0002_day.sql", "INSERT INTO item (id) VALUES (1);")
                .file(
                        "transition/0002_day.sql",
                        transition("SELECT COUNT(*) FROM item WHERE placed IS NULL", "placed"));
        workbench.migrate(INITIAL);

        DatabaseState state = workbench.edd().status(workbench.environment(Duration.ZERO));

        assertThat(TextReport.of(state))
                .containsPattern("0001_item +IN TRANSITION .* unknown\n0002_day +IN TRANSITION .* 1 row\n")
                .contains("UNKNOWN  The remaining query of 0001_item/transition yields no count: "
                        + "SELECT COUNT(*) FROM itme WHERE code IS NULL\n"
                        + "  Where  changelog/transition/0001_item.sql:1\n")
                .contains("  Fix    Write it as one query that counts");
        assertThat(JsonReport.of(state, List.of(), List.of()))
                .containsOnlyOnce("\"remainingUnknown\" : \"The remaining query of 0001_item/transition")
                .containsOnlyOnce("\"remaining\" : 1");
    }

    private static String transition(String remaining, String column) {
        return "--edd remaining: %s\nUPDATE item SET %s = 1 WHERE %s IS NULL;".formatted(remaining, column, column);
    }
}
