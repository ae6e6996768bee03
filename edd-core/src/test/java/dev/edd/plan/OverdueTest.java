package dev.edd.plan;

import static dev.edd.fixture.Migrations.WHEN;
import static dev.edd.fixture.Migrations.applied;
import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Migration;
import dev.edd.release.Chronicle;
import dev.edd.release.ReleaseHistory;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverdueTest {
    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    private final Migration initial = migration("7_split/initial");
    private final Migration transition = migration("7_split/transition", "expires: 2026-12-31");
    private final Migration finalization = migration("7_split/finalization");

    @Test
    void is_a_transition_past_its_own_date() {
        assertThat(overdue(Duration.ofDays(42), FOREVER, initial, transition))
                .containsExactly("0007_split has been in transition for 42 days: it was to be over by 2026-12-31");
    }

    @Test
    void is_a_transition_that_takes_longer_than_any_may() {
        assertThat(overdue(Duration.ofDays(31), Duration.ofDays(30), initial, transition))
                .containsExactly("0007_split has been in transition for 31 days: edd.maxTransition is 30 days");
    }

    @Test
    void is_every_transition_where_none_may_take_any_time() {
        assertThat(overdue(Duration.ofMinutes(1), Duration.ZERO, initial, transition))
                .containsExactly("0007_split has been in transition for 1 minute: edd.maxTransition is 0 days");
    }

    @Test
    void is_not_one_that_has_time_left() {
        assertThat(overdue(Duration.ofDays(30), Duration.ofDays(30), initial, transition))
                .isEmpty();
        assertThat(overdue(Duration.ofDays(41), FOREVER, initial, transition)).isEmpty();
    }

    @Test
    void is_nothing_that_has_not_begun_or_is_over() {
        assertThat(overdue(Duration.ofDays(99), Duration.ofDays(1))).isEmpty();
        assertThat(overdue(Duration.ofDays(99), Duration.ofDays(1), initial, transition, finalization))
                .isEmpty();
    }

    private List<String> overdue(Duration later, Duration longest, Migration... applied) {
        DatabaseState state =
                new DatabaseState(changelog(initial, transition, finalization), applied(applied), Map.of());
        Chronicle chronicle = new Chronicle(WHEN.plus(later), ReleaseHistory.NONE, Map.of());
        return state.with(chronicle).overdue(longest).stream()
                .map(Object::toString)
                .toList();
    }
}
