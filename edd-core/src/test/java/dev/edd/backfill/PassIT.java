package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.edd.database.Target;
import dev.edd.database.TransientFailure;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import dev.edd.testing.Wire;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PassIT {
    private static final String SLOW =
            "UPDATE inventory SET moves = moves + 1 WHERE id BETWEEN :from AND :to AND pg_sleep(5) IS NOT NULL";

    /** While a worker waits for its chunk. */
    @Test
    void ends_when_the_network_swallows_what_is_said() throws SQLException {
        TestDatabase database = TestServer.POSTGRESQL.createDatabase();
        int port = URI.create(database.url().substring("jdbc:".length())).getPort();
        Wire wire = new Wire(port);
        Target target = Target.of(database.url().replace(":" + port, ":" + wire.port()))
                .as(database.username(), database.password());
        try (OpenBackfill backfill = OpenBackfill.in(target, "id", SLOW)) {
            backfill.handle().execute("INSERT INTO inventory VALUES (3, 'C', 0)");
            backfill.store().passes().join(backfill.handle(), 0, Duration.ZERO);

            Pass pass = pass(backfill, wire);
            JdbiException failure = catchThrowableOfType(
                    JdbiException.class, () -> pass.run(backfill.handle(), backfill.mover(), backfill.keys()));

            assertThat(TransientFailure.isConnectionLost(ChunkMover.sqlException(failure)))
                    .isTrue();
        }
    }

    private static Pass pass(OpenBackfill backfill, Wire wire) {
        Throttles none = Throttles.of(backfill.migration(), BackfillSettings.DEFAULT, backfill.database());
        return new Pass(
                        backfill.database(),
                        BackfillSettings.DEFAULT,
                        progress -> {
                            // Not before the worker has its connection.
                            if (progress.speed().chunkRows() > 0) {
                                wire.swallow();
                            }
                        },
                        none)
                .lostAfter(Duration.ofMillis(300));
    }
}
