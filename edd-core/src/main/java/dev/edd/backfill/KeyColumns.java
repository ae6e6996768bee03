package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The columns of a key: how their values are read, bound and compared. */
final class KeyColumns {
    private final List<KeyColumn> columns;
    private final boolean rowValues;

    KeyColumns(List<KeyColumn> columns, Dialect dialect) {
        this.columns = List.copyOf(columns);
        this.rowValues = dialect == Dialect.POSTGRESQL;
    }

    /** Returns what turns keys into text and back. */
    KeyText text() {
        return new KeyText(columns.stream().map(KeyColumn::type).toList());
    }

    /** Returns the columns that may hold no value. */
    List<String> nullable() {
        return columns.stream().filter(KeyColumn::nullable).map(KeyColumn::name).toList();
    }

    boolean haveTypesOf(List<KeyColumn> others) {
        return columns.stream()
                .map(KeyColumn::type)
                .toList()
                .equals(others.stream().map(KeyColumn::type).toList());
    }

    int size() {
        return columns.size();
    }

    /** Returns the names as written, with commas between them. */
    String list() {
        return columns.stream().map(KeyColumn::name).collect(Collectors.joining(", "));
    }

    /** Returns what to select for {@link #read}. */
    String selected() {
        return columns.stream().map(KeyColumn::selected).collect(Collectors.joining(", "));
    }

    /** Returns the condition that a row has a place in the order: one without the whole key has none. */
    String present() {
        List<String> nullable = nullable();
        return nullable.isEmpty() ? "1 = 1" : String.join(" IS NOT NULL AND ", nullable) + " IS NOT NULL";
    }

    /** Returns the key in the first columns of the current row. */
    Key read(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            values.add(columns.get(i).type().read(row, i + 1));
        }
        return new Key(values);
    }

    /** Binds the value of one column. */
    void bind(PreparedStatement statement, int index, Key key, int column) throws SQLException {
        columns.get(column).type().bind(statement, index, key.values().get(column));
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
        String condition = "%s %s ?".formatted(columns.get(last).name(), operator);
        for (int i = last - 1; i >= 0; i--) {
            String column = columns.get(i).name();
            condition = "(%s %s ? OR (%s = ? AND %s))".formatted(column, strict, column, condition);
        }
        return "%s %s= ? AND %s".formatted(columns.get(0).name(), strict, condition);
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
