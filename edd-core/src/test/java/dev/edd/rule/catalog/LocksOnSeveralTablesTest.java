package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class LocksOnSeveralTablesTest {
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
                    assertThat(finding.fix())
                            .isEqualTo(
                                    "Give each table a refactoring of its own, so that each is a short transaction.");
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
}
