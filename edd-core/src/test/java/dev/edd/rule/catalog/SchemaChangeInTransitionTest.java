package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class SchemaChangeInTransitionTest {
    private final PhaseRule rule = new SchemaChangeInTransition();

    @Test
    void flags_a_column_added() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("transition", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6)"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_a_table_an_index_and_a_routine_created() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", """
                        CREATE TABLE t (a INT);
                        CREATE INDEX i ON inventory (code);
                        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'"""))
                .containsExactly(
                        "transition/0007_split.sql:1", "transition/0007_split.sql:2", "transition/0007_split.sql:3");
    }

    @Test
    void flags_nulls_forbidden() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("transition", "ALTER TABLE inventory MODIFY name VARCHAR(50) NOT NULL"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void accepts_rows_moved() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", """
                        UPDATE inventory SET location = 'X' WHERE location IS NULL;
                        ANALYZE inventory""")).isEmpty();
    }

    @Test
    void accepts_a_temporary_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", """
                        CREATE TEMPORARY TABLE moved (id INT);
                        CREATE INDEX i ON moved (id);
                        INSERT INTO moved SELECT id FROM inventory""")).isEmpty();
    }

    @Test
    void accepts_a_table_that_is_gone_at_the_end() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("transition", """
                        CREATE TABLE moved (id INT);
                        DROP TABLE moved""")).isEmpty();
    }

    @Test
    void accepts_a_column_dropped_which_another_rule_looks_at() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "ALTER TABLE inventory DROP COLUMN code"))
                .isEmpty();
    }

    @Test
    void accepts_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6)"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("transition", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/transition changes the schema: ADD COLUMN location VARCHAR(6).");
                    assertThat(finding.fix()).isEqualTo("""
                        What the next release needs belongs into the initial, and what only it keeps to into the finalization; take one of the two:
                        -- initial
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        -- finalization
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);""");
                });
    }
}
