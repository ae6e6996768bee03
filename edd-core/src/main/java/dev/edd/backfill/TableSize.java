package dev.edd.backfill;

import dev.edd.migration.Dialect;
import org.jdbi.v3.core.Handle;

/** How many rows a table has, as far as the database knows without counting them. */
final class TableSize {
    private TableSize() {}

    /** Returns the database's own estimate; 0 where it has none. */
    static long estimate(String table, Handle handle, Dialect dialect) {
        String query =
                switch (dialect) {
                    case POSTGRESQL -> "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass(:table)";
                    case MARIADB, MYSQL -> """
                        SELECT TABLE_ROWS FROM INFORMATION_SCHEMA.TABLES
                        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = REPLACE(:table, '`', '')""";
                    case H2 -> """
                        SELECT ROW_COUNT_ESTIMATE FROM INFORMATION_SCHEMA.TABLES
                        WHERE TABLE_SCHEMA = CURRENT_SCHEMA AND TABLE_NAME IN (UPPER(:table), REPLACE(:table, '"', ''))""";
                    case OTHER -> "SELECT 0 FROM EDD_RUNNER WHERE ID = :table";
                };
        long estimate = handle.createQuery(query)
                .bind("table", table)
                .mapTo(Long.class)
                .findFirst()
                .orElse(0L);
        return Math.max(0, estimate);
    }
}
