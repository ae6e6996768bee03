package dev.edd.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.migration.Migration;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemainingCounterIT {
    private final RemainingCounter counter = new RemainingCounter();

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void counts_what_is_left(TestServer server) throws SQLException {
        Migration migration = Transitions.counting(7, "SELECT COUNT(*) FROM item WHERE code IS NULL");

        try (Database database = openWithItems(server)) {
            assertThat(counter.count(database, List.of(migration))).containsEntry(migration.id(), 2L);
            assertThat(database.connection().getAutoCommit()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void whether_any_is_left_needs_no_count(TestServer server) throws SQLException {
        try (Database database = openWithItems(server)) {
            assertThat(counter.isAnyLeft(
                            database, Transitions.counting(7, "SELECT COUNT(*) FROM item WHERE code IS NULL")))
                    .isTrue();
            assertThat(counter.isAnyLeft(
                            database, Transitions.counting(7, "SELECT COUNT(*) FROM item WHERE code = 'b' -- none")))
                    .isFalse();
            assertThat(counter.isAnyLeft(database, Transitions.counting(7, "SELECT COUNT(*) - 3 FROM item")))
                    .isFalse();
            assertThat(counter.isAnyLeft(database, Transitions.countingNothing(7)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void the_connection_is_as_good_as_new_after_a_query_that_failed(TestServer server) throws SQLException {
        Migration migration = Transitions.counting(7, "SELECT COUNT(*) FROM itme");

        try (Database database = openWithItems(server)) {
            assertThatExceptionOfType(RemainingQueryFailedException.class)
                    .isThrownBy(() -> counter.count(database, List.of(migration)))
                    .withMessageContaining("itme");

            execute(database, "INSERT INTO item VALUES (4, NULL)");
            assertThat(database.connection().isReadOnly()).isFalse();
        }
    }

    @Test
    void a_query_that_would_change_rows_is_refused() throws SQLException {
        Migration migration =
                Transitions.counting(7, "WITH gone AS (DELETE FROM item RETURNING id) SELECT COUNT(*) FROM gone");

        try (Database database = openWithItems(TestServer.POSTGRESQL)) {
            assertThatExceptionOfType(RemainingQueryFailedException.class)
                    .isThrownBy(() -> counter.count(database, List.of(migration)))
                    .withMessageContaining("read-only transaction");
        }
    }

    @Test
    void question_marks_and_colons_are_the_databases_own() throws SQLException {
        Migration migration =
                Transitions.counting(7, "SELECT COUNT(*) FROM item WHERE '{\"a\": 1}'::jsonb ? 'a' AND code IS NULL");

        try (Database database = openWithItems(TestServer.POSTGRESQL)) {
            assertThat(counter.count(database, List.of(migration))).containsEntry(migration.id(), 2L);
        }
    }

    private static Database openWithItems(TestServer server) throws SQLException {
        TestDatabase home = server.createDatabase();
        Database database = Database.open(
                Target.of(home.url()).as(home.username(), home.password()), RemainingCounterIT.class.getClassLoader());
        execute(database, "CREATE TABLE item (id INT, code VARCHAR(9))");
        execute(database, "INSERT INTO item VALUES (1, NULL), (2, NULL), (3, 'a')");
        return database;
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
