package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class DropWithoutIfExistsTest {
    private final PhaseRule rule = new DropWithoutIfExists();

    @Test
    void flags_a_drop_before_other_statements() {
        assertThat(Trial.of(rule, Dialect.H2).finds("finalization", """
                        ALTER TABLE inventory DROP COLUMN code;
                        DROP TABLE stock"""))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void flags_a_table_dropped_before_another() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("finalization", """
                        DROP TABLE stock;
                        DROP TABLE shop"""))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void accepts_a_drop_that_can_run_again() {
        assertThat(Trial.of(rule, Dialect.MARIADB).finds("finalization", """
                        ALTER TABLE inventory DROP COLUMN IF EXISTS code;
                        DROP TABLE IF EXISTS stock;
                        DELETE FROM log""")).isEmpty();
    }

    @Test
    void accepts_a_drop_alone_or_last() {
        assertThat(Trial.of(rule, Dialect.H2).finds("finalization", """
                        DELETE FROM log;
                        DROP TABLE stock""")).isEmpty();
    }

    @Test
    void accepts_a_column_where_the_database_knows_no_if_exists() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("finalization", """
                        ALTER TABLE inventory DROP COLUMN code;
                        DELETE FROM log""")).isEmpty();
    }

    @Test
    void accepts_a_database_that_takes_it_back() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", """
                        DROP TABLE stock;
                        DROP TABLE shop"""))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.H2).findings("finalization", """
                        ALTER TABLE inventory DROP COLUMN code;
                        DELETE FROM log"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/finalization runs DROP COLUMN code before other statements.");
                    assertThat(finding.fix()).isEqualTo("Write ALTER TABLE inventory DROP COLUMN IF EXISTS code;");
                });
    }
}
