package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom others wait on PostgreSQL in later phases and whole transactions, and that nobody does by the fixes. */
class StoppedTrafficOnPostgresqlIT extends PostgresqlSession {
    private static final String SHOP = """
            CREATE DOMAIN grade AS INT;
            CREATE TABLE shop (id INT PRIMARY KEY);
            CREATE TABLE archive (id INT PRIMARY KEY);
            CREATE TABLE orders (id INT PRIMARY KEY, amount INT NOT NULL, note VARCHAR(50), grade grade);
            """;

    private final Judge judge = new Judge(Dialect.POSTGRESQL, SHOP);

    @BeforeEach
    void create() throws SQLException {
        prepare(SHOP + "INSERT INTO orders SELECT i, i, 'x' FROM generate_series(1, 100) i");
        connection.setAutoCommit(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ALTER COLUMN note SET NOT NULL",
                "ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0)",
                "ALTER TABLE orders ADD CONSTRAINT once UNIQUE (amount)",
                "ALTER TABLE orders ADD COLUMN weight INT CHECK (weight > 0)",
            })
    @Proof(of = "long-lock-in-finalization", on = Dialect.POSTGRESQL)
    void a_finalization_reads_all_rows_while_writers_wait(String sql) throws SQLException {
        session.execute(sql);

        assertThat(rowsRead()).isGreaterThanOrEqualTo(100);
        assertThat(modes("orders")).containsAnyElementsOf(AGAINST_WRITERS);
        assertThat(judge.of(Phase.FINALIZATION, sql)).contains("long-lock-in-finalization");
    }

    @Test
    @Proof(
            of = {"rewriting-type-change", "constraint-checks-all-rows"},
            on = Dialect.POSTGRESQL,
            shows = Proof.Of.FIX)
    void a_second_column_is_added_without_a_look_at_the_rows_and_filled_without_a_lock_against_writers()
            throws SQLException {
        String before = file("orders");
        session.execute("ALTER TABLE orders ADD COLUMN amount_new BIGINT");
        session.execute("ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount_new > 0) NOT VALID");
        assertThat(rowsRead()).isZero();
        connection.commit();

        session.execute("UPDATE orders SET amount_new = amount WHERE id BETWEEN 1 AND 10 AND amount_new IS NULL");

        assertThat(file("orders")).isEqualTo(before);
        assertThat(modes("orders")).doesNotContainAnyElementsOf(AGAINST_WRITERS);
    }

    @Test
    @Proof(of = "domain-constraint", on = Dialect.POSTGRESQL, shows = Proof.Of.FIX)
    void a_domain_demands_more_of_new_rows_without_a_look_at_the_old_ones() throws SQLException {
        session.execute("ALTER DOMAIN grade ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID");

        assertThat(rowsRead()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADD CONSTRAINT positive CHECK (VALUE > 0)", "SET NOT NULL"})
    @Proof(of = "long-lock-in-finalization", on = Dialect.POSTGRESQL)
    void a_domain_demands_more_of_all_rows_while_writers_wait(String demand) throws SQLException {
        prepare("UPDATE orders SET grade = 1");

        session.execute("ALTER DOMAIN grade " + demand);

        assertThat(modes("orders")).containsAnyElementsOf(AGAINST_WRITERS);
        assertThat(rowsRead()).isEqualTo(100);
        assertThat(judge.of(Phase.FINALIZATION, "ALTER DOMAIN grade " + demand))
                .containsExactly("long-lock-in-finalization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REINDEX TABLE orders", "REINDEX INDEX orders_pkey"})
    void an_index_is_built_anew_while_writers_wait(String sql) throws SQLException {
        session.execute(sql);

        assertThat(modes("orders")).containsAnyElementsOf(AGAINST_WRITERS);
        assertThat(judge.of(sql)).containsExactly("locking-maintenance");
    }

    @Test
    @Proof(of = "long-transaction", on = Dialect.POSTGRESQL)
    void a_table_stays_locked_until_the_last_row_of_another_is_copied() throws SQLException {
        String sql = "ALTER TABLE orders ADD COLUMN place TEXT; INSERT INTO archive SELECT id FROM orders";

        session.execute(sql);

        assertThat(modes("orders")).contains("AccessExclusiveLock");
        assertThat(judge.of(sql)).containsExactly("long-transaction", "stale-copy");
    }

    @Test
    @Proof(
            of = {"long-transaction", "locks-on-several-tables"},
            on = Dialect.POSTGRESQL,
            shows = Proof.Of.FIX)
    void a_transaction_of_its_own_leaves_no_lock_to_the_next() throws SQLException {
        session.execute("ALTER TABLE orders ADD COLUMN place TEXT");
        connection.commit();

        session.execute("INSERT INTO archive SELECT id FROM orders WHERE id BETWEEN 1 AND 10");
        session.execute("ALTER TABLE shop ADD COLUMN place TEXT");

        assertThat(modes("orders")).doesNotContainAnyElementsOf(AGAINST_WRITERS);
        assertThat(modes("shop")).contains("AccessExclusiveLock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE orders SET amount = 0", "DELETE FROM orders"})
    @Proof(of = "unbatched-transition", on = Dialect.POSTGRESQL)
    void rows_changed_at_once_are_locked_to_the_last(String sql) throws SQLException {
        session.execute(sql);

        assertThat(rowsThatOthersCanChange()).isZero();
        assertThat(judge.of(Phase.TRANSITION, sql)).contains("unbatched-transition");
    }

    @Test
    @Proof(of = "unbatched-transition", on = Dialect.POSTGRESQL, shows = Proof.Of.FIX)
    void rows_changed_in_batches_leave_the_others_free() throws SQLException {
        session.execute("DELETE FROM orders WHERE id BETWEEN 1 AND 10");

        assertThat(rowsThatOthersCanChange()).isEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ALTER COLUMN amount SET NOT NULL",
                "ALTER TABLE orders ALTER COLUMN amount TYPE INTEGER",
                "ALTER TABLE orders ALTER COLUMN note TYPE VARCHAR",
                "ALTER TABLE orders ALTER COLUMN note TYPE VARCHAR(50) COLLATE \"C\"",
            })
    void what_a_column_is_already_costs_nothing(String sql) throws SQLException {
        String before = file("orders");

        session.execute(sql);

        assertThat(rowsRead()).isZero();
        assertThat(file("orders")).isEqualTo(before);
        assertThat(judge.of(sql)).isEmpty();
    }

    @Test
    void another_expression_than_a_cast_writes_rows_anew() throws SQLException {
        String before = file("orders");

        session.execute("ALTER TABLE orders ALTER COLUMN note TYPE TEXT USING upper(note)");

        assertThat(file("orders")).isNotEqualTo(before);
    }

    @Test
    void an_index_is_built_anew_under_a_lock_for_another_collation() throws SQLException {
        String sql =
                "CREATE INDEX notes ON orders (note); ALTER TABLE orders ALTER COLUMN note TYPE VARCHAR(50) COLLATE \"C\"";
        session.execute("CREATE INDEX notes ON orders (note)");
        String rows = file("orders");
        String index = file("notes");

        session.execute("ALTER TABLE orders ALTER COLUMN note TYPE VARCHAR(50) COLLATE \"C\"");

        assertThat(file("notes")).isNotEqualTo(index);
        assertThat(file("orders")).isEqualTo(rows);
        assertThat(modes("orders")).contains("AccessExclusiveLock");
        assertThat(judge.of(sql)).contains("rewriting-type-change");
    }

    private int rowsThatOthersCanChange() throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM (SELECT id FROM orders FOR UPDATE SKIP LOCKED) AS free")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
