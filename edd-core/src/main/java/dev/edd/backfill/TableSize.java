package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** How many rows a table has, as far as the database knows without counting them. */
final class TableSize {
    private TableSize() {}

    /** Returns the database's own estimate; 0 where it has none. */
    static long estimate(String written, Handle handle, Dialect dialect) throws SQLException {
        TableName table = TableName.of(written, handle.getConnection());
        long estimate = handle.createQuery(query(dialect))
                .bind("written", written)
                .bind("catalog", table.catalog())
                .bind("schema", table.schema())
                .bind("table", table.name())
                .mapTo(Long.class)
                .findFirst()
                .orElse(0L);
        return Math.max(0, estimate);
    }

    private static String query(Dialect dialect) {
        return switch (dialect) {
            // Nobody but people analyzes a partitioned table itself.
            case POSTGRESQL -> """
                        SELECT CAST(COALESCE(SUM(GREATEST(reltuples, 0)), 0) AS BIGINT) FROM pg_class
                        WHERE relkind <> 'p' AND (oid = to_regclass(:written)
                            OR oid IN (SELECT relid FROM pg_partition_tree(to_regclass(:written))))""";
            case MARIADB, MYSQL -> """
                        SELECT TABLE_ROWS FROM INFORMATION_SCHEMA.TABLES
                        WHERE TABLE_SCHEMA = :catalog AND TABLE_NAME = :table""";
            case H2 -> """
                        SELECT ROW_COUNT_ESTIMATE FROM INFORMATION_SCHEMA.TABLES
                        WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table""";
            case OTHER -> "SELECT 0 FROM EDD_RUNNER WHERE ID = :written";
        };
    }
}
