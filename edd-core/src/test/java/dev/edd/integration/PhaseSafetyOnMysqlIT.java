package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules say of MySQL and MariaDB happens there: a statement that keeps writers waiting refuses LOCK=NONE. */
class PhaseSafetyOnMysqlIT {
    private static final String SHOP = "CREATE TABLE shop (id INT PRIMARY KEY)";
    private static final String ORDERS = """
            CREATE TABLE orders (id INT PRIMARY KEY, code VARCHAR(22) NOT NULL, amount INT, price DECIMAL(10, 2),
                kind ENUM('a', 'b'), note VARCHAR(50), tag VARCHAR(20) CHARACTER SET utf8mb4, INDEX tags (tag))
                CHARACTER SET utf8mb4""";

    private final Judge mysql = new Judge(Dialect.MYSQL, SHOP + ";\n" + ORDERS);
    private final Judge mariadb = new Judge(new Engine(Dialect.MARIADB, 11, 4, 0), SHOP + ";\n" + ORDERS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            rewriting-column           | ADD COLUMN twice INT AS (amount * 2) STORED
            rewriting-column           | ADD COLUMN n INT NOT NULL AUTO_INCREMENT UNIQUE
            rewriting-type-change      | MODIFY amount BIGINT
            rewriting-type-change      | MODIFY price DECIMAL(12, 2)
            rewriting-type-change      | MODIFY code VARCHAR(64) NOT NULL
            rewriting-type-change      | MODIFY note TEXT
            retyped-column             | MODIFY tag VARCHAR(20) CHARACTER SET latin1
            rewriting-type-change      | MODIFY tag VARCHAR(20) COLLATE utf8mb4_bin
            retyped-column             | MODIFY code VARCHAR(10) NOT NULL
            locking-maintenance        | CONVERT TO CHARACTER SET latin1
            locking-maintenance        | ENGINE=MyISAM
            blocking-index             | ADD FULLTEXT INDEX i (note)
            new-constraint             | ADD CONSTRAINT positive CHECK (amount > 0)
            rewriting-column           | ADD COLUMN uid CHAR(36) DEFAULT (upper('x'))
            constraint-checks-all-rows | ADD COLUMN weight INT CHECK (weight > 0)
            locking-maintenance        | DROP PRIMARY KEY
            new-constraint             | ADD CONSTRAINT fk FOREIGN KEY (amount) REFERENCES shop (id)
            """)
    @Proof(
            of = {
                "rewriting-column",
                "rewriting-type-change",
                "locking-maintenance",
                "blocking-index",
                "constraint-checks-all-rows"
            },
            on = Dialect.MYSQL)
    void mysql_keeps_writers_waiting(String rule, String change) throws SQLException {
        assertThatThrownBy(() -> alter(TestServer.MYSQL, change + ", LOCK=NONE"))
                .hasMessageContaining("LOCK=NONE is not supported");
        alter(TestServer.MYSQL, change + ", LOCK=SHARED");

        assertThat(mysql.of("ALTER TABLE orders " + change)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s PARTITION BY HASH (id) PARTITIONS 4",
                "%s REMOVE PARTITIONING",
                "%s, ORDER BY amount",
            })
    void mysql_writes_rows_anew_under_a_lock(String change) {
        String before = "ALTER TABLE orders PARTITION BY HASH (id) PARTITIONS 2";
        assertThatThrownBy(() -> alter(TestServer.MYSQL, change.formatted("LOCK=NONE"), before))
                .hasMessageContaining("LOCK=NONE is not supported");

        assertThat(mysql.of("ALTER TABLE orders " + change.replaceFirst("%s,? ", "")))
                .containsExactly("locking-maintenance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD COLUMN a INT NOT NULL DEFAULT 5",
                "ADD COLUMN a TIMESTAMP DEFAULT CURRENT_TIMESTAMP",
                "ADD COLUMN twice INT AS (amount * 2) VIRTUAL",
                "MODIFY code VARCHAR(40) NOT NULL",
                "MODIFY kind ENUM('a', 'b', 'c')",
                "MODIFY note VARCHAR(50) COLLATE utf8mb4_bin",
                "ADD INDEX i (code)",
                "ENGINE=InnoDB",
                "FORCE",
            })
    void both_let_writers_go_on(String change) throws SQLException {
        alter(TestServer.MYSQL, change + ", LOCK=NONE");
        alter(TestServer.MARIADB, change + ", LOCK=NONE");

        assertThat(mysql.of("ALTER TABLE orders " + change)).isEmpty();
        assertThat(mariadb.of("ALTER TABLE orders " + change)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADD COLUMN a INT NOT NULL DEFAULT 5", "ADD COLUMN twice INT AS (amount * 2) VIRTUAL"})
    void a_column_with_a_constant_default_is_added_at_once(String change) throws SQLException {
        alter(TestServer.MYSQL, change + ", ALGORITHM=INSTANT");
        alter(TestServer.MARIADB, change + ", ALGORITHM=INSTANT");

        assertThat(mysql.of("ALTER TABLE orders " + change)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD COLUMN twice INT AS (amount * 2) STORED",
                "MODIFY amount BIGINT",
                "MODIFY price DECIMAL(12, 2)",
                "MODIFY note TEXT",
                "CONVERT TO CHARACTER SET latin1",
                "MODIFY note VARCHAR(300)",
                "ADD COLUMN uid CHAR(36) DEFAULT (uuid())",
                "DROP PRIMARY KEY",
            })
    void mariadb_copies_the_table_while_others_write(String change) throws SQLException {
        assertThatThrownBy(() -> alter(TestServer.MARIADB, change + ", ALGORITHM=INPLACE"))
                .hasMessageContaining("ALGORITHM=INPLACE is not supported");
        alter(TestServer.MARIADB, change + ", LOCK=NONE");

        assertThat(mariadb.of("ALTER TABLE orders " + change)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rewriting-column | ADD COLUMN n INT NOT NULL AUTO_INCREMENT UNIQUE
            blocking-index   | ADD FULLTEXT INDEX i (note)
            """)
    @Proof(
            of = {"rewriting-column", "blocking-index"},
            on = Dialect.MARIADB)
    void mariadb_keeps_writers_waiting(String rule, String change) {
        assertThatThrownBy(() -> alter(TestServer.MARIADB, change + ", ALGORITHM=INPLACE, LOCK=NONE"))
                .hasMessageContaining("LOCK=NONE is not supported");

        assertThat(mariadb.of("ALTER TABLE orders " + change)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = "ADD CONSTRAINT fk FOREIGN KEY (amount) REFERENCES shop (id), ALGORITHM=INPLACE, LOCK=NONE")
    @Proof(
            of = {"constraint-checks-all-rows", "long-lock-in-finalization"},
            on = Dialect.MYSQL,
            shows = Proof.Of.FIX)
    void a_foreign_key_is_added_online_without_looking_at_the_rows(String change) throws SQLException {
        alter(TestServer.MYSQL, change, "SET SESSION foreign_key_checks = 0");
        alter(TestServer.MARIADB, change, "SET SESSION foreign_key_checks = 0");

        assertThatThrownBy(() -> alter(TestServer.MYSQL, change)).hasMessageContaining("foreign_key_checks=OFF");
    }

    private static void alter(TestServer server, String change, String... before) throws SQLException {
        TestDatabase database = server.createDatabase();
        try (Connection connection = database.connect();
                Statement session = connection.createStatement()) {
            session.execute(SHOP);
            session.execute(ORDERS);
            session.execute("INSERT INTO shop VALUES (5)");
            session.execute("INSERT INTO orders VALUES (1, 'x', 5, 1, 'a', 'n', 't')");
            for (String sql : before) {
                session.execute(sql);
            }
            session.execute("ALTER TABLE orders " + change);
        }
    }
}
