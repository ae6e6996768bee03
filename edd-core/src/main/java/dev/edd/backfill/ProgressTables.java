package dev.edd.backfill;

import dev.edd.database.ExistingTable;
import dev.edd.migration.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The tables that progress is kept in: what Liquibase's history has no place for. */
final class ProgressTables {
    private static final int ATTEMPTS = 3;

    /** The key of the pass, as its directive has it. */
    private static final String WALKED_BY = "WALKED_BY";

    /** Stands for the type of keys as text, which are as long as the keys of the user's tables. */
    private static final String ANY_TEXT = "%TEXT%";

    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS EDD_BACKFILL (
                ID VARCHAR(400) NOT NULL PRIMARY KEY,
                PASS INT NOT NULL,
                CLAIMED_TO %TEXT%,
                EXHAUSTED SMALLINT NOT NULL,
                EXPECTED_ROWS BIGINT NOT NULL,
                STARTED BIGINT NOT NULL,
                FINISHED BIGINT,
                WALKED_BY %TEXT%)""", """
            CREATE TABLE IF NOT EXISTS EDD_BACKFILL_SLICE (
                BACKFILL_ID VARCHAR(400) NOT NULL,
                PASS INT NOT NULL,
                SLICE INT NOT NULL,
                DONE_TO %TEXT%,
                LAST_KEY %TEXT% NOT NULL,
                MOVED_ROWS BIGINT NOT NULL,
                CHUNKS BIGINT NOT NULL,
                RUNNER VARCHAR(200) NOT NULL,
                TOKEN BIGINT NOT NULL,
                DONE SMALLINT NOT NULL,
                PRIMARY KEY (BACKFILL_ID, PASS, SLICE))""", """
            CREATE TABLE IF NOT EXISTS EDD_BACKFILL_ERROR (
                BACKFILL_ID VARCHAR(400) NOT NULL,
                ROW_HASH CHAR(64) NOT NULL,
                ROW_KEY %TEXT% NOT NULL,
                REASON VARCHAR(2000) NOT NULL,
                OCCURRED BIGINT NOT NULL,
                PASSED_OVER SMALLINT NOT NULL,
                PRIMARY KEY (BACKFILL_ID, ROW_HASH))""", """
            CREATE TABLE IF NOT EXISTS EDD_RUNNER (
                ID VARCHAR(200) NOT NULL PRIMARY KEY,
                BACKFILL_ID VARCHAR(400) NOT NULL,
                HEARTBEAT BIGINT NOT NULL,
                HALT VARCHAR(1000),
                HALTED_SINCE BIGINT,
                HALTED_WORKERS VARCHAR(100))""", """
            CREATE TABLE IF NOT EXISTS EDD_PAUSE (
                BACKFILL_ID VARCHAR(400) NOT NULL PRIMARY KEY,
                WHO VARCHAR(200) NOT NULL,
                SINCE BIGINT NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS EDD_PROBE (
                RUNNER VARCHAR(200) NOT NULL PRIMARY KEY,
                BEATS BIGINT NOT NULL)""");

    private ProgressTables() {}

    /** Creates what is missing. Two runners may do so at once, which databases answer with a duplicate key or column. */
    static void create(Handle handle, Dialect dialect) {
        for (int attempt = 1; ; attempt++) {
            try {
                for (String table : missing(handle)) {
                    handle.execute(table.replace(ANY_TEXT, text(dialect)) + dialect.tableOptions());
                }
                if (!columns(handle).contains(WALKED_BY)) {
                    handle.execute("ALTER TABLE EDD_BACKFILL ADD COLUMN %s %s".formatted(WALKED_BY, text(dialect)));
                }
                return;
            } catch (UnableToExecuteStatementException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns what creates those that are not there: PostgreSQL demands the right to create tables even for one that is. */
    private static List<String> missing(Handle handle) {
        List<String> missing = new ArrayList<>();
        try {
            for (String table : TABLES) {
                String name = table.replaceFirst("(?s) \\(.*", "").replaceFirst(".* ", "");
                if (ExistingTable.named(name, handle.getConnection()).isEmpty()) {
                    missing.add(table);
                }
            }
            return missing;
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /** Returns what columns the table has that an earlier version may have created, in capitals. */
    private static Set<String> columns(Handle handle) {
        return handle.createQuery("SELECT * FROM EDD_BACKFILL WHERE 1 = 0").scanResultSet((rows, context) -> {
            try (ResultSet none = rows.get()) {
                Set<String> columns = new HashSet<>();
                for (int column = 1; column <= none.getMetaData().getColumnCount(); column++) {
                    columns.add(none.getMetaData().getColumnLabel(column).toUpperCase(Locale.ROOT));
                }
                return columns;
            }
        });
    }

    private static String text(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "TEXT";
            case MARIADB, MYSQL -> "LONGTEXT";
            case H2 -> "VARCHAR";
            case OTHER -> "VARCHAR(3000)";
        };
    }
}
