package dev.edd.rule.catalog;

import static dev.edd.rule.catalog.Trial.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class DefaultRemovedTooEarlyTest {
    private final PhaseRule rule = new DefaultRemovedTooEarly();

    @Test
    void flags_a_default_dropped_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ALTER COLUMN quantity DROP DEFAULT"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_the_default_of_a_new_column_that_forbids_nulls() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT NOT NULL DEFAULT 0;
                        ALTER TABLE inventory ALTER COLUMN a DROP DEFAULT"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void flags_a_default_forgotten_when_the_column_is_said_anew() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("0001_shop/initial", SHOP, "initial", "ALTER TABLE inventory MODIFY quantity BIGINT"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_numbers_that_the_database_no_longer_gives() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ALTER COLUMN id DROP IDENTITY"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_the_default_of_a_new_column_that_may_be_null() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT DEFAULT 0;
                        ALTER TABLE inventory ALTER COLUMN a DROP DEFAULT""")).isEmpty();
    }

    @Test
    void accepts_a_default_dropped_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE inventory ALTER COLUMN quantity DROP DEFAULT"))
                .isEmpty();
    }

    @Test
    void accepts_a_default_said_again() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory MODIFY quantity BIGINT DEFAULT 0"))
                .isEmpty();
    }

    @Test
    void accepts_another_default() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ALTER COLUMN quantity SET DEFAULT 1"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER TABLE inventory ALTER COLUMN quantity DROP DEFAULT"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial takes away the default of inventory.quantity.");
                    assertThat(finding.fix()).isEqualTo("""
                        Let the next release name a value in every insert, and take the default away at the end:
                        -- finalization
                        ALTER TABLE inventory ALTER COLUMN quantity DROP DEFAULT;""");
                });
    }
}
