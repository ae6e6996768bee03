package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTransactionTest {
    private final PhaseRule rule = new LongTransaction();

    @Test
    void accepts_rows_that_stand_in_the_statement() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE permissions ADD COLUMN type TEXT;
                        INSERT INTO permissions (name, type) SELECT * FROM (VALUES ('ADMIN', 'root'), ('READ', 'root')) AS new (name, type) \
                        WHERE NOT EXISTS (SELECT 1 FROM permissions WHERE permissions.name = new.name)""")).isEmpty();
    }

    @Test
    void flags_rows_in_the_statement_that_are_multiplied_by_those_of_a_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE grants ADD COLUMN type TEXT;
                        INSERT INTO grants SELECT * FROM (VALUES ('ADMIN')) AS new (name) CROSS JOIN users"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void flags_rows_copied_under_a_lock() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        CREATE TABLE stock (a INT);
                        INSERT INTO stock SELECT a FROM inventory"""))
                .containsExactly("initial/0007_split.sql:3");
    }

    @Test
    void flags_a_table_filled_under_a_lock() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", """
                        ALTER TABLE inventory DROP COLUMN a;
                        CREATE TABLE kept AS SELECT * FROM inventory"""))
                .containsExactly("finalization/0007_split.sql:2");
    }

    @Test
    void accepts_rows_copied_before_the_lock() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE stock AS SELECT * FROM inventory;
                        ALTER TABLE inventory ADD COLUMN a INT""")).isEmpty();
    }

    @Test
    void accepts_a_few_rows() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        INSERT INTO shop (id) VALUES (1), (2)""")).isEmpty();
    }

    @Test
    void accepts_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        ALTER TABLE t ADD COLUMN b INT;
                        INSERT INTO t SELECT id, id FROM orders""")).isEmpty();
    }

    @Test
    void flags_rows_moved_under_an_explicit_lock_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("transition", """
                        LOCK TABLE inventory IN SHARE ROW EXCLUSIVE MODE;
                        UPDATE inventory SET state = 'new' WHERE state IS NULL"""))
                .extracting(Finding::what)
                .containsExactly("0007_split/transition moves rows while it holds the lock of inventory.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCESS SHARE", "row share", "ROW  EXCLUSIVE", "SHARE UPDATE EXCLUSIVE"})
    void accepts_a_lock_that_lets_writers_pass(String mode) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        LOCK TABLE inventory IN %s MODE;
                        INSERT INTO stock SELECT a FROM inventory""".formatted(mode)))
                .isEmpty();
    }

    @Test
    void flags_rows_changed_under_the_lock() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        UPDATE inventory SET state = 'new' WHERE state IS NULL"""))
                .extracting(Finding::what)
                .containsExactly("0007_split/initial changes rows of inventory while it holds its lock.");
    }

    @Test
    void accepts_a_few_rows_changed_under_the_lock() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        UPDATE inventory SET location = 'x' WHERE code = 'A'""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        INSERT INTO stock SELECT a FROM inventory"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial copies rows while it holds the lock of inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Copy the rows in the transition, in batches and so that it can run again:
                        -- transition
                        INSERT INTO stock SELECT a FROM inventory ON CONFLICT DO NOTHING;""");
                });
    }

    @Test
    void leaves_a_change_of_all_rows_to_the_rule_that_wants_it_batched() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE parcel ADD COLUMN priority INT;
                        UPDATE parcel SET priority = 1;
                        UPDATE parcel SET carrier = 'none' WHERE carrier IS NULL"""))
                .containsExactly("initial/0007_split.sql:3");
    }

    @Test
    void accepts_rows_put_aside_until_the_transaction_ends() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TEMPORARY TABLE kept (id INT) ON COMMIT DROP;
                        ALTER TABLE parcel ADD COLUMN priority INT;
                        INSERT INTO kept SELECT id FROM parcel;
                        CREATE TEMPORARY TABLE others AS SELECT id FROM parcel""")).isEmpty();
    }
}
