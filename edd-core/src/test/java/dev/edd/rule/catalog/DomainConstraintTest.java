package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class DomainConstraintTest {
    private final PhaseRule rule = new DomainConstraint();

    @Test
    void flags_a_check_added_to_a_domain() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_nulls_forbidden_by_a_domain() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER DOMAIN amount SET NOT NULL"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_new_domain() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE DOMAIN amount AS INT;
                        ALTER DOMAIN amount ADD CHECK (VALUE > 0)""")).isEmpty();
    }

    @Test
    void accepts_a_domain_that_demands_less() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER DOMAIN amount DROP CONSTRAINT positive"))
                .isEmpty();
    }

    @Test
    void accepts_a_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "finalization",
                                "ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial demands more of all columns that are of the domain amount.");
                    assertThat(finding.fix()).isEqualTo("""
                        Demand it at the end, of new rows first:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;""");
                });
    }

    @Test
    void flags_a_check_added_to_a_domain_of_h2() {
        assertThat(Trial.of(rule, Dialect.H2).findings("initial", "ALTER DOMAIN amount ADD CHECK (VALUE > 0) NOCHECK"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Demand it at the end:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        ALTER DOMAIN amount ADD CHECK (VALUE > 0) NOCHECK;"""));
    }
}
