package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.plan.PhaseSelection;
import dev.edd.plan.Step.Risk.Loss;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A finalization takes a column from a table with rows, and a table that nobody has counted. */
class RiskIT {
    @TempDir
    private Path base;

    private Workbench workbench(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_create.sql", """
                        CREATE TABLE item (id INT NOT NULL PRIMARY KEY, code VARCHAR(20));
                        CREATE TABLE old_item (id INT NOT NULL PRIMARY KEY);""")
                .file("initial/0002_split.sql", "ALTER TABLE item ADD COLUMN location VARCHAR(20);")
                .file("finalization/0002_split.sql", """
                        ALTER TABLE item DROP COLUMN code;
                        DROP TABLE old_item;""");
        workbench.migrate(PhaseSelection.INITIAL);
        for (int id = 1; id <= 50; id++) {
            workbench.execute("INSERT INTO item (id, code) VALUES (%s, 'A')".formatted(id));
        }
        workbench.execute(
                switch (server) {
                    case H2 -> "ANALYZE";
                    case POSTGRESQL -> "ANALYZE item";
                    case MARIADB, MYSQL -> "ANALYZE TABLE item";
                });
        return workbench;
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void is_shown_with_the_rows_that_the_database_knows_of(TestServer server) {
        assertThat(workbench(server).plan(PhaseSelection.FINALIZATION).steps())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.risk().level()).hasToString("destructive");
                    assertThat(step.risk().losses()).first().isEqualTo(new Loss("item", "the column code", 50));
                    assertThat(step.risk().losses()).last().satisfies(loss -> {
                        assertThat(loss.what()).isEqualTo("everything");
                        assertThat(loss.rows()).isBetween(Loss.UNKNOWN, 0L);
                    });
                });
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void is_part_of_the_reports(TestServer server) {
        Workbench workbench = workbench(server);
        assertThat(TextReport.of(workbench.plan(PhaseSelection.FINALIZATION)))
                .contains("/finalization  (first run, destructive)  ")
                .contains("      LOSES  the column code of item, which has about 50 rows\n")
                .contains("      LOSES  everything of old_item, which has about 0 rows\n");
        assertThat(JsonReport.of(workbench.plan(PhaseSelection.FINALIZATION)))
                .containsSubsequence("\"risk\" : \"DESTRUCTIVE\"", "\"table\" : \"item\"", "\"rows\" : 50");
    }
}
