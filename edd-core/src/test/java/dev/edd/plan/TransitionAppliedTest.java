package dev.edd.plan;

import static dev.edd.plan.PhaseSelection.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TransitionAppliedTest {
    @Test
    void is_closed_until_its_transition_has_run() {
        assertThat(InTransition.withoutRelease().without("transition").verdicts())
                .containsExactly(
                        "transition-applied CLOSED its transition has not been applied; opens with mvn edd:migrate -Dphase=transition");
        assertThat(InTransition.withoutRelease().verdicts()).isEmpty();
    }

    @Test
    void is_open_where_that_runs_before_in_the_same_run() {
        assertThat(InTransition.withoutRelease().without("transition").steps(ALL))
                .last()
                .isEqualTo("0007_split/finalization");
    }

    @Test
    void cannot_be_opened() {
        assertThatThrownBy(() -> Timing.Overrule.of("transition-applied: never mind"))
                .isInstanceOf(OverrideNotUnderstoodException.class);
    }
}
