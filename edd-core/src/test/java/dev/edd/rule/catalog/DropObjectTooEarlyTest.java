package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropObjectTooEarlyTest {
    private final PhaseRule rule = new DropObjectTooEarly();

    @Test
    void flags_a_view() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "DROP VIEW stock"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_function_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "DROP FUNCTION IF EXISTS total(int)"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_a_trigger_that_keeps_two_columns_alike_dropped_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE TRIGGER sync BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION sync()",
                                "transition",
                                "DROP TRIGGER sync ON inventory"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_a_sequence_and_a_type() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        DROP SEQUENCE inventory_id;
                        DROP TYPE colour"""))
                .containsExactly("initial/0007_split.sql:1", "initial/0007_split.sql:2");
    }

    @Test
    void accepts_a_view_that_is_created_again() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        DROP VIEW IF EXISTS stock;
                        CREATE VIEW stock AS SELECT 1 AS a""")).isEmpty();
    }

    @Test
    void accepts_a_trigger_that_is_created_again() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        DROP TRIGGER IF EXISTS sync;
                        CREATE TRIGGER sync BEFORE INSERT ON inventory FOR EACH ROW SET NEW.code = 1""")).isEmpty();
    }

    @Test
    void accepts_a_view_dropped_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "DROP VIEW stock"))
                .isEmpty();
    }

    @Test
    void accepts_an_object_that_the_migration_made_itself() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
                        DROP FUNCTION pg_temp.f()""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "DROP VIEW stock"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial drops the view stock.");
                    assertThat(finding.fix()).isEqualTo("""
                        Drop it when no one uses it:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        DROP VIEW stock;""");
                });
    }

    @Test
    void flags_a_view_that_is_replaced_by_one_with_fewer_columns() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE VIEW v AS SELECT id, code FROM inventory;\nCREATE VIEW w AS SELECT id FROM inventory",
                                "initial",
                                """
                                CREATE OR REPLACE VIEW v AS SELECT id FROM inventory;
                                CREATE OR REPLACE VIEW w AS SELECT id, code FROM inventory"""))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void explains_when_a_trigger_is_switched_off() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory DISABLE TRIGGER audit;
                        ALTER TABLE inventory DISABLE TRIGGER ALL"""))
                .extracting(Finding::what, Finding::fix)
                .containsExactly(
                        tuple("0007_split/initial switches off the trigger audit of inventory.", """
                                Switch it off when no one counts on it:
                                -- initial
                                SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                                -- finalization
                                ALTER TABLE inventory DISABLE TRIGGER audit;"""),
                        tuple("0007_split/initial switches off the triggers of inventory.", """
                                Switch it off when no one counts on it:
                                -- initial
                                SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                                -- finalization
                                ALTER TABLE inventory DISABLE TRIGGER ALL;"""));
    }

    @Test
    void names_what_has_more_than_a_name() {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("initial", "DROP USER IF EXISTS 'app'@'%'"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.what()).isEqualTo("0007_split/initial drops the role 'app'@'%'."));
    }

    @Test
    void says_what_kind_of_object_is_dropped_that_only_one_database_has() {
        assertThat(Trial.of(rule, Dialect.H2).findings("initial", "DROP CONSTANT vat"))
                .extracting(Finding::what)
                .containsExactly("0007_split/initial drops the constant vat.");
    }

    @Test
    void flags_a_foreign_key_that_deletes_rows_along_with_others() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("0001_shop/initial", """
                        CREATE TABLE line (id INT PRIMARY KEY, orders INT,
                            CONSTRAINT of_order FOREIGN KEY (orders) REFERENCES orders (id) ON DELETE CASCADE)""", "initial", "ALTER TABLE line DROP FOREIGN KEY of_order"))
                .extracting(Finding::what)
                .containsExactly(
                        "0007_split/initial drops the foreign key line.of_order, which changes rows of line along with others.");
    }

    @Test
    void accepts_a_foreign_key_that_only_refuses_or_that_is_added_again() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0001_shop/initial", """
                        CREATE TABLE line (id INT PRIMARY KEY, orders INT, part INT,
                            CONSTRAINT of_order FOREIGN KEY (orders) REFERENCES orders (id) ON DELETE CASCADE);
                        CREATE TABLE part (id INT PRIMARY KEY, CONSTRAINT of_line FOREIGN KEY (id) REFERENCES line (id))""", "initial", """
                        ALTER TABLE line DROP CONSTRAINT of_order;
                        ALTER TABLE line ADD CONSTRAINT of_order FOREIGN KEY (orders) REFERENCES orders (id) ON DELETE CASCADE NOT VALID;
                        ALTER TABLE part DROP CONSTRAINT of_line"""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE line (id INT, orders INT REFERENCES orders ON DELETE CASCADE) | line_orders_fkey",
                "CREATE TABLE line (id INT, orders INT, FOREIGN KEY (orders) REFERENCES orders ON DELETE SET NULL) | line_orders_fkey",
                "ALTER TABLE line ADD COLUMN orders INT CONSTRAINT of_order REFERENCES orders ON DELETE CASCADE | of_order"
            })
    void knows_what_postgres_calls_a_foreign_key(String earlier, String name) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("0001_shop/initial", earlier, "initial", "ALTER TABLE line DROP CONSTRAINT " + name))
                .hasSize(1);
    }

    @Test
    void accepts_a_foreign_key_that_the_table_has_twice() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("0001_shop/initial", """
                        CREATE TABLE line (id INT, orders INT REFERENCES orders ON DELETE CASCADE);
                        ALTER TABLE line ADD CONSTRAINT again FOREIGN KEY (orders) REFERENCES orders ON DELETE CASCADE""", "initial", "ALTER TABLE line DROP CONSTRAINT again"))
                .isEmpty();
    }
}
