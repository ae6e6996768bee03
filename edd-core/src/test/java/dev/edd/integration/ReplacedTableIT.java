package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseSafety;
import dev.edd.rule.catalog.BuiltInRules;
import dev.edd.sql.SqlParser;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second table that a fix fills has the rows of the first, whatever others have written meanwhile. */
class SecondTableIT {
    private static final String ORDERS = "CREATE TABLE orders (id INT PRIMARY KEY, note VARCHAR(50), amount INT)";
    private static final Pattern SECTION = Pattern.compile("-- (\\w+)\\n((?:(?!-- ).*(?:\\n|\\z))+)");
    private static final String ROWS = "SELECT id, note, amount FROM %s ORDER BY id";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MYSQL      | MYSQL      | ALTER TABLE orders CONVERT TO CHARACTER SET latin1
            MARIADB    | MARIADB    | ALTER TABLE orders PARTITION BY HASH (id) PARTITIONS 2
            POSTGRESQL | POSTGRESQL | ALTER TABLE orders SET UNLOGGED
            """)
    void a_second_table_has_the_same_rows(TestServer server, Dialect dialect, String change) throws SQLException {
        TestDatabase database = server.createDatabase();
        List<String> phases = phases(dialect, change);
        try (Connection connection = database.connect();
                Statement session = connection.createStatement()) {
            run(
                    session,
                    ORDERS
                            + "; INSERT INTO orders VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 3), (4, 'd', 4), (5, NULL, 5)");

            run(session, phases.get(0));
            run(session, "INSERT INTO orders VALUES (6, 'new', 6); UPDATE orders SET note = 'changed' WHERE id = 2");
            run(session, "UPDATE orders SET id = 30 WHERE id = 3; DELETE FROM orders WHERE id = 4");
            String copy = phases.get(1).replace(":from", "1").replace(":to", "100");
            run(session, copy);
            run(session, copy);
            run(session, "UPDATE orders SET amount = 10 WHERE id = 1; DELETE FROM orders WHERE id = 5");

            List<String> rows = rows(session, "orders");
            assertThat(rows(session, "orders_new")).isEqualTo(rows);
            assertThat(rows).containsExactly("1 a 10", "2 changed 2", "6 new 6", "30 c 3");

            run(session, phases.get(2));
            assertThat(rows(session, "orders")).isEqualTo(rows);
        }
    }

    /** Returns the SQL of the three phases that the finding asks for. */
    private static List<String> phases(Dialect dialect, String change) {
        Migration schema = Migrations.read("0001_shop/initial", ORDERS, dialect);
        Migration bad = Migrations.read("0007_change/initial", change, dialect);
        // The oldest MariaDB copies while writers wait.
        Engine engine = dialect == Dialect.MARIADB ? new Engine(dialect, 10, 11, 0) : Engine.of(dialect);
        String fix = new PhaseSafety(BuiltInRules.phaseSafety(), engine)
                .check(Migrations.changelog(schema, bad)).stream()
                        .filter(finding -> finding.rule().id().equals("locking-maintenance"))
                        .findFirst()
                        .orElseThrow()
                        .fix();
        List<String> phases = new ArrayList<>();
        Matcher section = SECTION.matcher(fix);
        while (section.find()) {
            phases.add(section.group(2).replaceAll("(?m)^--edd.*$", ""));
        }
        return phases;
    }

    private static void run(Statement session, String sql) throws SQLException {
        for (dev.edd.migration.Statement statement :
                SqlParser.parse("", sql, Dialect.OTHER).statements()) {
            session.execute(statement.text());
        }
    }

    private static List<String> rows(Statement session, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = session.executeQuery(ROWS.formatted(table))) {
            while (row.next()) {
                rows.add("%s %s %s".formatted(row.getInt(1), row.getString(2), row.getInt(3)));
            }
        }
        return rows;
    }
}
