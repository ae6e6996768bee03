package dev.edd.database;

import dev.edd.migration.Dialect;

/** The database's own clock, which is the same for every machine that works on it. */
public final class ServerClock {
    private ServerClock() {}

    /** Returns the expression for the milliseconds since 1970, at the moment of the statement and not its transaction. */
    public static String millis(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
            case MARIADB, MYSQL -> "CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)";
            case H2, OTHER -> "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
        };
    }
}
