package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class EnumValueUsedTooSoonTest {
    private final PhaseRule rule = new EnumValueUsedTooSoon();

    @Test
    void flags_a_value_that_is_written_at_once() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TYPE colour ADD VALUE 'blue';
                        ALTER TABLE item ALTER COLUMN colour SET DEFAULT 'blue'"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void accepts_a_value_that_is_only_added() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TYPE colour ADD VALUE 'blue';
                        ALTER TYPE colour ADD VALUE 'green' AFTER 'blue'""")).isEmpty();
    }

    @Test
    void accepts_a_value_of_a_type_that_is_new_itself() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TYPE colour AS ENUM ('red');
                        ALTER TYPE colour ADD VALUE 'blue';
                        INSERT INTO item (colour) VALUES ('blue')""")).isEmpty();
    }

    @Test
    void accepts_a_value_that_a_routine_will_use() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TYPE colour ADD VALUE 'blue';
                        CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ UPDATE item SET colour = 'blue' $$""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TYPE colour ADD VALUE 'blue';
                        UPDATE item SET colour = 'blue' WHERE id = 1"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial uses the value 'blue' that it adds to colour.");
                    assertThat(finding.fix()).isEqualTo("""
                        Add the value in a refactoring before this one:
                        -- its initial
                        ALTER TYPE colour ADD VALUE 'blue';""");
                });
    }
}
