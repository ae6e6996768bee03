package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillSettings;
import dev.edd.execution.Progress;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backfills that were interrupted, and whose key is another one when they run again. */
class CorrectedKeyIT {
    private static final int ROWS = 40;
    private static final int POISONED = 20;

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void go_through_the_whole_table_by_the_new_key(TestServer server) {
        Workbench workbench = interrupted(server);

        workbench.file("transition/0001_move.sql", transition("id"));
        workbench.migrate(TRANSITION);

        assertThat(workbench.rows("SELECT MIN(moves), MAX(moves), COUNT(*) FROM inventory"))
                .containsExactly("1|1|" + ROWS);
        assertThat(workbench.rows("SELECT PASS, WALKED_BY FROM EDD_BACKFILL")).containsExactly("2|inventory by id");
        assertThat(workbench.rows("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).containsExactly("0");
    }

    /** What was recorded by the old key cannot be looked for by the new one. */
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void record_rows_by_the_new_key(TestServer server) {
        Workbench workbench = interrupted(server);
        workbench.execute("UPDATE inventory SET size = 1000 WHERE id = " + POISONED);

        workbench.file("transition/0001_move.sql", transition("id"));
        workbench
                .edd()
                .migrate(
                        workbench.environment(
                                Duration.ofMinutes(1), new BackfillSettings(1, Duration.ofMillis(250), 1, true)),
                        PlanRequest.of(TRANSITION),
                        Progress.SILENT);
        assertThat(workbench.rows("SELECT ROW_KEY FROM EDD_BACKFILL_ERROR")).containsExactly("" + POISONED);

        workbench.execute("UPDATE inventory SET size = 1 WHERE id = " + POISONED);
        assertThat(workbench.edd().retry(workbench.environment(Duration.ZERO), Set.of()))
                .singleElement()
                .satisfies(row -> assertThat(row.moved()).isTrue());
        assertThat(workbench.migrate(FINALIZATION)).last().isEqualTo("0001_move/finalization applied");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void continue_what_an_earlier_version_has_begun(TestServer server) {
        Workbench workbench = interrupted(server);
        workbench.execute("ALTER TABLE EDD_BACKFILL DROP COLUMN WALKED_BY");

        workbench.migrate(TRANSITION);

        assertThat(workbench.rows("SELECT MIN(moves), MAX(moves), COUNT(*) FROM inventory"))
                .containsExactly("1|1|" + ROWS);
        assertThat(workbench.rows("SELECT PASS, WALKED_BY FROM EDD_BACKFILL")).containsExactly("1|inventory by code");
    }

    /** Stops at a row in the middle, which is put right behind it. */
    private Workbench interrupted(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_move.sql", """
                        CREATE TABLE inventory (id INT NOT NULL PRIMARY KEY, code VARCHAR(20) NOT NULL UNIQUE,
                            size INT NOT NULL, moves SMALLINT NOT NULL, legacy INT);
                        """)
                .file("transition/0001_move.sql", transition("code"))
                .file("finalization/0001_move.sql", "ALTER TABLE inventory DROP COLUMN legacy;");
        workbench.migrate(INITIAL);
        for (int id = 1; id <= ROWS; id++) {
            workbench.execute("INSERT INTO inventory (id, code, size, moves) VALUES (%s, 'CODE-%s', 1, 0)"
                    .formatted(id, 1000 - id));
        }
        workbench.execute("UPDATE inventory SET size = 1000 WHERE id = " + POISONED);
        assertThat(workbench.failure(TRANSITION)).contains("The row with the key [CODE-980]");
        workbench.execute("UPDATE inventory SET size = 1 WHERE id = " + POISONED);
        assertThat(workbench.rows("SELECT ROW_KEY FROM EDD_BACKFILL_ERROR")).containsExactly("CODE-980");
        return workbench;
    }

    /** A thousand times a thousand is no small number. */
    private static String transition(String key) {
        return """
                --edd backfill: inventory by %1$s
                --edd chunk: 2
                --edd remaining: SELECT COUNT(*) FROM inventory WHERE moves = 0
                UPDATE inventory SET moves = moves + size * size WHERE %1$s BETWEEN :from AND :to AND moves = 0;
                """.formatted(key);
    }
}
