package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import org.junit.jupiter.api.Test;

class UnknownRequirementTest {
    private final Rule rule = new UnknownRequirement();

    @Test
    void flags_every_number_that_does_not_exist() {
        assertThat(rule.check(changelog(migration("7_split/initial", "release: 2.4.0", "requires: 5, 6, 7"))))
                .extracting(Finding::what)
                .containsExactly(
                        "0007_split/initial requires 0005, which does not exist.",
                        "0007_split/initial requires 0006, which does not exist.");
    }

    @Test
    void points_at_the_line_that_names_the_number() {
        assertThat(rule.check(changelog(migration("7_split/initial", "requires: 7", "release: 2.4.0", "requires: 5"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.location()).hasToString("initial/0007_split.sql:3"));
    }

    @Test
    void accepts_a_number_that_exists_in_any_phase_and_spelling() {
        assertThat(rule.check(changelog(migration("7_split/initial", "requires: 0005"), migration("5_a/initial"))))
                .isEmpty();
    }
}
