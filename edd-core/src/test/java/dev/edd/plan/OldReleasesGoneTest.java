package dev.edd.plan;

import static dev.edd.release.ReleaseEvent.Kind.DEPLOYED;
import static dev.edd.release.ReleaseEvent.Kind.RETIRED;
import static dev.edd.release.ReleaseEvent.Kind.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.environment.Demands;
import org.junit.jupiter.api.Test;

class OldReleasesGoneTest {
    @Test
    void is_closed_while_a_release_before_the_new_structure_runs() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .recorded("2.3.0", DEPLOYED)
                        .recorded("2.4.0", DEPLOYED)
                        .deploying("2.5.0")
                        .verdicts())
                .containsExactly("old-releases-gone CLOSED release 2.3.0, deployed on 2026-11-20, still runs and needs"
                        + " what it removes; opens with mvn edd:release -Dedd.release=2.3.0 -Dedd.event=retired");
    }

    @Test
    void names_the_environment_in_the_command_that_opens_it() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .in(Declared.demanding(Demands.NONE, true))
                        .recorded("2.3.0", DEPLOYED)
                        .deploying("2.5.0")
                        .verdicts())
                .singleElement()
                .asString()
                .endsWith("opens with mvn edd:release -Dedd.release=2.3.0 -Dedd.event=retired -Dedd.env=production");
    }

    @Test
    void names_every_release_that_keeps_it_closed() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .recorded("2.2.0", DEPLOYED)
                        .recorded("2.3.0", DEPLOYED)
                        .deploying("2.5.0")
                        .verdicts())
                .singleElement()
                .asString()
                .contains("release 2.2.0", "release 2.3.0");
    }

    @Test
    void opens_when_the_last_of_them_is_retired() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .recorded("2.3.0", DEPLOYED)
                        .recorded("2.4.0", DEPLOYED)
                        .recorded("2.3.0", RETIRED)
                        .deploying("2.5.0")
                        .verdicts())
                .isEmpty();
    }

    @Test
    void is_closed_after_a_roll_back_to_a_release_that_nobody_has_named() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .recorded("2.3.0", RETIRED)
                        .recorded("2.4.0", DEPLOYED)
                        .recorded("2.4.0", ROLLED_BACK)
                        .deploying("2.5.0")
                        .verdicts())
                .containsExactly(
                        "old-releases-gone CLOSED release 2.4.0 was rolled back on 2026-11-20 and nobody has said"
                                + " which release runs instead; opens with mvn edd:release -Dedd.release=…");
    }

    @Test
    void is_open_after_a_roll_back_to_a_release_that_can_do_without() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .recorded("2.5.0", DEPLOYED)
                        .recorded("2.5.0", ROLLED_BACK)
                        .recorded("2.4.0", DEPLOYED)
                        .deploying("2.5.0")
                        .verdicts())
                .isEmpty();
    }

    @Test
    void is_open_where_the_last_release_was_retired() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .recorded("2.4.0", DEPLOYED)
                        .recorded("2.4.0", RETIRED)
                        .deploying("2.5.0")
                        .verdicts())
                .isEmpty();
    }

    @Test
    void believes_the_pipeline_which_release_is_the_oldest() {
        assertThat(InTransition.ofRelease("2.4.0").oldest("2.3.9").verdicts())
                .containsExactly(
                        "old-releases-gone CLOSED release 2.3.9 still runs (edd.oldestRelease) and needs what it"
                                + " removes; opens when the oldest is 2.4.0");
        assertThat(InTransition.ofRelease("2.4.0").oldest("2.4.0").verdicts()).isEmpty();
    }

    @Test
    void does_not_let_the_pipeline_talk_away_a_release_that_is_recorded() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .recorded("2.3.0", DEPLOYED)
                        .oldest("2.4.0")
                        .deploying("2.5.0")
                        .verdicts())
                .singleElement()
                .asString()
                .startsWith("old-releases-gone CLOSED release 2.3.0");
    }

    @Test
    void is_closed_for_a_refactoring_without_a_release_where_releases_are_recorded() {
        assertThat(InTransition.withoutRelease().recorded("2.4.0", DEPLOYED).verdicts())
                .containsExactly("old-releases-gone CLOSED it belongs to no release, so nobody knows who needs what it"
                        + " removes; opens with the line \"--edd release: …\" in its initial");
    }

    @Test
    void leaves_a_project_without_releases_alone() {
        assertThat(InTransition.withoutRelease().verdicts()).isEmpty();
        assertThat(InTransition.withoutRelease().steps(PhaseSelection.FINALIZATION))
                .hasSize(2);
    }

    @Test
    void says_so_where_it_lets_a_release_pass_without_facts() {
        assertThat(InTransition.ofRelease("2.4.0").verdicts())
                .containsExactly("old-releases-gone NOT_JUDGED nobody says whether a release before 2.4.0 still runs");
        assertThat(InTransition.ofRelease("2.4.0").steps(PhaseSelection.FINALIZATION))
                .hasSize(2);
    }

    @Test
    void is_closed_without_facts_where_a_release_is_being_deployed() {
        assertThat(InTransition.ofRelease("2.4.0").deploying("2.5.0").verdicts(PhaseSelection.PRE_DEPLOY))
                .containsExactly("old-releases-gone CLOSED nobody says which releases still run; opens with mvn"
                        + " edd:release -Dedd.release=…, or with edd.oldestRelease");
    }

    @Test
    void is_open_on_a_database_that_no_release_has_used() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .onFreshDatabase()
                        .deploying("2.5.0")
                        .steps(PhaseSelection.UPGRADE))
                .containsExactly("0007_split/initial", "0007_split/transition", "0007_split/finalization");
    }
}
