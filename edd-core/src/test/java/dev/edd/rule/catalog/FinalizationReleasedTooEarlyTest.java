package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinalizationReleasedTooEarlyTest {
    private final Rule rule = new FinalizationReleasedTooEarly();

    @ParameterizedTest
    @ValueSource(strings = {"2.4.0", "2.4", "2.3.9", "2.4.0-SNAPSHOT"})
    void flags_one_that_is_not_later_than_its_initial(String release) {
        assertThat(rule.check(changelog(
                        migration("7_split/initial", "release: 2.4.0"),
                        migration("7_split/finalization", "release: " + release))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/finalization is due with release %s, and its initial with 2.4.0."
                                    .formatted(release));
                    assertThat(finding.location()).hasToString("finalization/0007_split.sql:1");
                    assertThat(finding.fix()).startsWith("Name a release after 2.4.0");
                });
    }

    @Test
    void flags_one_whose_initial_belongs_to_the_release_of_the_next_refactoring() {
        assertThat(rule.check(changelog(
                        migration("7_split/initial"),
                        migration("7_split/finalization", "release: 2.4.0"),
                        migration("8_merge/initial", "release: 2.4.0"))))
                .hasSize(1);
    }

    @Test
    void accepts_a_later_one_and_one_that_names_none() {
        assertThat(rule.check(changelog(
                        migration("7_split/initial", "release: 2.4.0"),
                        migration("7_split/finalization", "release: 2.10.0"),
                        migration("8_merge/initial", "release: 2.4.0"),
                        migration("8_merge/finalization"),
                        migration("9_end/initial"),
                        migration("9_end/finalization", "release: 1"))))
                .isEmpty();
    }
}
