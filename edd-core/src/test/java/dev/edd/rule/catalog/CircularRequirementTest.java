package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import org.junit.jupiter.api.Test;

class CircularRequirementTest {
    private final Rule rule = new CircularRequirement();

    @Test
    void flags_every_refactoring_of_a_circle() {
        assertThat(rule.check(changelog(
                        migration("1_a/initial", "requires: 2"),
                        migration("2_b/initial", "requires: 3"),
                        migration("3_c/initial", "requires: 1"))))
                .extracting(finding -> finding.location().toString())
                .containsExactly("initial/0001_a.sql:1", "initial/0002_b.sql:1", "initial/0003_c.sql:1");
    }

    @Test
    void flags_a_refactoring_that_requires_itself() {
        assertThat(rule.check(changelog(migration("1_a/initial"), migration("1_a/finalization", "requires: 1"))))
                .hasSize(1);
    }

    @Test
    void names_what_is_required_as_people_write_it() {
        assertThat(rule.check(changelog(
                        migration("1_a/initial", "requires: 2, 3"),
                        migration("2_b/initial", "requires: 1"),
                        migration("3_c/initial"))))
                .extracting(Finding::what)
                .containsExactly(
                        "0001_a/initial requires 0002, which requires it in turn.",
                        "0002_b/initial requires 0001, which requires it in turn.");
    }

    @Test
    void leaves_those_alone_that_only_lead_into_a_circle() {
        assertThat(rule.check(changelog(
                        migration("1_a/initial", "requires: 2"),
                        migration("2_b/initial", "requires: 1"),
                        migration("3_c/initial", "requires: 1"))))
                .hasSize(2);
    }

    @Test
    void accepts_requirements_that_end_somewhere() {
        assertThat(rule.check(changelog(
                        migration("1_a/initial"),
                        migration("2_b/initial", "requires: 1"),
                        migration("3_c/initial", "requires: 1, 2, 9"))))
                .isEmpty();
    }
}
