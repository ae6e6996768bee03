package dev.edd.plan;

import static dev.edd.fixture.Migrations.applied;
import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.POST_DEPLOY;
import static dev.edd.plan.PhaseSelection.PRE_DEPLOY;
import static dev.edd.plan.PhaseSelection.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.History;
import dev.edd.migration.Migration;
import dev.edd.migration.SequenceNumber;
import dev.edd.release.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three releases with one refactoring each, the last one used by 2.4. */
class AgendaTest {
    private final Migration initial2 = migration("1_a/initial", "release: 2.2");
    private final Migration transition2 = migration("1_a/transition");
    private final Migration finalization2 = migration("1_a/finalization");
    private final Migration initial3 = migration("2_b/initial", "release: 2.3");
    private final Migration transition3 = migration("2_b/transition");
    private final Migration finalization3 = migration("2_b/finalization");
    private final Migration initial4 = migration("3_c/initial", "release: 2.4");
    private final Migration transition4 = migration("3_c/transition");
    private final Migration finalization4 = migration("3_c/finalization");
    private final Changelog changelog = changelog(
            initial2,
            transition2,
            finalization2,
            initial3,
            transition3,
            finalization3,
            initial4,
            transition4,
            finalization4);

    @Test
    void replays_release_by_release_and_leaves_the_last_one_in_transition() {
        Plan plan = plan(History.EMPTY, PlanRequest.of(ALL));

        assertThat(steps(plan))
                .containsExactly(
                        "0001_a/initial",
                        "0001_a/transition",
                        "0001_a/finalization",
                        "0002_b/initial",
                        "0002_b/transition",
                        "0002_b/finalization",
                        "0003_c/initial",
                        "0003_c/transition");
        assertThat(plan.deferred())
                .map(each -> each.migration() + ": " + each.reason())
                .containsExactly("0003_c/finalization: it is due with the first release after 2.4");
    }

    @Test
    void upgrades_over_skipped_releases_in_the_order_of_the_releases() {
        Timing offline = deploying("2.4").oldest(Version.of("2.4"));

        assertThat(steps(plan(applied(initial2), PlanRequest.of(UPGRADE).at(offline))))
                .containsExactly(
                        "0001_a/transition",
                        "0001_a/finalization",
                        "0002_b/initial",
                        "0002_b/transition",
                        "0002_b/finalization",
                        "0003_c/initial",
                        "0003_c/transition");
    }

    @Test
    void prepares_a_deployment_with_what_is_due_and_the_initials_up_to_it() {
        History history = applied(initial2, transition2);
        Timing rolling = deploying("2.3").oldest(Version.of("2.2"));

        assertThat(steps(plan(history, PlanRequest.of(PRE_DEPLOY).at(rolling))))
                .containsExactly("0001_a/transition", "0001_a/finalization", "0002_b/initial");
    }

    @Test
    void removes_nothing_that_a_release_needs_which_still_runs_while_others_are_skipped() {
        Timing rolling = deploying("2.4").oldest(Version.of("2.1"));
        Plan plan = plan(applied(initial2), PlanRequest.of(PRE_DEPLOY).at(rolling));

        assertThat(steps(plan)).containsExactly("0002_b/initial", "0003_c/initial");
        assertThat(plan.deferred()).hasSize(3);
    }

    @Test
    void runs_every_transition_under_way_after_a_deployment() {
        assertThat(steps(plan(
                        applied(initial2, initial3), PlanRequest.of(POST_DEPLOY).at(deploying("2.3")))))
                .containsExactly("0001_a/transition", "0002_b/transition");
    }

    @Test
    void does_not_begin_a_refactoring_of_a_later_release_and_says_so() {
        Plan plan = plan(History.EMPTY, PlanRequest.of(PRE_DEPLOY).at(deploying("2.2")));

        assertThat(steps(plan)).containsExactly("0001_a/initial");
        assertThat(plan.deferred())
                .map(each -> each.migration() + ": " + each.reason())
                .contains("0002_b/initial: it comes with release 2.3", "0003_c/initial: it comes with release 2.4");
    }

    @Test
    void takes_a_refactoring_without_a_release_for_one_of_the_release_being_deployed() {
        Changelog unreleased = changelog(initial2, migration("2_b/initial"));
        DatabaseState state = new DatabaseState(unreleased, applied(initial2), Map.of());

        assertThat(steps(Planner.plan(state, PlanRequest.of(PRE_DEPLOY).at(deploying("2.5")))))
                .containsExactly("0002_b/initial");
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL", "UPGRADE", "PRE_DEPLOY"})
    void ends_what_an_initial_of_the_same_release_requires_before_it(PhaseSelection phases) {
        Changelog same = changelog(
                migration("1_a/initial", "release: 2.2"),
                migration("1_a/transition"),
                migration("2_b/initial", "release: 2.2", "requires: 1"));
        DatabaseState state = new DatabaseState(same, History.EMPTY, Map.of());

        Plan plan = Planner.plan(state, PlanRequest.of(phases).at(deploying("2.2")));

        assertThat(plan.refusals()).isEmpty();
        assertThat(steps(plan)).containsExactly("0001_a/initial", "0001_a/transition", "0002_b/initial");
    }

    @Test
    void replays_an_initial_with_the_release_that_ends_what_it_requires() {
        Changelog same = changelog(
                migration("1_a/initial", "release: 2.2"),
                migration("1_a/transition"),
                migration("1_a/finalization"),
                migration("2_b/initial", "release: 2.2", "requires: 1"),
                migration("3_c/initial", "release: 2.3"));

        Plan plan = Planner.plan(new DatabaseState(same, History.EMPTY, Map.of()), PlanRequest.of(ALL));

        assertThat(plan.refusals()).isEmpty();
        assertThat(steps(plan))
                .containsExactly(
                        "0001_a/initial",
                        "0001_a/transition",
                        "0001_a/finalization",
                        "0002_b/initial",
                        "0003_c/initial");
    }

    @Test
    void catches_up_with_no_more_than_was_asked_for() {
        Changelog same = changelog(
                migration("1_a/initial", "release: 2.2"),
                migration("1_a/transition"),
                migration("2_b/initial", "release: 2.2", "requires: 1"));
        DatabaseState state = new DatabaseState(same, applied(same.migrations().get(0)), Map.of());
        PlanRequest second = new PlanRequest(PRE_DEPLOY, Set.of(new SequenceNumber(2)), false, deploying("2.2"));

        assertThat(Planner.plan(state, second).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.what()).contains("0002_b/initial requires 0001"));
    }

    @Test
    void goes_on_refactoring_by_refactoring_where_nobody_names_a_release() {
        Changelog plain = changelog(migration("1_a/initial"), migration("1_a/finalization"), migration("2_b/initial"));
        DatabaseState state = new DatabaseState(plain, History.EMPTY, Map.of());

        assertThat(steps(Planner.plan(state, PlanRequest.of(ALL))))
                .containsExactly("0001_a/initial", "0001_a/finalization", "0002_b/initial");
    }

    private static Timing deploying(String release) {
        return Timing.NONE.deploying(Version.of(release));
    }

    private Plan plan(History history, PlanRequest request) {
        return Planner.plan(new DatabaseState(changelog, history, Map.of()), request);
    }

    private static List<String> steps(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.migration().id().toString())
                .toList();
    }
}
