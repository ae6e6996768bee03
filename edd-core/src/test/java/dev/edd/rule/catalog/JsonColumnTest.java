package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class JsonColumnTest {
    private final PhaseRule rule = new JsonColumn();

    @Test
    void flags_a_column_that_cannot_be_compared() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER TABLE inventory ADD COLUMN details JSON"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_column_that_can_be_compared() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN details JSONB"))
                .isEmpty();
    }

    @Test
    void accepts_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        ALTER TABLE t ADD COLUMN details JSON""")).isEmpty();
    }

    @Test
    void accepts_other_databases() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "ALTER TABLE inventory ADD COLUMN details JSON"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER TABLE inventory ADD COLUMN details JSON"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial adds inventory.details as json.");
                    assertThat(finding.fix()).isEqualTo("""
                        Take jsonb, which can be compared and indexed:
                        -- initial
                        ALTER TABLE inventory ADD COLUMN details JSONB;""");
                });
    }

    @Test
    void keeps_what_else_is_said_of_the_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "ALTER TABLE parcel ADD COLUMN IF NOT EXISTS json json DEFAULT '[]' NOT NULL"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .endsWith("ALTER TABLE parcel ADD COLUMN IF NOT EXISTS json JSONB DEFAULT '[]' NOT NULL;"));
    }
}
