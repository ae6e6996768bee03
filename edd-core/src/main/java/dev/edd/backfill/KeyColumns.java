package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The columns of a key: how their values are read, bound and compared. */
final class KeyColumns {
    private final List<String> names;
    private final List<KeyType> types;
    private final List<String> nullable;
    private final boolean rowValues;

    private KeyColumns(List<String> names, List<KeyType> types, List<String> nullable, boolean rowValues) {
        this.names = names;
        this.types = List.copyOf(types);
        this.nullable = List.copyOf(nullable);
        this.rowValues = rowValues;
    }

    /** Asks the database for the types of the columns. */
    static KeyColumns of(BackfillTask task, PreparedStatement noRows, Dialect dialect) throws SQLException {
        try (ResultSet empty = noRows.executeQuery()) {
            ResultSetMetaData columns = empty.getMetaData();
            List<KeyType> types = new ArrayList<>();
            List<String> nullable = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                types.add(KeyType.of(columns.getColumnType(i), columns.getColumnTypeName(i), dialect));
                if (columns.isNullable(i) != ResultSetMetaData.columnNoNulls) {
                    nullable.add(task.columns().get(i - 1));
                }
            }
            return new KeyColumns(task.columns(), types, nullable, dialect == Dialect.POSTGRESQL);
        }
    }

    /** Returns what turns keys into text and back. */
    KeyText text() {
        return new KeyText(types);
    }

    /** Returns the columns that may hold no value. */
    List<String> nullable() {
        return nullable;
    }

    int size() {
        return names.size();
    }

    /** Returns the names as written, with commas between them. */
    String list() {
        return String.join(", ", names);
    }

    /** Returns what to select for {@link #read}. */
    String selected() {
        List<String> selected = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            selected.add(types.get(i).selected(names.get(i)));
        }
        return String.join(", ", selected);
    }

    /** Returns the condition that a row has a place in the order: one without the whole key has none. */
    String present() {
        return nullable.isEmpty() ? "1 = 1" : String.join(" IS NOT NULL AND ", nullable) + " IS NOT NULL";
    }

    /** Returns the key in the first columns of the current row. */
    Key read(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(types.get(i).read(row, i + 1));
        }
        return new Key(values);
    }

    /** Binds the value of one column. */
    void bind(PreparedStatement statement, int index, Key key, int column) throws SQLException {
        types.get(column).bind(statement, index, key.values().get(column));
    }

    /**
     * Returns a condition on the columns. PostgreSQL finds {@code (a, b) > (?, ?)} in an index; the others do not, and
     * get {@code a >= ? AND (a > ? OR (a = ? AND b > ?))}.
     */
    String compare(String operator) {
        if (rowValues || size() == 1) {
            String marks = String.join(", ", Collections.nCopies(size(), "?"));
            return "(%s) %s (%s)".formatted(list(), operator, marks);
        }
        String strict = operator.substring(0, 1);
        int last = size() - 1;
        String condition = "%s %s ?".formatted(names.get(last), operator);
        for (int i = last - 1; i >= 0; i--) {
            String column = names.get(i);
            condition = "(%s %s ? OR (%s = ? AND %s))".formatted(column, strict, column, condition);
        }
        return "%s %s= ? AND %s".formatted(names.get(0), strict, condition);
    }

    /** Binds a key to one {@link #compare} condition and returns the index behind it. */
    int bindCompared(PreparedStatement statement, int index, Key key) throws SQLException {
        int next = index;
        if (rowValues || size() == 1) {
            for (int i = 0; i < size(); i++) {
                bind(statement, next++, key, i);
            }
            return next;
        }
        bind(statement, next++, key, 0);
        for (int i = 0; i < size() - 1; i++) {
            bind(statement, next++, key, i);
            bind(statement, next++, key, i);
        }
        bind(statement, next++, key, size() - 1);
        return next;
    }
}
