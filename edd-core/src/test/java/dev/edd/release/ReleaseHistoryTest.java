package dev.edd.release;

import static dev.edd.release.ReleaseEvent.Kind.DEPLOYED;
import static dev.edd.release.ReleaseEvent.Kind.RETIRED;
import static dev.edd.release.ReleaseEvent.Kind.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseHistoryTest {
    @Test
    void knows_the_releases_that_run_by_version() {
        assertThat(alive(event("2.10", DEPLOYED), event("2.9", DEPLOYED))).containsExactly("2.9", "2.10");
    }

    @Test
    void forgets_those_that_were_retired_or_rolled_back() {
        assertThat(alive(
                        event("2.3", DEPLOYED),
                        event("2.4", DEPLOYED),
                        event("2.5", DEPLOYED),
                        event("2.3.0", RETIRED),
                        event("2.5", ROLLED_BACK)))
                .containsExactly("2.4");
    }

    @Test
    void knows_one_again_that_was_deployed_once_more() {
        assertThat(alive(event("2.3", DEPLOYED), event("2.3", RETIRED), event("2.3", DEPLOYED)))
                .containsExactly("2.3");
    }

    @Test
    void misses_what_runs_instead_of_one_rolled_back_until_somebody_says_so() {
        List<ReleaseEvent> rolledBack = List.of(
                event("2.3", DEPLOYED),
                event("2.4", DEPLOYED),
                event("2.3", RETIRED),
                event("2.4", ROLLED_BACK),
                event("2.3", RETIRED));

        assertThat(new ReleaseHistory(rolledBack).unreplaced()).isPresent();
        assertThat(new ReleaseHistory(rolledBack.subList(0, 3)).unreplaced()).isEmpty();
        assertThat(new ReleaseHistory(
                                List.of(event("2.3", DEPLOYED), event("2.4", DEPLOYED), event("2.4", ROLLED_BACK)))
                        .unreplaced())
                .isEmpty();
        assertThat(new ReleaseHistory(List.of(event("2.4", ROLLED_BACK), event("2.3", DEPLOYED), event("2.3", RETIRED)))
                        .unreplaced())
                .isEmpty();
    }

    @Test
    void takes_no_other_word_for_an_event() {
        assertThat(ReleaseEvent.Kind.of("Rolled-Back")).isEqualTo(ROLLED_BACK);
        assertThatThrownBy(() -> ReleaseEvent.Kind.of("deploy"))
                .hasMessageContaining("Use -Dedd.event=deployed; the events are deployed,");
    }

    private static List<String> alive(ReleaseEvent... events) {
        return new ReleaseHistory(List.of(events))
                .alive().stream().map(event -> event.release().toString()).toList();
    }

    private static ReleaseEvent event(String release, ReleaseEvent.Kind kind) {
        return new ReleaseEvent(Version.of(release), kind, Instant.EPOCH, Origin.UNKNOWN);
    }
}
