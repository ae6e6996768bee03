package dev.edd.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseTest {
    @Test
    void runs_initial_then_transition_then_finalization() {
        assertThat(Phase.values()).containsExactly(Phase.INITIAL, Phase.TRANSITION, Phase.FINALIZATION);
    }

    @Test
    void serves_the_previous_release_until_finalization() {
        assertThat(Phase.INITIAL.servesPreviousRelease()).isTrue();
        assertThat(Phase.TRANSITION.servesPreviousRelease()).isTrue();
        assertThat(Phase.FINALIZATION.servesPreviousRelease()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"INITIAL, @initial", "TRANSITION, @transition", "FINALIZATION, @finalization"})
    void is_a_liquibase_context_that_must_be_asked_for(Phase phase, String context) {
        assertThat(phase.requiredContext()).isEqualTo(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"initial", "INITIAL", "Initial"})
    void is_found_by_its_context_in_any_case(String context) {
        assertThat(Phase.of(context)).contains(Phase.INITIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "@initial", "init", " initial"})
    void is_not_found_by_any_other_word(String context) {
        assertThat(Phase.of(context)).isEmpty();
    }
}
