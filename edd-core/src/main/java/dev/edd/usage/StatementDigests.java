package dev.edd.usage;

import dev.edd.database.Database;
import dev.edd.release.ReleaseEvent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The digests of the performance schema of MySQL and MariaDB, which know when each statement was seen last. */
final class StatementDigests implements StatementLog {
    /** Where the account may not read a table, or the table does not exist. */
    private static final List<String> NOT_READABLE = List.of("42000", "42S02");

    private final Database database;

    StatementDigests(Database database) {
        this.database = database;
    }

    @Override
    public List<String> since(ReleaseEvent event) throws SQLException, BlindException {
        try {
            if (!isOn("SELECT @@performance_schema") || !isOn("""
                    SELECT COUNT(*) FROM performance_schema.setup_consumers
                    WHERE NAME = 'statements_digest' AND ENABLED = 'YES'""")) {
                throw new BlindException("the server keeps no statement digests: start it with performance_schema=ON");
            }
            return read(event);
        } catch (SQLException e) {
            if (!NOT_READABLE.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            throw new BlindException(
                    "the account may not read the statement digests: " + "GRANT SELECT ON performance_schema.* to it");
        }
    }

    private boolean isOn(String query) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    private List<String> read(ReleaseEvent event) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement query = database.connection().prepareStatement("""
                SELECT DIGEST_TEXT FROM performance_schema.events_statements_summary_by_digest
                WHERE SCHEMA_NAME = DATABASE() AND UNIX_TIMESTAMP(LAST_SEEN) * 1000 > ? AND DIGEST_TEXT IS NOT NULL
                ORDER BY COUNT_STAR DESC, DIGEST_TEXT""")) {
            query.setLong(1, event.when().toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        return statements;
    }
}
