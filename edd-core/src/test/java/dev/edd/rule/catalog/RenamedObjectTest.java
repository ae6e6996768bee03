package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class RenamedObjectTest {
    private final PhaseRule rule = new RenamedObject();

    @Test
    void flags_a_view() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER VIEW stock RENAME TO stocks"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_sequence_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("transition", "ALTER SEQUENCE inventory_id RENAME TO stock_id"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_a_value_of_an_enumerated_type() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TYPE colour RENAME VALUE 'grey' TO 'gray'"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_trigger_which_no_application_names() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TRIGGER sync ON inventory RENAME TO keep_alike"))
                .isEmpty();
    }

    @Test
    void accepts_a_view_whose_name_is_given_to_another() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER VIEW stock RENAME TO old_stock;
                        CREATE VIEW stock AS SELECT 1 AS a""")).isEmpty();
    }

    @Test
    void accepts_a_view_renamed_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "ALTER VIEW stock RENAME TO stocks"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "ALTER VIEW stock RENAME TO stocks"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial renames the view stock to stocks.");
                    assertThat(finding.fix()).isEqualTo("""
                        Leave a view under the old name until no one uses it:
                        -- initial
                        ALTER VIEW stock RENAME TO stocks;
                        CREATE VIEW stock AS SELECT * FROM stocks;
                        -- finalization
                        DROP VIEW IF EXISTS stock;""");
                });
    }
}
