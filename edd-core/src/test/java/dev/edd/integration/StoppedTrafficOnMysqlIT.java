package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.rule.Engine;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom others wait on MySQL and MariaDB in later phases, and that nobody does by the fixes. */
class StoppedTrafficOnMysqlIT {
    private static final String SHOP = """
            CREATE TABLE shop (id INT PRIMARY KEY);
            CREATE TABLE orders (id INT PRIMARY KEY, amount INT, note VARCHAR(50))""";

    private static final Map<TestServer, Judge> JUDGES = Map.of(
            TestServer.MYSQL, new Judge(Dialect.MYSQL, SHOP),
            TestServer.MARIADB, new Judge(new Engine(Dialect.MARIADB, 11, 4, 0), SHOP));

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    @Proof(
            of = {"unbatched-change", "unbatched-transition"},
            on = {Dialect.MYSQL, Dialect.MARIADB})
    void rows_changed_at_once_are_locked_to_the_last(TestServer server) throws SQLException {
        String sql = "UPDATE orders SET amount = 0";

        assertThat(rowsThatOthersCanChange(server, sql)).isZero();
        assertThat(JUDGES.get(server).of(sql)).containsExactly("unbatched-change");
        assertThat(JUDGES.get(server).of(Phase.TRANSITION, sql)).contains("unbatched-transition");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    @Proof(
            of = {"unbatched-change", "unbatched-transition"},
            on = {Dialect.MYSQL, Dialect.MARIADB},
            shows = Proof.Of.FIX)
    void rows_changed_in_batches_leave_others_free(TestServer server) throws SQLException {
        assertThat(rowsThatOthersCanChange(server, "UPDATE orders SET amount = 0 WHERE id BETWEEN 1 AND 10"))
                .isGreaterThanOrEqualTo(80);
    }

    private static int rowsThatOthersCanChange(TestServer server, String sql) throws SQLException {
        TestDatabase database = shop(server);
        try (Connection writer = database.connect();
                Statement writing = writer.createStatement();
                Connection other = database.connect();
                Statement reading = other.createStatement()) {
            writer.setAutoCommit(false);
            writing.execute(sql);
            try (ResultSet rows = reading.executeQuery("SELECT id FROM orders FOR UPDATE SKIP LOCKED")) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                return count;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    @Proof(
            of = "truncate-too-early",
            on = {Dialect.MYSQL, Dialect.MARIADB})
    void a_table_is_emptied_only_when_nobody_else_is_in_it(TestServer server) throws SQLException {
        TestDatabase database = shop(server);
        try (Connection reader = database.connect();
                Statement reading = reader.createStatement();
                Connection other = database.connect();
                Statement session = other.createStatement()) {
            reader.setAutoCommit(false);
            reading.executeQuery("SELECT * FROM orders WHERE id = 1").close();
            session.execute("SET SESSION lock_wait_timeout = 1");

            assertThatThrownBy(() -> session.execute("TRUNCATE TABLE orders")).hasMessageContaining("imeout");
            assertThat(session.executeUpdate("DELETE FROM orders WHERE id = 2")).isOne();
        }
        assertThat(JUDGES.get(server).of("TRUNCATE TABLE orders")).contains("truncate-too-early");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD CONSTRAINT positive CHECK (amount > 0)",
                "ADD COLUMN weight INT CHECK (weight > 0)",
                "ADD CONSTRAINT fk FOREIGN KEY (amount) REFERENCES shop (id)",
            })
    @Proof(of = "long-lock-in-finalization", on = Dialect.MYSQL)
    void mysql_keeps_writers_waiting_in_a_finalization(String change) {
        assertThatThrownBy(() -> alter(TestServer.MYSQL, change + ", LOCK=NONE"))
                .hasMessageContaining("LOCK=NONE is not supported");

        assertThat(JUDGES.get(TestServer.MYSQL).of(Phase.FINALIZATION, "ALTER TABLE orders " + change))
                .contains("long-lock-in-finalization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD CONSTRAINT positive CHECK (amount > 0)",
                "ADD COLUMN weight INT CHECK (weight > 0)",
                "ADD CONSTRAINT fk FOREIGN KEY (amount) REFERENCES shop (id)",
            })
    void mariadb_lets_writers_go_on_in_a_finalization(String change) throws SQLException {
        alter(TestServer.MARIADB, change + ", LOCK=NONE");

        assertThat(JUDGES.get(TestServer.MARIADB).of(Phase.FINALIZATION, "ALTER TABLE orders " + change))
                .doesNotContain("long-lock-in-finalization");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            rewriting-column           | ADD COLUMN n INT
            rewriting-type-change      | ADD COLUMN amount_new BIGINT
            constraint-checks-all-rows | ADD COLUMN weight INT
            """)
    @Proof(
            of = {"rewriting-column", "rewriting-type-change", "constraint-checks-all-rows"},
            on = Dialect.MYSQL,
            shows = Proof.Of.FIX)
    @Proof(
            of = {"rewriting-column", "constraint-checks-all-rows"},
            on = Dialect.MARIADB,
            shows = Proof.Of.FIX)
    void a_column_without_more_is_added_at_once(String rule, String change) throws SQLException {
        alter(TestServer.MYSQL, change + ", ALGORITHM=INSTANT");
        alter(TestServer.MARIADB, change + ", ALGORITHM=INSTANT");

        assertThat(JUDGES.get(TestServer.MYSQL).of("ALTER TABLE orders " + change))
                .as(rule)
                .isEmpty();
    }

    @Test
    @Proof(
            of = {"blocking-index", "locking-maintenance"},
            on = Dialect.MYSQL,
            shows = Proof.Of.FIX)
    void a_second_table_is_made_and_filled_while_others_write() throws SQLException {
        TestDatabase database = shop(TestServer.MYSQL);
        try (Connection writer = database.connect();
                Statement writing = writer.createStatement();
                Connection other = database.connect();
                Statement session = other.createStatement()) {
            writer.setAutoCommit(false);
            writing.execute("UPDATE orders SET amount = 5 WHERE id = 1");

            session.execute("CREATE TABLE orders_new LIKE orders");
            session.execute("ALTER TABLE orders_new ADD FULLTEXT INDEX i (note), CONVERT TO CHARACTER SET latin1");

            assertThat(session.executeUpdate("INSERT INTO orders_new SELECT * FROM orders WHERE id BETWEEN 50 AND 59"))
                    .isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD INDEX i ((LOWER(note)))",
                "ADD COLUMN lower VARCHAR(20) AS (LOWER(note)) VIRTUAL, ADD INDEX i (lower)",
            })
    void mysql_keeps_writers_waiting_for_an_index_on_what_is_computed(String change) {
        assertThatThrownBy(() -> alter(TestServer.MYSQL, change + ", LOCK=NONE"))
                .hasMessageContaining("LOCK=NONE is not supported");

        assertThat(JUDGES.get(TestServer.MYSQL).of("ALTER TABLE orders " + change))
                .contains("blocking-index");
    }

    @Test
    @Proof(of = "blocking-index", on = Dialect.MARIADB, shows = Proof.Of.FIX)
    void mariadb_builds_an_index_while_others_write_if_it_is_asked_to() throws SQLException {
        alter(TestServer.MARIADB, "ADD FULLTEXT INDEX i (note), LOCK=NONE");

        assertThat(JUDGES.get(TestServer.MARIADB).of("ALTER TABLE orders ADD FULLTEXT INDEX i (note), LOCK=NONE"))
                .isEmpty();
    }

    private static void alter(TestServer server, String change) throws SQLException {
        try (Connection connection = shop(server).connect();
                Statement session = connection.createStatement()) {
            session.execute("ALTER TABLE orders " + change);
        }
    }

    private static TestDatabase shop(TestServer server) throws SQLException {
        TestDatabase database = server.createDatabase();
        try (Connection connection = database.connect();
                Statement session = connection.createStatement()) {
            for (String sql : SHOP.split(";\n", -1)) {
                session.execute(sql);
            }
            session.execute("INSERT INTO shop VALUES (1)");
            session.execute("INSERT INTO orders WITH RECURSIVE n (i) AS "
                    + "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) SELECT i, 1, 'x' FROM n");
        }
        return database;
    }
}
