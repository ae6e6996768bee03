package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillOutsideTransitionTest {
    private final Rule rule = new BackfillOutsideTransition();

    @ParameterizedTest
    @ValueSource(
            strings = {"backfill: inventory by id", "repeat: until 0 rows", "chunk: 5", "pause: 5ms", "check: SELECT 1"
            })
    void flags_a_directive_of_transitions_elsewhere(String directive) {
        assertThat(rule.check(changelog(
                        migration("7_split/initial", "release: 2", directive),
                        migration("7_split/finalization", directive))))
                .extracting(finding -> finding.location().toString())
                .containsExactly("initial/0007_split.sql:2", "finalization/0007_split.sql:1");
    }

    @Test
    void explains_where_it_belongs() {
        assertThat(rule.check(changelog(migration("7_split/initial", "chunk: 5"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial has \"--edd chunk\", which only transitions obey.");
                    assertThat(finding.fix())
                            .isEqualTo("Move the statements and the directive to transition/0007_split.sql, "
                                    + "or remove the line.");
                });
    }

    @Test
    void accepts_them_in_a_transition_and_others_anywhere() {
        assertThat(rule.check(changelog(
                        migration("7_split/initial", "release: 2.4.0"),
                        migration("7_split/transition", "backfill: inventory by id", "chunk: 5"))))
                .isEmpty();
    }
}
