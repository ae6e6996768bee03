package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseSafety;
import dev.edd.rule.catalog.BuiltInRules;
import dev.edd.sql.SqlParser;
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

/**
 * The fix for a column that gets another name or type, pasted as it is: one release writes the old column, the other the
 * new one, before and behind the copy, and neither loses what the other writes.
 */
class SecondColumnIT {
    private static final String SHOP =
            "CREATE TABLE inventory (number INT PRIMARY KEY, code VARCHAR(10) NOT NULL, CONSTRAINT once UNIQUE (number, code))";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL | sku      | ALTER TABLE inventory RENAME COLUMN code TO sku
            POSTGRESQL | code_new | ALTER TABLE inventory ALTER COLUMN code TYPE INT USING code::int
            POSTGRESQL | code_new | ALTER TABLE inventory ALTER COLUMN code TYPE VARCHAR(4)
            MYSQL      | sku      | ALTER TABLE inventory RENAME COLUMN code TO sku
            MYSQL      | sku      | ALTER TABLE inventory CHANGE code sku VARCHAR(20) NOT NULL
            MYSQL      | code_new | ALTER TABLE inventory MODIFY code INT NOT NULL
            MARIADB    | sku      | ALTER TABLE inventory RENAME COLUMN code TO sku
            MARIADB    | code_new | ALTER TABLE inventory MODIFY code INT NOT NULL
            """)
    void both_releases_find_what_either_writes(TestServer server, String name, String bad) throws SQLException {
        Dialect dialect = Dialect.valueOf(server.name());
        String fix = fix(dialect, bad);
        try (Connection connection = server.createDatabase().connect();
                Statement session = connection.createStatement()) {
            session.execute(SHOP);
            session.execute("INSERT INTO inventory VALUES (1, '1')");

            run(session, section("initial", fix), dialect);
            session.execute("INSERT INTO inventory (number, code) VALUES (2, '2')");
            session.execute("INSERT INTO inventory (number, %s) VALUES (3, '3')".formatted(name));
            run(session, section("transition", fix).replace(":from", "1").replace(":to", "9"), dialect);
            session.execute("UPDATE inventory SET code = '10' WHERE number = 1");
            session.execute("UPDATE inventory SET %s = '20' WHERE number = 2".formatted(name));

            assertThat(column(session, "code")).containsExactly("10", "20", "3");
            run(session, section("finalization", fix), dialect);
            session.execute("INSERT INTO inventory (number, %s) VALUES (4, '4')".formatted(name));
            assertThat(column(session, name)).containsExactly("10", "20", "3", "4");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL | ALTER TABLE inventory ALTER COLUMN code TYPE INT USING code::int
            MYSQL      | ALTER TABLE inventory MODIFY code INT NOT NULL
            MARIADB    | ALTER TABLE inventory MODIFY code INT NOT NULL
            """)
    void the_previous_release_writes_what_has_no_place_in_the_new_column(TestServer server, String bad)
            throws SQLException {
        Dialect dialect = Dialect.valueOf(server.name());
        try (Connection connection = server.createDatabase().connect();
                Statement session = connection.createStatement()) {
            session.execute(SHOP);

            run(session, section("initial", fix(dialect, bad)), dialect);
            session.execute("INSERT INTO inventory (number, code) VALUES (1, 'A1')");
            session.execute("INSERT INTO inventory (number, code) VALUES (2, '007')");
            session.execute("UPDATE inventory SET code = 'B7' WHERE number = 1");

            assertThat(column(session, "code")).containsExactly("B7", "007");
            assertThat(column(session, "code_new")).containsExactly(null, "7");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MYSQL      | sku      | ALTER TABLE inventory RENAME COLUMN code TO sku
            MYSQL      | code_new | ALTER TABLE inventory MODIFY code INT NOT NULL
            MARIADB    | sku      | ALTER TABLE inventory RENAME COLUMN code TO sku
            MARIADB    | code_new | ALTER TABLE inventory MODIFY code INT NOT NULL
            H2         | sku      | ALTER TABLE inventory ALTER COLUMN code RENAME TO sku
            """)
    void the_copy_does_not_look_like_a_change_of_the_rows(TestServer server, String name, String bad)
            throws SQLException {
        Dialect dialect = Dialect.valueOf(server.name());
        String shop = "CREATE TABLE inventory (number INT PRIMARY KEY, code VARCHAR(10) NOT NULL, "
                + "changed TIMESTAMP DEFAULT '2026-01-01 00:00:00' ON UPDATE CURRENT_TIMESTAMP)";
        try (Connection connection = server.createDatabase().connect();
                Statement session = connection.createStatement()) {
            session.execute(shop);
            session.execute("INSERT INTO inventory (number, code) VALUES (1, '1')");

            run(session, section("initial", fix(dialect, shop, bad)), dialect);
            run(
                    session,
                    section("transition", fix(dialect, shop, bad))
                            .replace(":from", "1")
                            .replace(":to", "9"),
                    dialect);

            assertThat(column(session, name)).containsExactly("1");
            assertThat(column(session, "changed")).singleElement().asString().startsWith("2026-01-01 00:00:00");
        }
    }

    private static String fix(Dialect dialect, String bad) {
        return fix(dialect, SHOP, bad);
    }

    private static String fix(Dialect dialect, String shop, String bad) {
        return new PhaseSafety(BuiltInRules.phaseSafety(), Engine.of(dialect))
                        .check(Migrations.changelog(
                                Migrations.read("0001_shop/initial", shop, dialect),
                                Migrations.read("0007_change/initial", bad, dialect)))
                        .stream()
                        .sorted()
                        .toList()
                        .get(0)
                        .fix();
    }

    private static String section(String phase, String fix) {
        Matcher section = Pattern.compile("(?s)\\n-- %s\\n(.*?)(?=\\n-- |$)".formatted(phase))
                .matcher(fix);
        assertThat(section.find()).as(fix).isTrue();
        return section.group(1);
    }

    private static void run(Statement session, String sql, Dialect dialect) throws SQLException {
        for (dev.edd.migration.Statement statement :
                SqlParser.parse("pasted.sql", sql, dialect).statements()) {
            session.execute(statement.text());
        }
    }

    private static List<String> column(Statement session, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = session.executeQuery("SELECT %s FROM inventory ORDER BY number".formatted(name))) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
