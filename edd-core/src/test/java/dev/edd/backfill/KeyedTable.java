package dev.edd.backfill;

import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.statement;

import dev.edd.database.Database;
import dev.edd.database.Timeouts;
import dev.edd.migration.Migration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that counts how often a backfill has seen each of its rows.
 *
 * @param name new in its database
 * @param key the definitions of the key's columns, the name first: {@code tenant_id INT NOT NULL}
 */
record KeyedTable(Database database, String name, List<String> key) {
    static final BackfillSettings ONE = settings(1);
    static final BackfillSettings THREE = settings(3);

    private static BackfillSettings settings(int workers) {
        return new BackfillSettings(workers, Duration.ofMillis(50), 1, false);
    }

    KeyedTable {
        key = List.copyOf(key);
    }

    /** Creates the table, with a primary key or without. */
    KeyedTable create(boolean primaryKey) throws SQLException {
        execute("CREATE TABLE %s (%s, moves INT NOT NULL%s)"
                .formatted(
                        name,
                        String.join(", ", key),
                        primaryKey ? ", PRIMARY KEY (%s)".formatted(String.join(", ", columns())) : ""));
        return this;
    }

    List<String> columns() {
        return key.stream().map(each -> each.split(" ", 2)[0]).toList();
    }

    /** Inserts rows, each given as the literals of its key; passes over those that the database takes for twins, or for nonsense. */
    int insert(List<String> rows) throws SQLException {
        Connection connection = database.connection();
        int inserted = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String row : rows) {
                inserted += insert(statement, row);
            }
        }
        return inserted;
    }

    private int insert(Statement statement, String row) throws SQLException {
        try {
            return statement.executeUpdate("INSERT INTO %s VALUES (%s, 0)".formatted(name, row));
        } catch (SQLException e) {
            if (e.getSQLState().startsWith("2")) {
                return 0;
            }
            throw e;
        }
    }

    /** Goes through the table in chunks of that many rows; returns how many the backfill has counted. */
    long backfill(int chunk, BackfillSettings settings) {
        return backfill(chunk, settings, range(columns()));
    }

    /** Does so with another condition on the key. */
    long backfill(int chunk, BackfillSettings settings, String range) {
        return engine(settings).run(task(chunk, range), System.nanoTime()).orElseThrow();
    }

    /** Goes through the table unless others have done so since then; returns whether it did. */
    boolean backfillSince(long known) {
        return engine(ONE).run(task(5, range(columns())), known).isPresent();
    }

    private Backfill engine(BackfillSettings settings) {
        return new Backfill(database, settings, Backfill.Locking.of(Timeouts.NONE, 0), progress -> {});
    }

    /** Written as all four databases understand it, and find it in an index that begins with the first column. */
    private Migration task(int chunk, String range) {
        Migration migration = migration(
                "1_%s/transition".formatted(name),
                "backfill: %s by %s".formatted(name, String.join(", ", columns())),
                "chunk: " + chunk);
        String sql = "UPDATE %s SET moves = moves + 1 WHERE %s".formatted(name, range);
        return new Migration(
                migration.id(), migration.source(), migration.directives(), List.of(statement(sql, name, 3)));
    }

    /** Returns {@code a BETWEEN :from_a AND :to_a AND (a > :from_a OR b >= :from_b) AND (a < :to_a OR b <= :to_b)}. */
    static String range(List<String> columns) {
        String first = columns.get(0);
        return columns.size() == 1
                ? "%s BETWEEN :from AND :to".formatted(first)
                : "%1$s BETWEEN :from_%1$s AND :to_%1$s AND (%2$s) AND (%3$s)"
                        .formatted(first, oneEnd(columns, ">", "from"), oneEnd(columns, "<", "to"));
    }

    private static String oneEnd(List<String> columns, String operator, String end) {
        String column = columns.get(0);
        return columns.size() == 1
                ? "%1$s %2$s= :%3$s_%1$s".formatted(column, operator, end)
                : "%1$s %2$s :%3$s_%1$s OR %1$s = :%3$s_%1$s AND (%4$s)"
                        .formatted(column, operator, end, oneEnd(columns.subList(1, columns.size()), operator, end));
    }

    /** Returns how often rows were seen, and how many rows so often: {@code 1 x 300}. */
    List<String> moves() throws SQLException {
        return rows("SELECT moves, COUNT(*) FROM %s GROUP BY moves ORDER BY moves".formatted(name));
    }

    private List<String> rows(String query) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1) + " x " + row.getString(2));
            }
            return rows;
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
