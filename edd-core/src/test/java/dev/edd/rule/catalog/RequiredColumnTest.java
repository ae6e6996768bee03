package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredColumnTest {
    private final PhaseRule rule = new RequiredColumn();

    @Test
    void flags_a_new_column_made_required_behind_what_fills_its_rows() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN rank INT;
                        UPDATE orders SET rank = 1;
                        ALTER TABLE orders MODIFY rank INT NOT NULL""")).containsExactly("initial/0007_split.sql:3");
    }

    @Test
    void accepts_a_new_column_made_required_with_a_default() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN rank INT;
                        ALTER TABLE orders MODIFY rank INT NOT NULL DEFAULT 1;
                        ALTER TABLE orders MODIFY id INT NOT NULL""")).isEmpty();
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"MODIFY location VARCHAR(6) NOT NULL", "CHANGE location location VARCHAR(6) NOT NULL"})
    void flags_a_new_column_that_is_redefined_without_nulls(String action) {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("initial", """
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        UPDATE inventory SET location = code;
                        ALTER TABLE inventory %s;""".formatted(action)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location().line()).isEqualTo(3);
                    assertThat(finding.fix()).isEqualTo("""
                    Let the column be null, or give it a default, until every release fills it:
                    -- initial
                    ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                    -- transition
                    --edd backfill: inventory by id
                    --edd remaining: SELECT COUNT(*) FROM inventory WHERE location IS NULL
                    UPDATE inventory SET location = code WHERE id BETWEEN :from AND :to AND location IS NULL;
                    -- finalization
                    ALTER TABLE inventory %s;""".formatted(action));
                });
    }

    @Test
    void accepts_a_new_column_that_is_redefined_with_a_default() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        ALTER TABLE inventory MODIFY location VARCHAR(6) NOT NULL DEFAULT '';""")).isEmpty();
    }

    @Test
    void proposes_the_constant_that_all_rows_get_for_a_default() {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("initial", """
                        ALTER TABLE inventory ADD COLUMN state VARCHAR(15) NOT NULL AFTER code;
                        UPDATE inventory SET state = 'STORED';"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Say it where the column is added, in the place of all that the migration does to it: the rows that are \
                        there have the value at once, and none is written:
                        -- initial
                        ALTER TABLE inventory ADD COLUMN state VARCHAR(15) NOT NULL DEFAULT 'STORED';
                        -- finalization
                        ALTER TABLE inventory ALTER COLUMN state DROP DEFAULT;"""));
    }
}
