package dev.edd.usage;

import dev.edd.database.Database;
import dev.edd.database.ExistingTable;
import dev.edd.database.ServerClock;
import dev.edd.release.ReleaseEvent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL's {@code pg_stat_statements}, which counts and does not know when: the counts are noted with each event of a
 * release, in the table {@code EDD_STATEMENT}, and a statement was seen since if its count is another one.
 */
final class PgStatStatements implements StatementLog {
    private static final String HIDDEN = "<insufficient privilege>";
    /** The row that tells when the counts were noted; the server gives no statement this number. */
    private static final long MARK = 0;

    private final Database database;
    private final CountTable noted;

    PgStatStatements(Database database) {
        this.database = database;
        this.noted = new CountTable(database);
    }

    /** A statement and how often it was sent. */
    private record Counted(long id, String text, long calls) {}

    @Override
    public void note() throws SQLException, BlindException {
        Map<Long, Long> counts = new HashMap<>();
        for (Counted each : read(extension())) {
            counts.put(each.id(), each.calls());
        }
        noted.replace(counts);
    }

    @Override
    public List<String> since(ReleaseEvent event) throws SQLException, BlindException {
        String schema = extension();
        List<Counted> now = read(schema);
        long then = event.when().toEpochMilli();
        Map<Long, Long> before = noted.read();
        long taken = before.getOrDefault(MARK, -1L);
        long reset = reset(schema);
        if (reset > Math.max(taken, then)) {
            before = Map.of();
        } else if (taken < then) {
            throw new BlindException(
                    "the counts of pg_stat_statements were not noted with the last event of a release: "
                            + "it can tell from the next mvn edd:release on");
        }
        List<String> statements = new ArrayList<>();
        for (Counted each : now) {
            if (each.calls() != before.getOrDefault(each.id(), 0L)) {
                statements.add(each.text());
            }
        }
        return statements;
    }

    /** Returns the schema in which the extension is. */
    private String extension() throws SQLException, BlindException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                        WHERE e.extname = 'pg_stat_statements'
                            AND current_setting('pg_stat_statements.track', true) IS NOT NULL""")) {
            if (!row.next()) {
                throw new BlindException("the database has no pg_stat_statements: add it to shared_preload_libraries, "
                        + "then CREATE EXTENSION pg_stat_statements");
            }
            return row.getString(1);
        }
    }

    private List<Counted> read(String schema) throws SQLException, BlindException {
        List<Counted> statements = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT queryid, MIN(query), SUM(calls) FROM %s.pg_stat_statements
                        WHERE toplevel AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                        GROUP BY queryid ORDER BY 3 DESC, 2""".formatted(schema))) {
            while (row.next()) {
                if (HIDDEN.equals(row.getString(2))) {
                    throw new BlindException("the account may not see what others send: GRANT pg_read_all_stats to it");
                }
                statements.add(new Counted(row.getLong(1), String.valueOf(row.getString(2)), row.getLong(3)));
            }
        }
        return statements;
    }

    /** Returns when the server began to count anew. */
    private long reset(String schema) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT CAST(EXTRACT(EPOCH FROM stats_reset) * 1000 AS BIGINT) FROM %s.pg_stat_statements_info"
                                .formatted(schema))) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    /** The counts at the last event. */
    private record CountTable(Database database) {
        Map<Long, Long> read() throws SQLException {
            Map<Long, Long> counts = new HashMap<>();
            if (exists()) {
                try (Statement statement = database.connection().createStatement();
                        ResultSet row = statement.executeQuery("SELECT QUERY_ID, CALLS FROM EDD_STATEMENT")) {
                    while (row.next()) {
                        counts.put(row.getLong(1), row.getLong(2));
                    }
                }
            }
            return counts;
        }

        private boolean exists() throws SQLException {
            return ExistingTable.named("EDD_STATEMENT", database.connection()).isPresent();
        }

        void replace(Map<Long, Long> counts) throws SQLException {
            database.connection().setAutoCommit(false);
            try (Statement statement = database.connection().createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS EDD_STATEMENT "
                        + "(QUERY_ID BIGINT NOT NULL PRIMARY KEY, CALLS BIGINT NOT NULL)");
                statement.execute("LOCK TABLE EDD_STATEMENT IN EXCLUSIVE MODE");
                statement.execute("DELETE FROM EDD_STATEMENT");
                counts.put(MARK, ServerClock.now(database).toEpochMilli());
                insert(counts);
                database.connection().commit();
            } finally {
                database.connection().rollback();
                database.connection().setAutoCommit(true);
            }
        }

        private void insert(Map<Long, Long> counts) throws SQLException {
            try (PreparedStatement row = database.connection()
                    .prepareStatement("INSERT INTO EDD_STATEMENT (QUERY_ID, CALLS) VALUES (?, ?)")) {
                for (Map.Entry<Long, Long> count : counts.entrySet()) {
                    row.setLong(1, count.getKey());
                    row.setLong(2, count.getValue());
                    row.addBatch();
                }
                row.executeBatch();
            }
        }
    }
}
