package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class RequiredColumnTest {
    private final PhaseRule rule = new RequiredColumn();

    @Test
    void flags_a_new_column_without_nulls_and_default() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6) NOT NULL"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_such_a_column_in_finalization_too() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6) NOT NULL"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void flags_a_new_column_whose_nulls_are_forbidden_at_once() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        ALTER TABLE inventory ALTER COLUMN location SET NOT NULL"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void accepts_a_new_column_that_may_be_null() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6)"))
                .isEmpty();
    }

    @Test
    void accepts_a_new_column_with_a_default() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6) NOT NULL DEFAULT ''"))
                .isEmpty();
    }

    @Test
    void accepts_a_new_column_that_numbers_or_computes_itself() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .finds(
                                        "initial",
                                        "ALTER TABLE inventory ADD COLUMN n BIGSERIAL NOT NULL, ADD COLUMN m INT NOT NULL GENERATED ALWAYS AS (quantity * 2) STORED"))
                .isEmpty();
    }

    @Test
    void accepts_a_required_column_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        ALTER TABLE t ADD COLUMN b INT NOT NULL""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER TABLE inventory ADD COLUMN location VARCHAR(6) NOT NULL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial requires a value for the new column inventory.location.");
                    assertThat(finding.fix()).isEqualTo("""
                        Let the column be null, or give it a default, until every release fills it:
                        -- initial
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE location IS NULL
                        UPDATE inventory SET location = <its value> WHERE id BETWEEN :from AND :to AND location IS NULL;
                        -- finalization
                        ALTER TABLE inventory ADD CONSTRAINT location_present CHECK (location IS NOT NULL) NOT VALID;
                        -- initial of a refactoring of a later release, 0008
                        --edd requires: 0007
                        ALTER TABLE inventory VALIDATE CONSTRAINT location_present;
                        -- finalization of refactoring 0008
                        ALTER TABLE inventory ALTER COLUMN location SET NOT NULL;
                        ALTER TABLE inventory DROP CONSTRAINT location_present;""");
                });
    }
}
