package dev.edd.history;

import dev.edd.database.Database;
import dev.edd.database.ExistingTable;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.History;
import dev.edd.migration.Phase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code DATABASECHANGELOG}. By plain JDBC: every run reads it, and loading JDBI would take longer than the rest
 * of a run that finds nothing to do.
 */
public final class HistoryReader {
    /**
     * Returns what the database has applied, in order; {@link History#EMPTY} where Liquibase has never run. On a
     * connection in auto-commit mode, as it is opened, no transaction stays open.
     */
    public History read(Database database) {
        try {
            Optional<String> table = ExistingTable.named("DATABASECHANGELOG", database.connection());
            return table.isEmpty() ? History.EMPTY : readOrMiss(database, table.get());
        } catch (SQLException e) {
            throw new HistoryUnreadableException(
                    database.displayUrl(), database.redaction().clean(e));
        }
    }

    /** Old versions of Liquibase wrote down no contexts, and so no phases; the next run adds what is missing. */
    private static History readOrMiss(Database database, String table) throws SQLException {
        try {
            return read(database, table);
        } catch (SQLException e) {
            if (knowsNoContexts(database, table)) {
                return History.EMPTY;
            }
            throw e;
        }
    }

    private static boolean knowsNoContexts(Database database, String table) {
        try (Statement statement = database.connection().createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM %s WHERE 1 = 0".formatted(table))) {
            Set<String> columns = new HashSet<>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i).toUpperCase(Locale.ROOT));
            }
            return columns.contains("FILENAME") && !columns.contains("CONTEXTS");
        } catch (SQLException unreadable) {
            return false;
        }
    }

    private static History read(Database database, String table) throws SQLException {
        List<History.Applied> applied = new ArrayList<>();
        Map<String, Optional<Phase>> phases = new HashMap<>();
        try (Statement statement = database.connection().createStatement()) {
            ResultSet rows = statement.executeQuery(query(database, table));
            while (rows.next()) {
                Optional<Phase> phase = phases.computeIfAbsent(rows.getString(5), PhaseWord::in);
                if (phase.isPresent()) {
                    applied.add(applied(rows, phase.get()));
                }
            }
        }
        return new History(applied);
    }

    private static String query(Database database, String table) {
        return """
                SELECT ID, AUTHOR, FILENAME, MD5SUM, CONTEXTS, %s
                FROM %s
                WHERE EXECTYPE IN ('EXECUTED', 'RERAN', 'MARK_RAN') AND CONTEXTS IS NOT NULL
                ORDER BY DATEEXECUTED, ORDEREXECUTED""".formatted(instant(database), table);
    }

    /**
     * Returns how to ask for the instant. Liquibase writes {@code NOW()} into a column without time zone, so the value
     * is in the zone of the session, which the server knows better than the driver.
     */
    private static String instant(Database database) {
        return switch (database.dialect()) {
            case H2, POSTGRESQL -> "EXTRACT(EPOCH FROM CAST(DATEEXECUTED AS TIMESTAMP WITH TIME ZONE))";
            case MARIADB, MYSQL -> "UNIX_TIMESTAMP(DATEEXECUTED)";
            case OTHER -> "DATEEXECUTED";
        };
    }

    private static History.Applied applied(ResultSet row, Phase phase) throws SQLException {
        String checksum = row.getString(4);
        return new History.Applied(
                new ChangesetKey(row.getString(1), row.getString(2), row.getString(3)),
                phase,
                checksum == null ? "" : checksum,
                instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject(6) instanceof Number
                ? instant(row.getBigDecimal(6))
                : row.getTimestamp(6).toInstant();
    }

    private static Instant instant(BigDecimal seconds) {
        return Instant.EPOCH.plusNanos(seconds.movePointRight(9).longValue());
    }
}
