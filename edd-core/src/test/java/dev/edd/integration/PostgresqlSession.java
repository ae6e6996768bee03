package dev.edd.integration;

import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A session on a new database of PostgreSQL, which tells what its statements have done to tables. */
abstract class PostgresqlSession {
    /** The locks that writers wait for. */
    static final List<String> AGAINST_WRITERS =
            List.of("ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock");

    final TestDatabase database = TestServer.POSTGRESQL.createDatabase();
    Connection connection;
    Statement session;

    @BeforeEach
    void open() throws SQLException {
        connection = database.connect();
        session = connection.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Runs statements in a session of their own, so that what they read is not counted. */
    void prepare(String sql) throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the file that holds a table. */
    String file(String table) throws SQLException {
        return answer("SELECT pg_relation_filenode('%s')".formatted(table));
    }

    /** Returns how many rows of the table the transaction at hand has read one after the other. */
    int rowsRead() throws SQLException {
        return Integer.parseInt(answer("SELECT seq_tup_read FROM pg_stat_xact_all_tables WHERE relname = 'orders'"));
    }

    /** Returns the modes in which the table is locked, by whomever. */
    List<String> modes(String table) throws SQLException {
        String query = """
                SELECT COALESCE(string_agg(DISTINCT mode, ','), '') FROM pg_locks
                WHERE relation = '%s'::regclass AND granted""";
        return List.of(answer(query.formatted(table)).split(","));
    }

    /** Returns the first value of a query's first row. */
    String answer(String query) throws SQLException {
        try (ResultSet rows = session.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
