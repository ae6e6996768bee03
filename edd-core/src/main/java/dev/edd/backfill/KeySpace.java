package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The keys of one table, in order. Walks them by comparison with the last one (a keyset), never by {@code OFFSET}: no
 * step gets slower towards the end of the table.
 */
final class KeySpace {
    private static final char SEPARATOR = ',';

    private final BackfillTask task;
    private final List<KeyType> types;
    private final boolean rowValues;

    private KeySpace(BackfillTask task, List<KeyType> types, boolean rowValues) {
        this.task = task;
        this.types = types;
        this.rowValues = rowValues;
    }

    /** Asks the database for the types of the key's columns. */
    static KeySpace of(BackfillTask task, Handle handle, Dialect dialect) throws SQLException {
        String query = "SELECT %s FROM %s WHERE 1 = 0".formatted(String.join(", ", task.columns()), task.table());
        try (PreparedStatement statement = handle.getConnection().prepareStatement(query);
                ResultSet empty = statement.executeQuery()) {
            ResultSetMetaData columns = empty.getMetaData();
            List<KeyType> types = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                types.add(KeyType.of(columns.getColumnType(i), columns.getColumnTypeName(i), dialect));
            }
            return new KeySpace(task, types, dialect == Dialect.POSTGRESQL);
        }
    }

    /**
     * A run of neighbouring rows.
     *
     * @param first the key of its first row
     * @param last the key of its last row
     */
    record Grain(Key first, Key last, long rows) {}

    /**
     * Rows next to one another.
     *
     * @param after the key behind which they begin; empty for the beginning of the table
     * @param upTo the last key that may be among them; empty for no such bound
     * @param limit how many rows at most
     */
    record Range(Optional<Key> after, Optional<Key> upTo, long limit) {
        static Range between(Optional<Key> after, Key upTo) {
            return new Range(after, Optional.of(upTo), Long.MAX_VALUE);
        }
    }

    /** Returns the rows of a range in grains of the same size, but for the last one; empty where there is no row. */
    List<Grain> grains(Handle handle, Range range, long grain) throws SQLException {
        String keys = String.join(", ", task.columns());
        String bounds = range.after().map(key -> " AND " + compare(">")).orElse("")
                + range.upTo().map(key -> " AND " + compare("<=")).orElse("");
        String query = """
                SELECT %1$s, EDD_ROW, FLOOR((EDD_ROW - 1) / %5$s) AS EDD_GRAIN FROM (
                    SELECT %1$s, ROW_NUMBER() OVER (ORDER BY %1$s) AS EDD_ROW, COUNT(*) OVER () AS EDD_ROWS FROM (
                        SELECT %1$s FROM %2$s WHERE 1 = 1%3$s ORDER BY %1$s LIMIT %4$s
                    ) EDD_KEYS
                ) EDD_NUMBERED
                WHERE MOD(EDD_ROW - 1, %5$s) = 0 OR MOD(EDD_ROW, %5$s) = 0 OR EDD_ROW = EDD_ROWS
                ORDER BY EDD_ROW""".formatted(keys, task.table(), bounds, range.limit(), grain);
        try (PreparedStatement statement = handle.getConnection().prepareStatement(query)) {
            int next =
                    range.after().isPresent() ? bind(statement, 1, range.after().get()) : 1;
            if (range.upTo().isPresent()) {
                bind(statement, next, range.upTo().get());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return grains(rows);
            }
        }
    }

    /** Joins the first and the last row of each grain; a grain of one row has only the one. */
    private List<Grain> grains(ResultSet rows) throws SQLException {
        List<Grain> grains = new ArrayList<>();
        int number = types.size() + 1;
        long grain = -1;
        long before = 0;
        while (rows.next()) {
            Key key = key(rows);
            if (rows.getLong(number + 1) == grain) {
                Key first = grains.remove(grains.size() - 1).first();
                grains.add(new Grain(first, key, rows.getLong(number) - before));
            } else {
                grain = rows.getLong(number + 1);
                before = rows.getLong(number) - 1;
                grains.add(new Grain(key, key, 1));
            }
        }
        return grains;
    }

    private Key key(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(types.get(i).read(row, i + 1));
        }
        return new Key(values);
    }

    /**
     * Returns a condition on the key's columns. PostgreSQL finds {@code (a, b) > (?, ?)} in an index; the others do not,
     * and get {@code a >= ? AND (a > ? OR (a = ? AND b > ?))}.
     */
    private String compare(String operator) {
        List<String> columns = task.columns();
        if (rowValues || columns.size() == 1) {
            String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
            return "(%s) %s (%s)".formatted(String.join(", ", columns), operator, marks);
        }
        String strict = operator.substring(0, 1);
        int last = columns.size() - 1;
        String condition = "%s %s ?".formatted(columns.get(last), operator);
        for (int i = last - 1; i >= 0; i--) {
            String column = columns.get(i);
            condition = "(%s %s ? OR (%s = ? AND %s))".formatted(column, strict, column, condition);
        }
        return "%s %s= ? AND %s".formatted(columns.get(0), strict, condition);
    }

    /** Binds a key to one {@link #compare} condition and returns the index behind it. */
    private int bind(PreparedStatement statement, int index, Key key) throws SQLException {
        List<Object> values = key.values();
        int next = index;
        if (rowValues || values.size() == 1) {
            for (Object value : values) {
                statement.setObject(next++, value);
            }
            return next;
        }
        statement.setObject(next++, values.get(0));
        for (Object value : values.subList(0, values.size() - 1)) {
            statement.setObject(next++, value);
            statement.setObject(next++, value);
        }
        statement.setObject(next++, values.get(values.size() - 1));
        return next;
    }

    /** Returns a text that keeps a key exactly. */
    String encode(Key key) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            String value = types.get(i).encode(key.values().get(i));
            text.append(i == 0 ? "" : SEPARATOR)
                    .append(value.replace("\\", "\\\\").replace(",", "\\,"));
        }
        return text.toString();
    }

    /** Returns the key that a text was made from. */
    Key decode(String text) {
        List<Object> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == SEPARATOR) {
                values.add(types.get(values.size()).decode(value.toString()));
                value.setLength(0);
            } else {
                value.append(c == '\\' ? text.charAt(++i) : c);
            }
        }
        values.add(types.get(values.size()).decode(value.toString()));
        return new Key(values);
    }
}
