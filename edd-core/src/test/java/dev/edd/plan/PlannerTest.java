package dev.edd.plan;

import static dev.edd.fixture.Migrations.applied;
import static dev.edd.fixture.Migrations.changed;
import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.renamed;
import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.History;
import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.DatabaseState.RowCounts;
import dev.edd.plan.Plan.Refusal;
import dev.edd.release.Chronicle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
    private final Migration initial = migration("7_split/initial");
    private final Migration transition = migration("7_split/transition");
    private final Migration finalization = migration("7_split/finalization");
    private final Changelog three = changelog(initial, transition, finalization);

    @Test
    void runs_pending_initials_by_ascending_number() {
        Plan plan = plan(
                changelog(migration("10_c/initial"), migration("9_b/initial"), migration("9_b/transition")),
                History.EMPTY,
                INITIAL);

        assertThat(steps(plan)).containsExactly("0009_b/initial first run", "0010_c/initial first run");
    }

    @ParameterizedTest
    @EnumSource(
            value = PhaseSelection.class,
            names = {"INITIAL", "ALL"})
    void does_not_run_an_initial_twice(PhaseSelection phase) {
        assertThat(plan(changelog(initial), applied(initial), phase).isEmpty()).isTrue();
    }

    @Test
    void runs_a_transition_once_its_initial_was_applied() {
        assertThat(steps(plan(three, applied(initial), TRANSITION))).containsExactly("0007_split/transition first run");
    }

    @Test
    void runs_a_transition_on_every_call_until_finalized() {
        assertThat(steps(plan(three, applied(initial, transition), TRANSITION)))
                .containsExactly("0007_split/transition again, until finalized");
        assertThat(plan(three, applied(initial, transition, finalization), TRANSITION)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void runs_no_transition_any_more_whose_finalization_has_begun() {
        HalfDone begun = new HalfDone(finalization.source().changeset(), 1, "", "", "lock timeout", Instant.EPOCH);
        DatabaseState state =
                new DatabaseState(three, applied(initial, transition), RowCounts.NONE, List.of(begun), Chronicle.NONE);

        assertThat(steps(Planner.plan(state, PlanRequest.of(FINALIZATION))))
                .containsExactly("0007_split/finalization first run");
        assertThat(steps(Planner.plan(state, PlanRequest.of(ALL))))
                .containsExactly("0007_split/finalization first run");
        assertThat(deferred(Planner.plan(state, PlanRequest.of(TRANSITION))))
                .containsExactly("0007_split/transition: its finalization has begun");
    }

    @Test
    void defers_a_transition_whose_initial_is_pending() {
        Plan plan = plan(three, History.EMPTY, TRANSITION);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refusals()).isEmpty();
        assertThat(deferred(plan)).containsExactly("0007_split/transition: its initial has not been applied");
    }

    @Test
    void runs_the_transition_once_more_right_before_the_finalization() {
        assertThat(steps(plan(three, applied(initial, transition), FINALIZATION)))
                .containsExactly(
                        "0007_split/transition once more before the finalization", "0007_split/finalization first run");
    }

    @Test
    void finalizes_what_has_no_transition() {
        assertThat(steps(plan(changelog(initial, finalization), applied(initial), FINALIZATION)))
                .containsExactly("0007_split/finalization first run");
    }

    @Test
    void refuses_a_finalization_before_its_initial() {
        Plan plan = plan(three, History.EMPTY, FINALIZATION);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.what())
                    .isEqualTo("0007_split/finalization comes before its initial, which has not been applied.");
            assertThat(refusal.where()).isEqualTo("finalization/0007_split.sql");
            assertThat(refusal.fix()).isEqualTo("Run the initial first: mvn edd:migrate -Dphase=initial");
        });
    }

    @Test
    void refuses_a_finalization_before_its_transition() {
        Plan plan = plan(three, applied(initial), FINALIZATION);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.what())
                    .isEqualTo("0007_split/finalization comes before its transition, which has not been applied.");
            assertThat(refusal.fix()).isEqualTo("Run the transition first: mvn edd:migrate -Dphase=transition");
        });
    }

    @Test
    void finalizes_what_is_due_although_another_refactoring_is_not() {
        Migration other = migration("8_merge/initial");
        Changelog changelog = changelog(initial, transition, finalization, other, migration("8_merge/finalization"));

        Plan plan = plan(changelog, applied(initial, other), FINALIZATION);

        assertThat(steps(plan)).containsExactly("0008_merge/finalization first run");
        assertThat(deferred(plan))
                .containsExactly(
                        "0007_split/finalization: its transition has not been applied; opens with mvn edd:migrate"
                                + " -Dphase=transition");
        assertThat(plan.refusals()).isEmpty();
    }

    @Test
    void takes_a_fresh_database_to_the_end_refactoring_by_refactoring() {
        Changelog changelog = changelog(initial, transition, finalization, migration("8_merge/initial"));

        assertThat(steps(plan(changelog, History.EMPTY, ALL)))
                .containsExactly(
                        "0007_split/initial first run",
                        "0007_split/transition first run",
                        "0007_split/finalization first run",
                        "0008_merge/initial first run");
    }

    @ParameterizedTest
    @EnumSource(
            value = PhaseSelection.class,
            names = {"INITIAL", "ALL"})
    void puts_what_is_required_first(PhaseSelection phase) {
        Changelog changelog = changelog(migration("1_a/initial", "requires: 2"), migration("2_b/initial"));

        assertThat(steps(plan(changelog, History.EMPTY, phase)))
                .containsExactly("0002_b/initial first run", "0001_a/initial first run");
    }

    @Test
    void takes_what_is_required_for_no_overtaking() {
        Migration required = migration("3_c/initial");
        Migration between = migration("2_b/initial", "requires: 3");
        Changelog changelog = changelog(migration("1_a/initial", "requires: 2"), between, required);

        assertThat(steps(plan(changelog, applied(required, between), INITIAL)))
                .containsExactly("0001_a/initial first run");
    }

    @Test
    void refuses_an_initial_whose_requirement_is_not_finalized() {
        Changelog changelog = changelog(initial, finalization, migration("8_merge/initial", "requires: 7"));

        assertThat(plan(changelog, applied(initial), INITIAL).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.what()).isEqualTo("0008_merge/initial requires 0007, which is not finalized.");
                    assertThat(refusal.fix())
                            .isEqualTo("Finalize 0007 first: mvn edd:migrate -Dphase=finalization -Dedd.number=7");
                });
    }

    @Test
    void says_how_to_begin_what_an_initial_requires_and_has_not_begun() {
        Changelog changelog = changelog(initial, finalization, migration("8_merge/initial", "requires: 7"));

        assertThat(plan(changelog, History.EMPTY, INITIAL).refusals())
                .extracting(Refusal::fix)
                .containsExactly(
                        "Take 0007 through its phases first: mvn edd:migrate -Dphase=initial -Dedd.number=7, and so on.\n"
                                + "On a fresh database everything runs in its order: mvn edd:migrate -Dphase=all");
    }

    @Test
    void says_how_to_end_what_has_no_finalization() {
        Changelog changelog = changelog(initial, transition, migration("8_merge/initial", "requires: 7"));

        assertThat(plan(changelog, applied(initial), INITIAL).refusals())
                .extracting(Refusal::fix)
                .containsExactly(
                        "Complete the transition of 0007 first: mvn edd:migrate -Dphase=transition -Dedd.number=7");
    }

    @Test
    void refuses_to_run_a_refactoring_that_is_not_there() {
        PlanRequest request = new PlanRequest(FINALIZATION, Set.of(new SequenceNumber(9)), false);

        assertThat(Planner.plan(new DatabaseState(changelog(initial), applied(initial), Map.of()), request)
                        .refusals())
                .extracting(Refusal::what)
                .containsExactly("There is no refactoring 0009.");
    }

    @Test
    void runs_an_initial_whose_requirement_ends_in_the_same_run() {
        Changelog changelog = changelog(initial, migration("8_merge/initial", "requires: 7"));

        assertThat(steps(plan(changelog, History.EMPTY, INITIAL)))
                .containsExactly("0007_split/initial first run", "0008_merge/initial first run");
    }

    @Test
    void defers_later_phases_whose_requirement_is_not_finalized() {
        Migration needs = migration("7_split/transition", "requires: 8");
        Changelog changelog =
                changelog(initial, needs, migration("8_merge/initial"), migration("8_merge/finalization"));

        assertThat(deferred(plan(changelog, applied(initial), TRANSITION)))
                .containsExactly("0007_split/transition: it requires 0008, which is not finalized");
    }

    @Test
    void refuses_an_initial_below_one_that_was_applied() {
        Migration late = migration("6_late/initial");
        Plan plan = plan(changelog(late, initial), applied(initial), INITIAL);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refusals())
                .extracting(Refusal::what)
                .containsExactly("0006_late/initial comes before 0007_split/initial, which has been applied.");
    }

    @Test
    void runs_an_initial_out_of_order_on_demand() {
        Migration late = migration("6_late/initial");
        DatabaseState state = new DatabaseState(changelog(late, initial), applied(initial), Map.of());

        assertThat(steps(Planner.plan(state, new PlanRequest(INITIAL, Set.of(), true))))
                .containsExactly("0006_late/initial first run");
    }

    @Test
    void has_no_order_among_transitions_and_finalizations() {
        Migration late = migration("6_late/initial");
        Migration lateEnd = migration("6_late/finalization");
        Changelog changelog = changelog(late, lateEnd, initial, transition, finalization);

        assertThat(steps(plan(changelog, applied(late, initial, transition, finalization), FINALIZATION)))
                .containsExactly("0006_late/finalization first run");
    }

    @ParameterizedTest
    @EnumSource(PhaseSelection.class)
    void refuses_everything_while_a_migration_is_changed(PhaseSelection phase) {
        Plan plan = plan(changelog(changed(initial), transition), applied(initial), phase);

        assertThat(plan.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.what()).isEqualTo("0007_split/initial was changed after it had been applied.");
            assertThat(refusal.fix()).contains("UPDATE DATABASECHANGELOG SET MD5SUM = NULL WHERE ID = '7'");
        });
    }

    @ParameterizedTest
    @EnumSource(PhaseSelection.class)
    void refuses_everything_while_a_file_is_missing(PhaseSelection phase) {
        Plan plan = plan(changelog(initial), applied(initial, migration("8_gone/initial")), phase);

        assertThat(plan.refusals())
                .extracting(Refusal::what)
                .containsExactly("initial/0008_gone.sql was applied on 2026-11-20 and is no longer among the files.");
    }

    @Test
    void finds_the_file_that_was_renumbered_after_it_had_run() {
        History earlier = new History(List.of(new History.Applied(
                migration("5_split/initial").source().changeset(),
                Phase.INITIAL,
                initial.source().checksum(),
                Instant.EPOCH)));

        assertThat(plan(changelog(initial), earlier, ALL).refusals())
                .singleElement()
                .extracting(Refusal::fix)
                .isEqualTo("""
                        Check out the version that holds initial/0005_split.sql, or restore the file from version control.
                        If it was renumbered, give it its number back: initial/0007_split.sql has the same text.
                        If it belongs to another changelog, give each a database or a schema of its own.""");
        assertThat(plan(changelog(changed(initial)), earlier, ALL).refusals())
                .extracting(Refusal::fix)
                .noneMatch(fix -> fix.contains("renumbered"));
    }

    @Test
    void takes_a_renamed_file_for_applied() {
        assertThat(plan(changelog(renamed(initial, "divide")), applied(initial), ALL)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void is_limited_to_the_refactorings_that_were_asked_for() {
        Changelog changelog = changelog(initial, migration("8_merge/initial"));
        DatabaseState state = new DatabaseState(changelog, History.EMPTY, Map.of());

        assertThat(steps(Planner.plan(state, new PlanRequest(INITIAL, Set.of(new SequenceNumber(8)), false))))
                .containsExactly("0008_merge/initial first run");
    }

    @Test
    void lists_all_that_is_wrong_at_once() {
        Changelog changelog = changelog(changed(initial), migration("6_late/initial"));

        assertThat(plan(changelog, applied(initial, migration("8_gone/initial")), INITIAL)
                        .refusals())
                .hasSize(3);
    }

    private static Plan plan(Changelog changelog, History history, PhaseSelection phase) {
        return Planner.plan(new DatabaseState(changelog, history, Map.of()), PlanRequest.of(phase));
    }

    private static List<String> steps(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.migration().id() + " " + step.kind())
                .toList();
    }

    private static List<String> deferred(Plan plan) {
        return plan.deferred().stream()
                .map(each -> each.migration() + ": " + each.reason())
                .toList();
    }
}
