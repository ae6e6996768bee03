package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class NotInOneTransactionTest {
    private final PhaseRule rule = new NotInOneTransaction();

    @Test
    void flags_an_index_beside_another_statement() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        CREATE INDEX CONCURRENTLY i ON inventory (a)"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void flags_two_indexes_that_cannot_be_built_again() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE INDEX CONCURRENTLY i ON inventory (a);
                        CREATE INDEX CONCURRENTLY j ON inventory (b)"""))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_an_index_alone() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        SET statement_timeout = 0;
                        CREATE INDEX CONCURRENTLY i ON inventory (a)""")).isEmpty();
    }

    @Test
    void accepts_indexes_that_can_run_again() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON inventory (a);
                        CREATE INDEX CONCURRENTLY IF NOT EXISTS j ON inventory (b)""")).isEmpty();
    }

    @Test
    void accepts_statements_that_share_a_transaction() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        ALTER TABLE inventory ADD COLUMN b INT""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT;
                        CREATE INDEX CONCURRENTLY i ON inventory (a)"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial runs CREATE INDEX CONCURRENTLY i ON inventory (a) beside other statements.");
                    assertThat(finding.fix()).isEqualTo("""
                        Give it a refactoring of its own:
                        -- initial of refactoring 0008
                        CREATE INDEX CONCURRENTLY i ON inventory (a);""");
                });
    }
}
