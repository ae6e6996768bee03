package dev.edd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SoakOverTest {
    @Test
    void is_closed_until_the_soak_time_is_over_and_says_when_that_is() {
        assertThat(InTransition.withoutRelease().soaking(Duration.ofDays(7)).verdicts())
                .containsExactly("soak-over CLOSED its soak time of 7 days is over on 2026-11-27 10:15Z");
    }

    @Test
    void takes_a_soak_time_that_no_calendar_holds() {
        assertThat(InTransition.withoutRelease()
                        .soaking(Duration.parse("P99999999999999D"))
                        .verdicts())
                .containsExactly("soak-over CLOSED its soak time of 99999999999999 days is over on 9999-12-31 23:59Z");
    }

    @Test
    void is_open_from_that_moment() {
        assertThat(InTransition.withoutRelease().soaking(Duration.ofHours(1)).verdicts())
                .isEmpty();
    }

    @Test
    void begins_with_the_transition() {
        assertThat(InTransition.withoutRelease()
                        .without("transition")
                        .soaking(Duration.ofDays(1))
                        .verdicts(PhaseSelection.PRE_DEPLOY))
                .contains("soak-over CLOSED its soak time of 1 day begins with its transition; opens when it is over");
    }

    @Test
    void is_no_matter_on_a_database_that_no_release_has_used() {
        assertThat(InTransition.withoutRelease()
                        .onFreshDatabase()
                        .soaking(Duration.ofDays(7))
                        .steps(PhaseSelection.ALL))
                .hasSize(3);
    }
}
