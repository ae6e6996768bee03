package dev.edd.database;

import dev.edd.migration.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** The database's own clock, by which everything is judged: those of the machines that ask may differ. */
public final class ServerClock {
    /**
     * SYSDATE tells the session's local time, of which UNIX_TIMESTAMP cannot make the time that it is: the hour in which
     * summer time ends comes twice.
     */
    private static final String MYSQL = """
            CAST(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', SYSDATE(3)) DIV 1000
                - TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW()) * 1000 AS SIGNED)""";

    private ServerClock() {}

    /** Returns the expression for the milliseconds since 1970, at the moment of the statement and not its transaction. */
    public static String millis(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
            case MARIADB, MYSQL -> MYSQL;
            case H2, OTHER -> "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
        };
    }

    /** Returns what time it is there. */
    public static Instant now(Database database) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT " + millis(database.dialect()))) {
            row.next();
            return Instant.ofEpochMilli(row.getLong(1));
        }
    }
}
