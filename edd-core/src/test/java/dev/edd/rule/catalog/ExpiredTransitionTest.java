package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ExpiredTransitionTest {
    private final Rule rule = new ExpiredTransition(Clock.fixed(Instant.parse("2026-11-20T23:59:59Z"), ZoneOffset.UTC));

    @Test
    void flags_a_transition_past_its_date() {
        assertThat(rule.check(changelog(migration("7_split/transition", "expires: 2026-11-19"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/transition was to be over by 2026-11-19, 1 day ago.");
                    assertThat(finding.location()).hasToString("transition/0007_split.sql:1");
                });
    }

    @Test
    void accepts_the_day_itself_and_later_ones_and_none() {
        assertThat(rule.check(changelog(
                        migration("7_split/transition", "expires: 2026-11-20"),
                        migration("8_merge/transition", "expires: 2027-01-01"),
                        migration("9_end/transition"))))
                .isEmpty();
    }
}
