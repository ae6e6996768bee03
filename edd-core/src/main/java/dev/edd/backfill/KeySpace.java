package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The keys of one table, in order. Walks them by comparison with the last one (a keyset), never by {@code OFFSET}: no
 * step gets slower towards the end of the table.
 */
final class KeySpace {
    private static final long WORTH_A_QUERY = 500;

    private final BackfillTask task;
    private final KeyColumns columns;
    private final KeyText text;
    private final boolean unique;

    private KeySpace(BackfillTask task, KeyColumns columns, boolean unique) {
        this.task = task;
        this.columns = columns;
        this.text = columns.text();
        this.unique = unique;
    }

    /** Asks the database for the types of the key's columns, and whether several rows can have the same key. */
    static KeySpace of(BackfillTask task, Handle handle, Dialect dialect) throws SQLException {
        Connection connection = handle.getConnection();
        KeyColumns columns = new KeyColumns(KeyColumn.of(task, connection, dialect), dialect);
        TableIndexes indexes = TableIndexes.of(TableName.of(task.table(), connection), connection, dialect);
        return new KeySpace(task, columns, indexes.makesUnique(task.columns()));
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

    /**
     * Returns the rows of a range in grains of the same size, but for the last one; empty where there is no row. Where
     * several rows have the same key, they are in the same grain and count as one.
     */
    List<Grain> grains(Handle handle, Range range, long grain) throws SQLException {
        List<Grain> grains = new ArrayList<>();
        Range rest = range;
        // A database skips rows of an index in a fifth of the time that it takes to number them.
        Optional<Key> first = grain < WORTH_A_QUERY
                ? Optional.empty()
                : keys(handle, rest, 0, 1).stream().findFirst();
        while (first.isPresent() && grain < rest.limit()) {
            checkOrder(rest.after(), first.get());
            List<Key> ends = keys(handle, rest, grain - 1, 2);
            if (ends.isEmpty()) {
                break;
            }
            Key last = ends.get(0);
            grains.add(new Grain(first.get(), last, grain));
            rest = new Range(Optional.of(last), rest.upTo(), rest.limit() - grain);
            first = ends.stream().skip(1).findFirst();
        }
        grains.addAll(numbered(handle, rest, grain));
        return grains;
    }

    /**
     * Returns the grains of a range behind whose end a walk can go on: makes sure that the database finds the last row by its
     * key. Else it would come back to the same rows for ever, or miss some.
     */
    List<Grain> stretch(Handle handle, Range range, long grain) throws SQLException {
        List<Grain> grains = grains(handle, range, grain);
        if (grains.isEmpty() || finds(handle, last(grains))) {
            return grains;
        }
        // It may have been deleted just now.
        List<Grain> again = grains(handle, range, grain);
        if (!again.isEmpty() && encode(last(again)).equals(encode(last(grains)))) {
            throw notEqualToItself(last(grains));
        }
        return again;
    }

    private static Key last(List<Grain> grains) {
        return grains.get(grains.size() - 1).last();
    }

    private boolean finds(Handle handle, Key key) throws SQLException {
        String query = "SELECT 1 FROM %s WHERE %s AND %s LIMIT 1"
                .formatted(task.table(), columns.compare(">="), columns.compare("<="));
        try (PreparedStatement statement = handle.getConnection().prepareStatement(query)) {
            columns.bindCompared(statement, columns.bindCompared(statement, 1, key), key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Returns so many keys of a range that are behind so many others; fewer where the range is at its end. */
    private List<Key> keys(Handle handle, Range range, long others, int number) throws SQLException {
        String query = "SELECT %s FROM (%s LIMIT %s OFFSET %s) EDD_KEYS ORDER BY %s"
                .formatted(columns.selected(), keys(range), number, others, columns.list());
        try (PreparedStatement statement = prepare(handle, range, query);
                ResultSet row = statement.executeQuery()) {
            List<Key> keys = new ArrayList<>();
            while (row.next()) {
                keys.add(columns.read(row));
            }
            return keys;
        }
    }

    private List<Grain> numbered(Handle handle, Range range, long grain) throws SQLException {
        String query = """
                SELECT %4$s, EDD_ROW, FLOOR((EDD_ROW - 1) / %2$s) AS EDD_GRAIN FROM (
                    SELECT %1$s, ROW_NUMBER() OVER (ORDER BY %1$s) AS EDD_ROW, LEAD(1) OVER (ORDER BY %1$s) AS EDD_NEXT
                    FROM (%3$s LIMIT %5$s) EDD_KEYS
                ) EDD_NUMBERED
                WHERE MOD(EDD_ROW - 1, %2$s) = 0 OR MOD(EDD_ROW, %2$s) = 0 OR EDD_NEXT IS NULL
                ORDER BY EDD_ROW""".formatted(columns.list(), grain, keys(range), columns.selected(), range.limit());
        try (PreparedStatement statement = prepare(handle, range, query);
                ResultSet rows = statement.executeQuery()) {
            List<Grain> grains = grains(rows);
            if (!grains.isEmpty()) {
                checkOrder(range.after(), grains.get(0).first());
            }
            return grains;
        }
    }

    /** Returns the query for the keys of a range, in order and without its limit. */
    private String keys(Range range) {
        String bounds = range.after().map(key -> " AND " + columns.compare(">")).orElse("")
                + range.upTo().map(key -> " AND " + columns.compare("<=")).orElse("");
        return "SELECT %1$s%2$s FROM %3$s WHERE %4$s%5$s ORDER BY %2$s"
                .formatted(unique ? "" : "DISTINCT ", columns.list(), task.table(), columns.present(), bounds);
    }

    private PreparedStatement prepare(Handle handle, Range range, String query) throws SQLException {
        PreparedStatement statement = handle.getConnection().prepareStatement(query);
        int next = 1;
        if (range.after().isPresent()) {
            next = columns.bindCompared(statement, next, range.after().get());
        }
        if (range.upTo().isPresent()) {
            columns.bindCompared(statement, next, range.upTo().get());
        }
        return statement;
    }

    private void checkOrder(Optional<Key> after, Key first) throws SQLException {
        if (after.isPresent() && encode(first).equals(encode(after.get()))) {
            throw notEqualToItself(first);
        }
    }

    private SQLException notEqualToItself(Key key) {
        return new SQLException("The database does not take the key %s for equal to itself: %s cannot be a key."
                .formatted(key, columns.list()));
    }

    /** Joins the first and the last row of each grain; a grain of one row has only the one. */
    private List<Grain> grains(ResultSet rows) throws SQLException {
        List<Grain> grains = new ArrayList<>();
        int number = columns.size() + 1;
        long grain = -1;
        long before = 0;
        while (rows.next()) {
            Key key = columns.read(rows);
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

    /** Binds a key to the parameters of one end of a chunk: {@code :from}, or {@code :from_tenant_id} and so on, in any case. */
    void bind(SqlStatement<?> sql, String end, Key key) {
        Map<String, Argument> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            // As the columns' types demand: JDBI would take a local time for one of the JVM's zone.
            Argument value = (index, statement, context) -> columns.bind(statement, index, key, column);
            task.key().parameters(end, column).forEach(name -> values.put(name, value));
        }
        sql.bindNamedArgumentFinder(new NamedArgumentFinder() {
            @Override
            public Optional<Argument> find(String name, StatementContext context) {
                return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
            }

            @Override
            public Collection<String> getNames() {
                return values.keySet();
            }
        });
    }

    /** Returns whether the columns are there and of the same types as at first, as far as the database still answers. */
    boolean areAsTheyWere(Handle handle, Dialect dialect) {
        try {
            return columns.haveTypesOf(KeyColumn.of(task, handle.getConnection(), dialect));
        } catch (SQLException e) {
            return !String.valueOf(e.getSQLState()).startsWith("42");
        }
    }

    /** Returns the table and its key, which keys as text are of. */
    String written() {
        return task.key().toString();
    }

    /** Returns the columns that may hold no value. */
    List<String> nullable() {
        return columns.nullable();
    }

    /** Returns a text that keeps a key exactly. */
    String encode(Key key) {
        return text.encode(key);
    }

    /** Returns the key that a text was made from. */
    Key decode(String encoded) {
        try {
            return text.decode(encoded);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new KeyUnreadableException(task, encoded, e);
        }
    }
}
