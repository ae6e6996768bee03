package dev.edd.database;

import dev.edd.migration.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** The database's own clock, by which everything is judged: those of the machines that ask may differ. */
public final class ServerClock {
    private ServerClock() {}

    /** Returns the expression for the time in milliseconds since 1970. */
    public static String milliseconds(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
            case MARIADB, MYSQL -> "CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS UNSIGNED)";
            case H2, OTHER -> "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
        };
    }

    /** Returns what time it is there. */
    public static Instant now(Database database) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT " + milliseconds(database.dialect()))) {
            row.next();
            return Instant.ofEpochMilli(row.getLong(1));
        }
    }
}
