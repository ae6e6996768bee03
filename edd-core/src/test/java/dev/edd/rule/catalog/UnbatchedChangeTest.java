package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class UnbatchedChangeTest {
    private final PhaseRule rule = new UnbatchedChange();

    @Test
    void flags_all_rows_changed_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "UPDATE inventory SET quantity = 0"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_all_rows_that_a_new_column_leaves_empty() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        UPDATE inventory SET location = SUBSTRING(code, 1, 6) WHERE location IS NULL"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void flags_all_rows_deleted_in_finalization() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("finalization", "DELETE FROM inventory WHERE 1 = 1"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void accepts_some_rows() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "UPDATE inventory SET quantity = 0 WHERE code = 'A'"))
                .isEmpty();
    }

    @Test
    void accepts_a_limited_number_of_rows() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "DELETE FROM inventory LIMIT 1000"))
                .isEmpty();
    }

    @Test
    void accepts_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        UPDATE t SET a = 1""")).isEmpty();
    }

    @Test
    void accepts_a_transition_which_another_rule_looks_at() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "UPDATE inventory SET quantity = 0"))
                .isEmpty();
    }

    @Test
    void accepts_an_embedded_database() {
        assertThat(Trial.of(rule, Dialect.H2).finds("initial", "UPDATE inventory SET quantity = 0"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "UPDATE inventory SET quantity = 0"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial changes all rows of inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Move the rows in the transition, in batches:
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE quantity IS DISTINCT FROM 0
                        UPDATE inventory SET quantity = 0 WHERE id BETWEEN :from AND :to AND quantity IS DISTINCT FROM 0;""");
                });
    }

    @Test
    void goes_by_the_key_of_the_table() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE t (a INT, b INT, n INT, PRIMARY KEY (a, b DESC))",
                                "initial",
                                "UPDATE t SET n = 0"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        --edd backfill: t by a, b
                        --edd remaining: SELECT COUNT(*) FROM t WHERE NOT n <=> 0
                        UPDATE t SET n = 0 WHERE a BETWEEN :from_a AND :to_a AND (a > :from_a OR b >= :from_b) AND (a < :to_a OR b <= :to_b) AND NOT n <=> 0;"""));
    }
}
