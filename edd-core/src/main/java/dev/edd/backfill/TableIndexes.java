package dev.edd.backfill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

    private record Index(boolean unique, List<String> columns) {}

    /** Asks for the indexes of a table; finds none for a view, and for a table that does not exist. */
    static TableIndexes of(TableName table, Connection connection) throws SQLException {
        Map<String, Map<Integer, String>> columns = new LinkedHashMap<>();
        Map<String, Boolean> unique = new LinkedHashMap<>();
        try (ResultSet row =
                connection.getMetaData().getIndexInfo(table.catalog(), table.schema(), table.name(), false, true)) {
            while (row.next()) {
                @Nullable String index = row.getString("INDEX_NAME");
                // A partial index says nothing of the rows outside of it.
                if (index != null && isBlank(row.getString("FILTER_CONDITION"))) {
                    unique.put(index, !row.getBoolean("NON_UNIQUE"));
                    columns.computeIfAbsent(index, name -> new TreeMap<>())
                            .put(row.getInt("ORDINAL_POSITION"), plain(row.getString("COLUMN_NAME")));
                }
            }
        }
        List<Index> indexes = new ArrayList<>();
        columns.forEach((name, each) ->
                indexes.add(new Index(Boolean.TRUE.equals(unique.get(name)), List.copyOf(each.values()))));
        return new TableIndexes(indexes, primaryKey(table, connection));
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
        return indexes.stream().anyMatch(index -> index.unique && key.containsAll(index.columns));
    }

    /** Returns whether an index keeps the rows in the order of these columns. */
    boolean order(List<String> columns) {
        List<String> key = columns.stream().map(TableIndexes::plain).toList();
        return indexes.stream()
                .anyMatch(index -> index.columns.size() >= key.size()
                        && index.columns.subList(0, key.size()).equals(key));
    }
}
