package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Directives;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.plan.Step;
import java.time.Instant;
import java.util.List;
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

    @Test
    void says_once_that_a_replica_is_behind_and_not_each_time_it_is_further() {
        LogProgress progress = LogProgress.of(log, false);

        progress.moving(step(), waiting("a replica is 1.6 s behind"));
        progress.moving(step(), waiting("a replica is 12.1 s behind"));
        progress.moving(step(), waiting("it is outside the window 22:00-05:00"));

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(0)).endsWith("a replica is 1.6 s behind");
        assertThat(log.lines().get(1)).endsWith("it is outside the window 22:00-05:00");
    }

    private static BackfillProgress waiting(String reason) {
        return new BackfillProgress(1, 0, 100, new BackfillProgress.Speed(0, 10), new Halt(reason, Instant.EPOCH));
    }

    private static Step step() {
        Location location = Location.of("transition/0001_split.sql");
        Migration migration = new Migration(
                new MigrationId(new SequenceNumber(1), "split", Phase.TRANSITION),
                new Migration.Source(
                        new ChangesetKey("1", "edd", location.path()), location, "9:checksum", "@transition"),
                new Directives(List.of()),
                List.of(new Written("UPDATE item SET a = 1", location)));
        return new Step(migration, Step.Kind.FIRST_RUN);
    }

    private record Written(String text, Location location) implements Statement {}
}
