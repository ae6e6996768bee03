package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogProgressTest {
    private final RecordedLog log = new RecordedLog();

    @Test
    void says_once_for_whom_it_waits_and_not_every_second() {
        LogProgress progress = LogProgress.of(log, false);

        for (int second = 0; second < 3; second++) {
            progress.waiting("ann on build-7 holds the lease and was heard from %s s ago".formatted(second));
        }
        progress.waiting("bob on build-8 holds the lease and was heard from 0 s ago");

        assertThat(log.lines())
                .containsExactly(
                        "Waiting: ann on build-7 holds the lease and was heard from 0 s ago",
                        "Waiting: bob on build-8 holds the lease and was heard from 0 s ago");
    }
}
