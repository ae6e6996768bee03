package dev.edd.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.migration.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseSelectionTest {
    @ParameterizedTest
    @ValueSource(strings = {"initial", "INITIAL", " Initial "})
    void is_found_by_name(String name) {
        assertThat(PhaseSelection.of(name)).isEqualTo(PhaseSelection.INITIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finalisation", "finalizations", "FINALIZATON"})
    void offers_the_nearest_for_a_name_that_is_none(String name) {
        assertThatThrownBy(() -> PhaseSelection.of(name))
                .isInstanceOf(UnknownPhaseException.class)
                .hasMessageContaining("\"" + name + "\" is no phase.")
                .hasMessageContaining("Use -Dphase=finalization; the phases are finalization,");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void includes_a_phase_in_all_and_in_its_own_selection(Phase phase) {
        assertThat(PhaseSelection.ALL.includes(phase)).isTrue();
        assertThat(PhaseSelection.UPGRADE.includes(phase)).isTrue();
        assertThat(PhaseSelection.values())
                .filteredOn(selection -> selection.includes(phase) && !selection.deploys())
                .hasSize(2);
    }

    @Test
    void prepares_a_deployment_without_transitions_and_follows_it_with_nothing_else() {
        assertThat(Phase.values())
                .filteredOn(PhaseSelection.PRE_DEPLOY::includes)
                .doesNotContain(Phase.TRANSITION);
        assertThat(Phase.values())
                .filteredOn(PhaseSelection.POST_DEPLOY::includes)
                .containsOnly(Phase.TRANSITION);
        assertThat(PhaseSelection.of("pre-deploy")).isEqualTo(PhaseSelection.PRE_DEPLOY);
    }

    @Test
    void is_written_as_it_is_typed() {
        assertThat(PhaseSelection.FINALIZATION).hasToString("finalization");
    }
}
