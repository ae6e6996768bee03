package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class UnbatchedTransitionTest {
    private final PhaseRule rule = new UnbatchedTransition();

    @Test
    void flags_all_rows_changed_at_once() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "UPDATE inventory SET quantity = 0"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_all_rows_that_a_new_column_leaves_empty() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN location VARCHAR(6)",
                                "transition",
                                "UPDATE inventory SET location = 'X' WHERE location IS NULL"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void accepts_a_backfill() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", """
                        --edd backfill: inventory by id
                        UPDATE inventory SET quantity = 0""")).isEmpty();
    }

    @Test
    void accepts_some_rows() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("transition", "UPDATE inventory SET quantity = 0 WHERE code = 'A'"))
                .isEmpty();
    }

    @Test
    void accepts_an_embedded_database() {
        assertThat(Trial.of(rule, Dialect.H2).finds("transition", "UPDATE inventory SET quantity = 0"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("transition", "UPDATE inventory SET quantity = 0"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/transition changes all rows of inventory at once.");
                    assertThat(finding.fix()).isEqualTo("""
                        Say by which key the rows are to be moved in batches:
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE quantity IS DISTINCT FROM 0
                        UPDATE inventory SET quantity = 0 WHERE id BETWEEN :from AND :to AND quantity IS DISTINCT FROM 0;""");
                });
    }
}
