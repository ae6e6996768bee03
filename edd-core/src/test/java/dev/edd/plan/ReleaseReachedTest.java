package dev.edd.plan;

import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.PRE_DEPLOY;
import static dev.edd.release.ReleaseEvent.Kind.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseReachedTest {
    @Test
    void is_closed_until_the_release_that_the_finalization_names() {
        assertThat(InTransition.ofRelease("2.4.0", "2.6.0")
                        .oldest("2.5.0")
                        .deploying("2.5.0")
                        .verdicts())
                .containsExactly("release-reached CLOSED it is due with release 2.6.0, and 2.5.0 is not that far");
        assertThat(InTransition.ofRelease("2.4.0", "2.6.0")
                        .oldest("2.5.0")
                        .deploying("2.6.0")
                        .verdicts())
                .isEmpty();
    }

    @Test
    void goes_by_the_latest_release_that_runs_where_none_is_being_deployed() {
        assertThat(InTransition.ofRelease("2.4.0", "2.6.0")
                        .recorded("2.5.0", DEPLOYED)
                        .verdicts())
                .hasSize(1);
        assertThat(InTransition.ofRelease("2.4.0", "2.6.0")
                        .recorded("2.6.0", DEPLOYED)
                        .verdicts())
                .isEmpty();
    }

    @Test
    void is_closed_while_the_release_of_its_initial_itself_is_being_deployed() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .oldest("2.4.0")
                        .deploying("2.4.0")
                        .verdicts(PRE_DEPLOY))
                .containsExactly("release-reached CLOSED it is due with the first release after 2.4.0");
        assertThat(InTransition.ofRelease("2.4.0")
                        .oldest("2.4.0")
                        .deploying("2.4.1")
                        .verdicts(PRE_DEPLOY))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = PhaseSelection.class,
            names = {"FINALIZATION", "PRE_DEPLOY"})
    void is_closed_while_no_release_after_that_of_its_initial_runs(PhaseSelection phases) {
        InTransition deployed = InTransition.ofRelease("2.4.0").recorded("2.4.0", DEPLOYED);

        assertThat(deployed.verdicts(phases))
                .containsExactly("release-reached CLOSED it is due with the first release after 2.4.0");
        assertThat(deployed.recorded("2.4.1", DEPLOYED).verdicts(phases)).isEmpty();
    }

    @Test
    void says_so_where_nobody_says_which_release_is_being_deployed() {
        assertThat(InTransition.ofRelease("2.4.0", "2.6.0").oldest("2.5.0").verdicts(FINALIZATION))
                .containsExactly("release-reached NOT_JUDGED it is due with release 2.6.0, and nobody says which one is"
                        + " being deployed: set edd.release");
    }
}
