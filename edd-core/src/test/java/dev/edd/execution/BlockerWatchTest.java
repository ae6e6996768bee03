package dev.edd.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.lease.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockerWatchTest {
    @Test
    void asks_half_way_through_the_shortest_wait() throws SQLException {
        Target target = Target.of("jdbc:h2:mem:watch");
        try (Database database = Database.open(target, getClass().getClassLoader());
                Lease lease = new Patience(database, LockSettings.DEFAULT, Progress.SILENT, Set.of()).lease();
                BlockerWatch watch = new BlockerWatch(lease.blockers(), Duration.ofMillis(1))) {
            assertThat(watch.watch()).isNotDone();
        }
    }
}
