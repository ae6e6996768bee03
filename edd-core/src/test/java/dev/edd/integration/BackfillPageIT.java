package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.plan.Outcome;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of {@code docs/backfill.md} do what the page says: each {@code sql} block is a transition. */
class BackfillPageIT {
    private static final Path PAGE = Path.of("../docs/backfill.md");
    private static final Pattern BLOCK =
            Pattern.compile("^```sql ?(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void every_example_moves_its_rows(TestServer server) throws IOException {
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .filter(block -> concerns(block.group(1), server))
                .toList();
        Workbench workbench = Workbench.on(server, base).file("initial/0001_example.sql", """
                        CREATE TABLE inventory (id INT PRIMARY KEY, inventory_code VARCHAR(22), location_code VARCHAR(6));
                        INSERT INTO inventory (id, inventory_code) VALUES (1, 'BER001B2026001'), (2, 'LON002B2026007');
                        CREATE TABLE orders (tenant_id INT, id INT, currency VARCHAR(3), PRIMARY KEY (tenant_id, id));
                        INSERT INTO orders (tenant_id, id) VALUES (1, 1), (1, 2), (2, 1);
                        CREATE TABLE log (entry VARCHAR(20), level VARCHAR(5));
                        INSERT INTO log (entry) VALUES ('started'), ('stopped');
                        """);
        for (int i = 0; i < blocks.size(); i++) {
            String number = "%04d".formatted(i + 1);
            if (i > 0) {
                workbench.file("initial/%s_example.sql".formatted(number), "CREATE TABLE t%s (id INT);".formatted(i));
            }
            workbench.file(
                    "transition/%s_example.sql".formatted(number), blocks.get(i).group(2));
        }
        workbench.migrate(INITIAL);

        List<Outcome> outcomes = workbench.outcomes(TRANSITION);

        assertThat(outcomes).hasSize(blocks.size()).hasOnlyElementsOfType(Outcome.Moved.class);
        assertThat(workbench.rows("SELECT location_code FROM inventory ORDER BY id"))
                .containsExactly("BER001", "LON002");
        assertThat(workbench.rows("SELECT DISTINCT currency FROM orders")).containsExactly("EUR");
        assertThat(workbench.rows("SELECT DISTINCT level FROM log"))
                .containsExactly(server == TestServer.H2 ? "null" : "INFO");
    }

    private static boolean concerns(String database, TestServer server) {
        return database.isEmpty()
                || server.name().toLowerCase(Locale.ROOT).equals(database)
                || (server == TestServer.MARIADB && database.equals("mysql"));
    }
}
