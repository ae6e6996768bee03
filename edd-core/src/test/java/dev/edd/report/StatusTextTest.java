package dev.edd.report;

import static dev.edd.fixture.Migrations.applied;
import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.plan.DatabaseState;
import dev.edd.release.Chronicle;
import dev.edd.release.Origin;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseHistory;
import dev.edd.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code edd:status} says is next where a pipeline records releases. */
class StatusTextTest {
    private final Migration initial = migration("7_split/initial", "release: 2.4.0");
    private final Migration transition = migration("7_split/transition");
    private final Migration finalization = migration("7_split/finalization");
    private final Changelog changelog =
            changelog(initial, transition, finalization, migration("8_merge/initial", "release: 2.5.0"));

    private String next(Migration... applied) {
        ReleaseEvent deployed =
                new ReleaseEvent(Version.of("2.4.0"), ReleaseEvent.Kind.DEPLOYED, Instant.EPOCH, Origin.UNKNOWN);
        Chronicle chronicle = new Chronicle(Instant.EPOCH, new ReleaseHistory(List.of(deployed)), Map.of());
        DatabaseState state = new DatabaseState(changelog, applied(applied), Map.of()).with(chronicle);
        return StatusText.of(state, "staging")
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void is_the_transition_of_what_has_begun() {
        assertThat(next(initial)).isEqualTo("Next: mvn edd:migrate -Dphase=transition -Dedd.env=staging");
    }

    @Test
    void is_the_release_that_the_first_missing_initial_belongs_to() {
        assertThat(next(initial, transition))
                .isEqualTo("Next: mvn edd:pre-deploy -Dedd.release=2.5.0 -Dedd.env=staging");
        assertThat(next()).isEqualTo("Next: mvn edd:pre-deploy -Dedd.release=2.4.0 -Dedd.env=staging");
    }
}
