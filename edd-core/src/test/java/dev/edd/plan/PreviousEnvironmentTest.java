package dev.edd.plan;

import static dev.edd.fixture.Migrations.changed;
import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.environment.Predecessor;
import dev.edd.migration.History;
import dev.edd.migration.Migration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviousEnvironmentTest {
    private static final Migration INITIAL = migration("7_split/initial");
    private static final Migration TRANSITION = migration("7_split/transition");
    private static final Migration FINALIZATION = migration("7_split/finalization");

    private static InTransition promotedFrom(Predecessor staging) {
        return InTransition.withoutRelease().in(Declared.promoted(staging));
    }

    private static Plan fresh(PhaseSelection phases, Predecessor staging) {
        DatabaseState state = new DatabaseState(changelog(INITIAL, TRANSITION, FINALIZATION), History.EMPTY, Map.of());
        return Planner.plan(state, PlanRequest.of(phases).cleared(Declared.promoted(staging)));
    }

    @Test
    void is_closed_until_the_previous_environment_has_applied_it() {
        assertThat(promotedFrom(Declared.staging(INITIAL, TRANSITION)).verdicts())
                .containsExactly("previous-environment CLOSED staging has not applied its finalization; "
                        + "opens with mvn edd:migrate -Dphase=finalization -Dedd.env=staging");
    }

    @Test
    void is_open_once_the_same_text_was_applied_there() {
        assertThat(promotedFrom(Declared.staging(FINALIZATION)).verdicts()).isEmpty();
    }

    @Test
    void is_closed_if_another_text_was_applied_there() {
        assertThat(promotedFrom(Declared.staging(changed(FINALIZATION))).verdicts())
                .containsExactly("previous-environment CLOSED staging has applied another text of its finalization on "
                        + "2026-11-20 (checksum 9:checksum of finalization/0007_split.sql, changed there, "
                        + "9:checksum of finalization/0007_split.sql here); opens when both have the same");
    }

    @Test
    void is_closed_if_the_previous_environment_cannot_be_asked() {
        assertThat(promotedFrom(new Predecessor.Unreachable("staging", "nobody answers"))
                        .verdicts())
                .containsExactly("previous-environment CLOSED staging, from which production is promoted, "
                        + "cannot be asked: nobody answers; opens when it can");
    }

    @Test
    void is_closed_if_nobody_has_asked() {
        Plan plan = promotedFrom(new Predecessor.None()).plan(PhaseSelection.FINALIZATION);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.asksPreviousEnvironment()).isTrue();
    }

    @Test
    void refuses_an_initial() {
        Plan plan = fresh(PhaseSelection.INITIAL, Declared.staging());

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.what()).isEqualTo("0007_split/initial is not due.");
            assertThat(refusal.why())
                    .isEqualTo("previous-environment: staging has not applied its initial; "
                            + "opens with mvn edd:migrate -Dphase=initial -Dedd.env=staging.");
            assertThat(refusal.fix()).isEqualTo("Wait for that; production takes no edd.override.");
        });
    }

    @Test
    void lets_through_what_the_previous_environment_has_and_no_more() {
        Plan plan = fresh(PhaseSelection.ALL, Declared.staging(INITIAL));

        assertThat(plan.steps())
                .extracting(step -> step.migration().id().toString())
                .containsExactly("0007_split/initial");
        assertThat(plan.deferred())
                .extracting(each -> each.migration().toString())
                .containsExactly("0007_split/transition", "0007_split/finalization");
    }

    @Test
    void holds_for_a_transition_that_only_catches_up() {
        assertThat(promotedFrom(Declared.staging(INITIAL, FINALIZATION))
                        .without("transition")
                        .oldest("2.0")
                        .deploying("2.0")
                        .verdicts(PhaseSelection.PRE_DEPLOY))
                .anyMatch(verdict ->
                        verdict.startsWith("previous-environment CLOSED staging has not applied its transition"));
    }

    @Test
    void is_not_asked_about_a_transition_that_has_run_here() {
        assertThat(promotedFrom(Declared.staging()).steps(PhaseSelection.TRANSITION))
                .containsExactly("0007_split/transition");
    }
}
