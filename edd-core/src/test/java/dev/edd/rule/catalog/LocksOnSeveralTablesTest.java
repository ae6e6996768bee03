package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class LocksOnSeveralTablesTest {
    private static final String WAY =
            "Give each table a refactoring of its own, with all that later phases do to the table, "
                    + "so that each is a short transaction:\n";
    private static final String OUTLINE = WAY.replace(":", "; what belongs together stays together:");

    private final PhaseRule rule = new LocksOnSeveralTables();

    @Test
    void flags_two_existing_tables_locked_in_one_transaction() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        ALTER TABLE inventory ADD COLUMN b INT;
                        ALTER TABLE orders ADD COLUMN a INT;
                        ALTER TABLE shop ADD COLUMN a INT"""))
                .containsExactly("initial/0007_split.sql:3");
    }

    @Test
    void accepts_one_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        ALTER TABLE public.inventory ADD COLUMN b INT""")).isEmpty();
    }

    @Test
    void accepts_a_new_table_beside_an_old_one() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT REFERENCES orders (id));
                        ALTER TABLE t ADD COLUMN b INT;
                        ALTER TABLE orders ADD COLUMN a INT""")).isEmpty();
    }

    @Test
    void accepts_a_database_that_ends_the_transaction_after_each() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        ALTER TABLE orders ADD COLUMN a INT""")).isEmpty();
    }

    @Test
    void accepts_a_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", """
                        ALTER TABLE inventory DROP COLUMN a;
                        ALTER TABLE orders DROP COLUMN a"""))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        ALTER TABLE orders ADD COLUMN a INT"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial locks inventory and then orders.");
                    assertThat(finding.fix()).isEqualTo(WAY + """
                        -- initial
                        ALTER TABLE inventory ADD COLUMN a INT;
                        -- initial of refactoring 0008
                        ALTER TABLE orders ADD COLUMN a INT;""");
                });
    }

    @Test
    void flags_a_new_table_with_foreign_keys_to_two_others() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE TABLE line (a INT REFERENCES inventory (id), b INT REFERENCES parts (id))"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_one_foreign_key() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE line (a INT REFERENCES inventory (id), b INT REFERENCES line (a));
                        ALTER TABLE inventory ADD COLUMN c INT""")).isEmpty();
    }

    @Test
    void accepts_the_two_tables_of_one_foreign_key() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN part INT REFERENCES parts (id);
                        ALTER TABLE inventory ADD COLUMN c INT""")).isEmpty();
    }

    @Test
    void flags_two_foreign_keys_of_a_table_that_is_there() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD CONSTRAINT a FOREIGN KEY (x) REFERENCES parts (id) NOT VALID;
                        ALTER TABLE inventory ADD CONSTRAINT b FOREIGN KEY (y) REFERENCES shops (id) NOT VALID"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void sorts_the_statements_by_their_tables() {
        assertThat(fix("""
                        ALTER TABLE inventory ADD COLUMN a INT;
                        ALTER TABLE orders ADD COLUMN a INT;
                        CREATE TABLE notes (id INT, order_id INT REFERENCES orders (id));
                        CREATE VIEW stock AS SELECT a FROM inventory;
                        CREATE VIEW recent AS SELECT a FROM orders;
                        ALTER TABLE notes ADD COLUMN text TEXT;
                        ALTER TABLE inventory ADD COLUMN b INT""")).isEqualTo(WAY + """
                        -- initial
                        ALTER TABLE inventory ADD COLUMN a INT;
                        CREATE VIEW stock AS SELECT a FROM inventory;
                        ALTER TABLE inventory ADD COLUMN b INT;
                        -- initial of refactoring 0008
                        ALTER TABLE orders ADD COLUMN a INT;
                        CREATE TABLE notes (id INT, order_id INT REFERENCES orders (id));
                        CREATE VIEW recent AS SELECT a FROM orders;
                        ALTER TABLE notes ADD COLUMN text TEXT;""");
    }

    /** PostgreSQL drops no key that others refer to, and no release is to run between a constraint and its successor. */
    @Test
    void names_tables_and_lines_where_constraints_are_replaced() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory DROP CONSTRAINT inventory_pkey;
                        ALTER TABLE orders DROP CONSTRAINT orders_fkey;
                        ALTER TABLE inventory DROP CONSTRAINT inventory_key;
                        ALTER TABLE inventory ADD PRIMARY KEY (id);
                        ALTER TABLE orders ADD CONSTRAINT orders_fkey FOREIGN KEY (item) REFERENCES inventory (id)"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo(OUTLINE + """
                        inventory: lines 1, 3, 4
                        orders: lines 2, 5; foreign keys lock inventory"""));
    }

    /** The keys cannot wait for the finalization: until then, nobody would see what points to nothing. */
    @Test
    void names_tables_and_lines_where_a_new_table_has_several_foreign_keys() {
        assertThat(fix("""
                        CREATE TABLE line (
                            a INT NOT NULL REFERENCES inventory (id),
                            b INT CONSTRAINT part REFERENCES parts (id) ON DELETE CASCADE CHECK (b > 0)
                        )"""))
                .isEqualTo(OUTLINE.replace("each table", "each table, and each foreign key of several,")
                        + "line: line 1; foreign keys lock inventory, parts");
    }

    @Test
    void leaves_rows_of_other_tables_in_the_first_migration() {
        assertThat(fix("""
                        INSERT INTO log VALUES (1, '7.17');
                        ALTER TABLE inventory ADD COLUMN a INT;
                        ALTER TABLE orders ADD COLUMN a INT""")).isEqualTo(WAY + """
                        -- initial
                        INSERT INTO log VALUES (1, '7.17');
                        ALTER TABLE inventory ADD COLUMN a INT;
                        -- initial of refactoring 0008
                        ALTER TABLE orders ADD COLUMN a INT;""");
    }

    @Test
    void divides_a_statement_with_two_foreign_keys() {
        assertThat(
                        fix(
                                "ALTER TABLE inventory ADD COLUMN a INT REFERENCES parts (id), ADD COLUMN b INT REFERENCES shops (id)"))
                .isEqualTo(WAY + """
                        -- initial
                        ALTER TABLE inventory ADD COLUMN a INT REFERENCES parts (id);
                        -- initial of refactoring 0008
                        ALTER TABLE inventory ADD COLUMN b INT REFERENCES shops (id);""");
    }

    @Test
    void names_the_first_two_tables() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .findings(
                                        "initial",
                                        "CREATE TABLE line (a INT REFERENCES orders (id), b INT REFERENCES parts (id), c INT REFERENCES shops (id))"))
                .extracting(finding -> finding.what())
                .containsExactly("0007_split/initial locks orders and then parts, to which a foreign key points.");
    }

    @Test
    void leaves_to_other_rules_what_they_want_elsewhere_or_alone() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE parcel ADD COLUMN priority INT;
                        CREATE INDEX sold ON orders (day);
                        ALTER TABLE carrier DROP COLUMN fax;
                        DROP TABLE fare""")).isEmpty();
    }

    /** The deletion cascades: in front of the last update it would take the rows along that are to be kept. */
    @Test
    void names_tables_and_lines_where_rows_are_changed() {
        assertThat(fix("""
                        ALTER TABLE parcel ALTER COLUMN carrier SET DEFAULT 'post';
                        ALTER TABLE fare ALTER COLUMN carrier SET DEFAULT 'post';
                        UPDATE parcel SET carrier = 'post' WHERE carrier = 'mail';
                        UPDATE fare SET carrier = 'post' WHERE carrier = 'mail';
                        DELETE FROM carrier WHERE name = 'mail';
                        ALTER TABLE parcel ADD COLUMN a INT;
                        CREATE INDEX of_carrier ON fare (carrier)""")).isEqualTo(OUTLINE + """
                        parcel: lines 1, 6
                        fare: line 2""");
    }

    @Test
    void names_tables_and_lines_where_later_phases_count_on_the_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        ALTER TABLE orders ADD COLUMN a INT""", "transition", "UPDATE orders SET a = 1 WHERE a IS NULL"))
                .extracting(Finding::fix)
                .containsExactly(OUTLINE + """
                        inventory: line 1
                        orders: line 2""");
    }

    @Test
    void names_the_table_of_the_statement_behind_a_foreign_key() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE cost ADD CONSTRAINT a FOREIGN KEY (x) REFERENCES entry (id);
                        ALTER TABLE bill ADD CONSTRAINT b FOREIGN KEY (y) REFERENCES entry (id)"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial locks cost and then bill.");
                    assertThat(finding.fix()).isEqualTo(OUTLINE + """
                        cost: line 1; foreign keys lock entry
                        bill: line 2; foreign keys lock entry""");
                });
    }

    private String fix(String sql) {
        return Trial.of(rule, Dialect.POSTGRESQL)
                .findings("initial", sql)
                .get(0)
                .fix();
    }
}
