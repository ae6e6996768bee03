package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class UnpreparedRemovalTest {
    private final PhaseRule rule = new UnpreparedRemoval();

    @Test
    void accepts_an_initial_that_says_that_there_is_nothing_to_prepare() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "SELECT 1; -- nothing is to be prepared",
                                "finalization",
                                "DROP TABLE IF EXISTS inventory"))
                .isEmpty();
    }

    @Test
    void flags_a_column_that_the_initial_does_not_mention() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "ALTER TABLE orders ALTER COLUMN note DROP NOT NULL",
                                "finalization",
                                "ALTER TABLE inventory DROP COLUMN code"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void flags_a_table_that_the_initial_does_not_mention() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "CREATE INDEX i ON orders (id)", "finalization", "DROP TABLE inventory"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void accepts_a_column_that_the_initial_prepared() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN code DROP NOT NULL",
                                "finalization",
                                "ALTER TABLE inventory DROP COLUMN code"))
                .isEmpty();
    }

    @Test
    void accepts_a_column_that_another_replaces() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN location VARCHAR(6)",
                                "finalization",
                                "ALTER TABLE inventory DROP COLUMN code"))
                .isEmpty();
    }

    @Test
    void accepts_a_table_whose_rows_the_transition_moves() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE INDEX i ON orders (id)",
                                "transition",
                                "INSERT INTO orders SELECT * FROM inventory",
                                "finalization",
                                "DROP TABLE inventory"))
                .isEmpty();
    }

    @Test
    void accepts_a_finalization_alone_which_another_rule_looks_at() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "DROP TABLE inventory"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "CREATE INDEX i ON orders (id)", "finalization", "DROP TABLE inventory"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/finalization drops inventory, which neither its initial nor its transition mentions.");
                    assertThat(finding.fix())
                            .isEqualTo(
                                    "Give the file the number of the refactoring that replaces inventory, or let the initial prepare the removal.");
                });
    }
}
