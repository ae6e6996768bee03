package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncountedBackfillTest {
    private final Rule rule = new UncountedBackfill();

    @Test
    void flags_a_backfill_that_does_not_count() {
        assertThat(rule.check(changelog(migration("7_split/transition", "chunk: 5", "backfill: inventory by id"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location()).hasToString("transition/0007_split.sql:2");
                    assertThat(finding.fix())
                            .isEqualTo(
                                    "Add a line such as --edd remaining: SELECT COUNT(*) FROM inventory WHERE … IS NULL");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeat: until 0 rows", "release: 2"})
    void accepts_a_transition_that_counts_and_one_that_is_no_backfill(String directive) {
        assertThat(rule.check(changelog(
                        migration("7_split/transition", "backfill: inventory by id", "remaining: SELECT 0"),
                        migration("8_log/transition", directive))))
                .isEmpty();
    }

    @Test
    void warns_only() {
        assertThat(rule.check(changelog(migration("7_split/transition", "backfill: inventory by id"))))
                .extracting(Finding::rule)
                .containsExactly(rule.metadata());
    }
}
