package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.execution.LockedOut;
import dev.edd.execution.Progress;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else builds an index on the table on which a migration builds one. */
class OthersIndexIT {
    @TempDir
    private Path base;

    @Test
    void is_waited_for_and_left_alone() throws SQLException {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file("initial/0001_item.sql", "CREATE INDEX CONCURRENTLY ON item (code);\n");
        workbench.execute("CREATE TABLE item (id INT PRIMARY KEY, code INT, name INT)", "INSERT INTO item VALUES (1)");
        List<LockedOut> attempts = new ArrayList<>();
        CompletableFuture<Void> theirs;
        try (Connection writer = workbench.database().connect();
                Statement write = writer.createStatement()) {
            write.execute("SET idle_in_transaction_session_timeout = '5s'");
            writer.setAutoCommit(false);
            write.execute("UPDATE item SET code = 1");
            theirs = CompletableFuture.runAsync(
                    () -> workbench.execute("CREATE INDEX CONCURRENTLY item_name_idx ON item (name)"));
            while (workbench.rows("SELECT 1 FROM pg_index WHERE NOT indisvalid").isEmpty()) {
                Thread.onSpinWait();
            }
            workbench.outcomes(PlanRequest.of(INITIAL), new Progress() {
                @Override
                public void retrying(LockedOut attempt) {
                    attempts.add(attempt);
                    rollback(writer);
                }
            });
        }
        theirs.join();

        assertThat(attempts).isNotEmpty();
        assertThat(workbench.rows("SELECT indexname FROM pg_indexes WHERE tablename = 'item' ORDER BY indexname"))
                .containsExactly("item_code_idx", "item_name_idx", "item_pkey");
    }

    private static void rollback(Connection writer) {
        try {
            writer.rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
