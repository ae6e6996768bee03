package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContradictoryDirectivesTest {
    private final Rule rule = new ContradictoryDirectives();

    @Test
    void flags_what_excludes_each_other() {
        assertThat(rule.check(changelog(
                        migration("7_split/transition", "backfill: inventory by id", "repeat: until 0 rows"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location()).hasToString("transition/0007_split.sql:2");
                    assertThat(finding.what())
                            .isEqualTo("0007_split/transition has both \"--edd backfill\" and \"--edd repeat\".");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunk: 5", "pause: 5ms"})
    void flags_what_rests_on_a_backfill_without_one(String directive) {
        assertThat(rule.check(changelog(migration("7_split/transition", directive))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("without \"--edd backfill\""));
    }

    @Test
    void flags_the_second_of_its_kind() {
        assertThat(rule.check(changelog(migration("7_split/transition", "backfill: a by id", "backfill: b by id"))))
                .extracting(Finding::what)
                .containsExactly("0007_split/transition has \"--edd backfill\" twice.");
    }

    @Test
    void flags_a_second_release_or_date_which_would_count_for_nothing() {
        assertThat(rule.check(changelog(
                        migration("7_split/initial", "release: 2.4.0", "release: 2.5.0"),
                        migration("7_split/transition", "expires: 2030-01-01", "expires: 2031-01-01"))))
                .extracting(Finding::what)
                .containsExactly(
                        "0007_split/initial has \"--edd release\" twice.",
                        "0007_split/transition has \"--edd expires\" twice.");
    }

    @Test
    void flags_a_chunk_of_what_is_repeated() {
        assertThat(rule.check(changelog(migration("7_split/transition", "repeat: until 0 rows", "chunk: 5"))))
                .hasSize(1);
    }

    @Test
    void accepts_what_fits() {
        assertThat(rule.check(changelog(
                        migration(
                                "7_split/transition", "backfill: a by id", "chunk: 5", "pause: 5ms", "check: SELECT 1"),
                        migration("8_log/transition", "repeat: until 0 rows", "pause: 5ms"))))
                .isEmpty();
    }
}
