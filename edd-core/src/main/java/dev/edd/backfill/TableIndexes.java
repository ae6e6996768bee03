package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The indexes of one table, as the driver tells them. Column names are compared without regard to case. */
final class TableIndexes {
    private final List<Index> indexes;

    private final List<String> primary;

    private TableIndexes(List<Index> indexes, List<String> primary) {
        this.indexes = indexes;
        this.primary = primary;
    }

    private record Index(boolean unique, List<Part> parts) {
        List<String> columns() {
            return parts.stream().map(Part::column).toList();
        }

        /** Returns whether its first columns are in the same order, be it from the end, as rows sorted by them. */
        boolean isOneWay(int columns) {
            return parts.stream()
                            .limit(columns)
                            .map(Part::descending)
                            .distinct()
                            .count()
                    == 1;
        }
    }

    private record Part(String column, boolean descending) {
        static Part of(ResultSet row) throws SQLException {
            return new Part(plain(row.getString("COLUMN_NAME")), "D".equals(row.getString("ASC_OR_DESC")));
        }
    }

    /** Asks for the indexes of a table; finds none for a view, and for a table that does not exist. */
    static TableIndexes of(TableName table, Connection connection, Dialect dialect) throws SQLException {
        Map<String, Map<Integer, Part>> columns = new LinkedHashMap<>();
        Map<String, Boolean> unique = new LinkedHashMap<>();
        try (ResultSet row =
                connection.getMetaData().getIndexInfo(table.catalog(), table.schema(), table.name(), false, true)) {
            while (row.next()) {
                @Nullable String index = row.getString("INDEX_NAME");
                // A partial index says nothing of the rows outside of it.
                if (index != null && isBlank(row.getString("FILTER_CONDITION"))) {
                    unique.put(index, !row.getBoolean("NON_UNIQUE"));
                    columns.computeIfAbsent(index, name -> new TreeMap<>())
                            .put(row.getInt("ORDINAL_POSITION"), Part.of(row));
                }
            }
        }
        if (dialect == Dialect.POSTGRESQL) {
            leaveOutWhatDoesNotCount(columns, table, connection);
        }
        boolean inherited = dialect == Dialect.POSTGRESQL && isInherited(table, connection);
        List<Index> indexes = new ArrayList<>();
        columns.forEach((name, each) -> indexes.add(
                new Index(!inherited && Boolean.TRUE.equals(unique.get(name)), List.copyOf(each.values()))));
        return new TableIndexes(indexes, primaryKey(table, connection));
    }

    /** An index that was not built to its end vouches for nothing, and columns that it includes are no part of its key. */
    private static void leaveOutWhatDoesNotCount(
            Map<String, Map<Integer, Part>> columns, TableName table, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT i.relname, CASE WHEN x.indisvalid THEN x.indnkeyatts ELSE 0 END
                FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
                    JOIN pg_namespace n ON n.oid = t.relnamespace
                WHERE n.nspname = ? AND t.relname = ?""")) {
            query.setString(1, table.schema());
            query.setString(2, table.name());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int most = row.getInt(2);
                    columns.getOrDefault(row.getString(1), new HashMap<>())
                            .keySet()
                            .removeIf(position -> position > most);
                }
            }
        }
        columns.values().removeIf(Map::isEmpty);
    }

    /** An index of a table vouches for none of those that inherit from it, whose rows are the table's, too. */
    private static boolean isInherited(TableName table, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT 1 FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
                WHERE t.relkind = 'r' AND t.relhassubclass AND n.nspname = ? AND t.relname = ?""")) {
            query.setString(1, table.schema());
            query.setString(2, table.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static List<String> primaryKey(TableName table, Connection connection) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet row = connection.getMetaData().getPrimaryKeys(table.catalog(), table.schema(), table.name())) {
            while (row.next()) {
                columns.put(row.getInt("KEY_SEQ"), plain(row.getString("COLUMN_NAME")));
            }
        }
        return List.copyOf(columns.values());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Returns a column's name without quotes, in lower case; an expression, which some drivers have no name for, too. */
    private static String plain(@Nullable String column) {
        return String.valueOf(column).replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the columns of the primary key, in lower case; empty where there is none. */
    List<String> primary() {
        return primary;
    }

    /** Returns whether no two rows can have the same values in these columns, as far as none of them is null. */
    boolean makesUnique(List<String> columns) {
        Set<String> key = columns.stream().map(TableIndexes::plain).collect(Collectors.toSet());
        return indexes.stream().anyMatch(index -> index.unique && key.containsAll(index.columns()));
    }

    /** Returns whether an index keeps the rows in the order of these columns. */
    boolean order(List<String> columns) {
        List<String> key = columns.stream().map(TableIndexes::plain).toList();
        return indexes.stream()
                .anyMatch(index -> index.parts.size() >= key.size()
                        && index.columns().subList(0, key.size()).equals(key)
                        && index.isOneWay(key.size()));
    }
}
