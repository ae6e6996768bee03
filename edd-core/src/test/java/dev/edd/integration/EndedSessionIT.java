package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever loses the connection hears what the server said then, not that the connection is closed by now. */
class EndedSessionIT {
    private static final String WORDS = "FATAL: terminating connection due to administrator command (SQLState 57P01)";

    private static final String END = """
            CREATE FUNCTION the_end(id INT) RETURNS INT IMMUTABLE LANGUAGE sql AS
            'SELECT CASE WHEN pg_terminate_backend(pg_backend_pid()) THEN id END'""";

    @TempDir
    private Path base;

    private Workbench workbench;

    @BeforeEach
    void createTable() {
        workbench = Workbench.on(TestServer.POSTGRESQL, base);
        workbench.execute("CREATE TABLE item (id INT PRIMARY KEY)", "INSERT INTO item VALUES (1)", END);
    }

    @Test
    void while_rows_are_moved_between_statements_that_commit_by_themselves() {
        workbench.file("initial/0001_item.sql", """
                UPDATE item SET id = the_end(id) WHERE id = 1;
                CREATE INDEX CONCURRENTLY item_id ON item (id);
                """);

        assertThat(workbench.failure(INITIAL)).contains(WORDS);
    }

    @Test
    void while_an_index_is_built_concurrently_by_an_account_that_waits_for_locks_so_long() {
        String account = workbench.database().username();
        workbench.database().administrate("ALTER ROLE %s SET lock_timeout = '30s'".formatted(account));
        workbench.file("initial/0001_item.sql", "CREATE INDEX CONCURRENTLY item_end ON item (the_end(id));\n");

        assertThat(workbench.failure(INITIAL)).contains(WORDS);
    }

    @Test
    void while_the_rows_that_remain_are_looked_for() {
        workbench.file("initial/0001_item.sql", "ALTER TABLE item ADD COLUMN name VARCHAR(9);\n");
        workbench.file("transition/0001_item.sql", """
                --edd backfill: item by id
                --edd remaining: SELECT COUNT(*) FROM item WHERE the_end(id) = 1
                UPDATE item SET name = 'a' WHERE id BETWEEN :from AND :to;
                """);

        assertThat(workbench.failure(ALL)).contains(WORDS);
    }
}
