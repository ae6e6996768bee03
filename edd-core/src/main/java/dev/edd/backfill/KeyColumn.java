package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One column of a key.
 *
 * @param name as the directive has it
 * @param type how its values are read and bound
 * @param selected what to select for its values to be read
 * @param nullable whether it may hold no value
 */
record KeyColumn(String name, KeyType type, String selected, boolean nullable) {
    /** Asks the database for the columns of a task's key. */
    static List<KeyColumn> of(BackfillTask task, Connection connection, Dialect dialect) throws SQLException {
        String query = "SELECT %s FROM %s WHERE 1 = 0".formatted(String.join(", ", task.columns()), task.table());
        try (PreparedStatement noRows = connection.prepareStatement(query);
                ResultSet empty = noRows.executeQuery()) {
            ResultSetMetaData told = empty.getMetaData();
            TableName table = TableName.of(task.table(), connection);
            List<KeyColumn> columns = new ArrayList<>();
            for (int i = 1; i <= task.columns().size(); i++) {
                String name = task.columns().get(i - 1);
                boolean nullable = told.isNullable(i) != ResultSetMetaData.columnNoNulls;
                KeyType type = KeyType.of(told.getColumnType(i), told.getColumnTypeName(i), dialect);
                columns.add(
                        dialect == Dialect.MARIADB || dialect == Dialect.MYSQL
                                ? ofMysql(name, own(table, told.getColumnLabel(i), connection), type, nullable)
                                : new KeyColumn(name, type, name, nullable));
            }
            return columns;
        }
    }

    /**
     * Drivers of MySQL and MariaDB bend days and times to a zone unless they come as text; single precision is not equal to
     * what it is shown as; and bits, enums and sets are ordered by their numbers, as which they must be compared.
     */
    private static KeyColumn ofMysql(String name, String own, KeyType type, boolean nullable) {
        return switch (own) {
            case "date", "datetime", "timestamp", "time", "year" ->
                new KeyColumn(name, KeyType.TEXT, "CAST(%s AS CHAR)".formatted(name), nullable);
            case "float" -> new KeyColumn(name, KeyType.DOUBLE, name + " + 0E0", nullable);
            case "bit", "enum", "set" -> new KeyColumn(name, KeyType.DECIMAL, name + " + 0", nullable);
            default -> new KeyColumn(name, type, name, nullable);
        };
    }

    /** Returns MySQL's own name of a column's type, which its driver takes for another; empty if it has none. */
    private static String own(TableName table, String column, Connection connection) throws SQLException {
        String query = "SELECT DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS "
                + "WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?";
        try (PreparedStatement types = connection.prepareStatement(query)) {
            types.setString(1, table.catalog());
            types.setString(2, table.name());
            types.setString(3, column);
            try (ResultSet type = types.executeQuery()) {
                return type.next() ? type.getString(1).toLowerCase(Locale.ROOT) : "";
            }
        }
    }
}
