package dev.edd.fleet;

import static dev.edd.fixture.Migrations.WHEN;
import static dev.edd.fixture.Migrations.applied;
import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fleet.Cell.Next;
import dev.edd.migration.History;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.RefactoringState;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Deferred;
import dev.edd.plan.Plan.Refusal;
import dev.edd.release.Chronicle;
import dev.edd.release.ReleaseHistory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveyorTest {
    private static final Migration INITIAL = migration("7_split/initial");
    private static final Migration TRANSITION = migration("7_split/transition");
    private static final Migration FINALIZATION = migration("7_split/finalization");
    private static final Plan OPEN = new Plan(List.of(), List.of(), List.of());

    private static Cell cell(History history, Map<MigrationId, Long> remaining, Map<Phase, Plan> plans) {
        Chronicle chronicle = new Chronicle(WHEN.plus(Duration.ofDays(3)), ReleaseHistory.NONE, Map.of());
        DatabaseState state =
                new DatabaseState(changelog(INITIAL, TRANSITION, FINALIZATION), history, remaining).with(chronicle);
        return new Surveyor(state, plans).cells().get(0);
    }

    @Test
    void begins_with_the_initial() {
        assertThat(cell(History.EMPTY, Map.of(), Map.of(Phase.INITIAL, OPEN)))
                .isEqualTo(new Cell(
                        "0007_split",
                        RefactoringState.START,
                        Cell.NOT_COUNTED,
                        Duration.ZERO,
                        new Next.Due("0007_split/initial")));
    }

    @Test
    void goes_on_with_a_transition_that_has_rows_left() {
        Cell cell = cell(applied(INITIAL, TRANSITION), Map.of(TRANSITION.id(), 12L), Map.of());

        assertThat(cell.remaining()).isEqualTo(12);
        assertThat(cell.age()).isEqualTo(Duration.ofDays(3));
        assertThat(cell.next()).isEqualTo(new Next.Due("0007_split/transition"));
    }

    @Test
    void ends_with_the_finalization_and_says_what_it_waits_for() {
        Plan plan =
                new Plan(List.of(), List.of(new Deferred(FINALIZATION.id(), "its soak time is not over")), List.of());

        assertThat(cell(applied(INITIAL, TRANSITION), Map.of(), Map.of(Phase.FINALIZATION, plan))
                        .next())
                .isEqualTo(new Next.Waiting("0007_split/finalization", "its soak time is not over"));
        assertThat(cell(applied(INITIAL, TRANSITION, FINALIZATION), Map.of(), Map.of())
                        .next())
                .isEqualTo(new Next.Nothing());
    }

    @Test
    void waits_for_what_keeps_everything_from_running() {
        Refusal closed =
                new Refusal("0007_split/initial is not due.", "f", "approved: nobody has.\nsoak-over: no.", "");
        Refusal changed = new Refusal("0001_shop/initial was changed after it had been applied.", "f", "", "");

        assertThat(cell(History.EMPTY, Map.of(), Map.of(Phase.INITIAL, OPEN.refusing(List.of(changed, closed))))
                        .next())
                .isEqualTo(new Next.Waiting("0007_split/initial", "approved: nobody has. soak-over: no"));
        assertThat(cell(History.EMPTY, Map.of(), Map.of(Phase.INITIAL, OPEN.refusing(List.of(changed))))
                        .next())
                .isEqualTo(new Next.Waiting(
                        "0007_split/initial", "0001_shop/initial was changed after it had been applied"));
    }
}
