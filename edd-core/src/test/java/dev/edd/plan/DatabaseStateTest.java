package dev.edd.plan;

import static dev.edd.fixture.Migrations.WHEN;
import static dev.edd.fixture.Migrations.applied;
import static dev.edd.fixture.Migrations.changed;
import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.renamed;
import static dev.edd.fixture.Migrations.row;
import static dev.edd.migration.RefactoringState.END;
import static dev.edd.migration.RefactoringState.START;
import static dev.edd.migration.RefactoringState.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.History;
import dev.edd.migration.History.Applied;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.RefactoringState;
import dev.edd.plan.DatabaseState.RowCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseStateTest {
    private final Migration initial = migration("7_split/initial");
    private final Migration transition = migration("7_split/transition");
    private final Migration finalization = migration("7_split/finalization");
    private final Changelog three = changelog(initial, transition, finalization);

    @Test
    void starts_with_nothing_applied() {
        assertThat(of(three, History.EMPTY)).isEqualTo(START);
    }

    @Test
    void is_in_transition_from_the_initial_until_the_finalization() {
        assertThat(of(three, applied(initial))).isEqualTo(TRANSITION);
        assertThat(of(three, applied(initial, transition))).isEqualTo(TRANSITION);
    }

    @Test
    void ends_with_the_finalization() {
        assertThat(of(three, applied(initial, transition, finalization))).isEqualTo(END);
    }

    @Test
    void ends_with_the_initial_where_there_is_nothing_else() {
        assertThat(of(changelog(initial), applied(initial))).isEqualTo(END);
    }

    @Test
    void ends_with_the_transition_where_there_is_no_finalization() {
        Changelog two = changelog(initial, transition);

        assertThat(of(two, applied(initial))).isEqualTo(TRANSITION);
        assertThat(of(two, applied(initial, transition))).isEqualTo(END);
    }

    @Test
    void does_not_end_while_rows_remain() {
        Changelog two = changelog(initial, transition);
        DatabaseState state = new DatabaseState(two, applied(initial, transition), Map.of(transition.id(), 3L));

        assertThat(state.of(two.refactorings().get(0))).isEqualTo(TRANSITION);
        assertThat(state.remaining(two.refactorings().get(0))).hasValue(3);
    }

    @Test
    void does_not_end_while_nobody_can_tell_whether_rows_remain() {
        Changelog two = changelog(initial, transition);
        RowCounts rows = new RowCounts(Map.of(), Map.of(transition.id(), "No such table"), Map.of());
        DatabaseState state = new DatabaseState(two, applied(initial, transition), Map.of()).counting(rows);

        assertThat(state.of(two.refactorings().get(0))).isEqualTo(TRANSITION);
        assertThat(state.unknown(two.refactorings().get(0))).hasValue("No such table");
    }

    @Test
    void knows_no_remaining_rows_where_nobody_counted() {
        DatabaseState state = new DatabaseState(three, applied(initial), Map.of());

        assertThat(state.remaining(three.refactorings().get(0))).isEmpty();
    }

    @Test
    void finds_what_was_changed_after_it_had_been_applied() {
        assertThat(new DatabaseState(changelog(changed(initial)), applied(initial), Map.of()).changed())
                .containsExactly(changed(initial));
        assertThat(new DatabaseState(three, applied(initial), Map.of()).changed())
                .isEmpty();
    }

    @Test
    void takes_neither_a_cleared_nor_another_version_s_checksum_for_a_change() {
        for (String checksum : List.of("", "8:0123456789abcdef0123456789abcdef")) {
            History history =
                    new History(List.of(new Applied(row(initial).changeset(), Phase.INITIAL, checksum, WHEN)));

            assertThat(new DatabaseState(three, history, Map.of()).changed()).isEmpty();
        }
    }

    @Test
    void finds_what_was_renamed_and_takes_it_for_neither_changed_nor_missing() {
        Migration other = renamed(initial, "divide");
        DatabaseState state = new DatabaseState(changelog(other), applied(initial), Map.of());

        assertThat(state.renamed()).containsExactly(other);
        assertThat(state.changed()).isEmpty();
        assertThat(state.missing()).isEmpty();
        assertThat(state.of(state.changelog().refactorings().get(0))).isEqualTo(END);
    }

    @Test
    void finds_what_was_applied_and_is_no_longer_among_the_files() {
        Migration gone = migration("6_gone/initial");

        assertThat(new DatabaseState(three, applied(gone, initial), Map.of()).missing())
                .containsExactly(row(gone));
    }

    @Test
    void does_not_miss_what_others_applied() {
        Applied foreign = new Applied(new ChangesetKey("6", "flyway", "db/x.xml"), Phase.INITIAL, "9:0", WHEN);

        assertThat(new DatabaseState(three, new History(List.of(foreign)), Map.of()).missing())
                .isEmpty();
    }

    private static RefactoringState of(Changelog changelog, History history) {
        return new DatabaseState(changelog, history, Map.of())
                .of(changelog.refactorings().get(0));
    }
}
