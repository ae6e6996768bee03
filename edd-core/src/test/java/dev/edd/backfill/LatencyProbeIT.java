package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others have to wait for makes the load sink, on every database. When it rises again {@link LoadControlTest} says. */
@Timeout(60)
class LatencyProbeIT {
    private static final Duration BUDGET = Duration.ofMillis(200);
    private static final double MOST = 0.8;
    private static final long BEATEN = 1_000_000;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void lowers_the_load_while_others_wait_and_goes_on_probing(TestServer server) throws Exception {
        TestDatabase database = server.createDatabase();
        Target target = Target.of(database.url()).as(database.username(), database.password());
        LoadControl control = new LoadControl(BUDGET, MOST);
        try (Database bookkeeping = Database.open(target, LatencyProbeIT.class.getClassLoader());
                Handle handle = bookkeeping.jdbi().open();
                Connection blocker = database.connect();
                Statement statement = blocker.createStatement()) {
            ProgressTables.create(handle, bookkeeping.dialect());
            blocker.setAutoCommit(false);
            LatencyProbe probe = LatencyProbe.start(bookkeeping.openAnother(), control);
            try {
                statement.executeUpdate("UPDATE EDD_PROBE SET BEATS = " + BEATEN);
                await(() -> control.share() < MOST / 2);
                blocker.commit();
                await(() -> handle.createQuery("SELECT MAX(BEATS) FROM EDD_PROBE")
                                .mapTo(Long.class)
                                .one()
                        > BEATEN);
            } finally {
                probe.stop();
            }
            assertThat(handle.createQuery("SELECT COUNT(*) FROM EDD_PROBE")
                            .mapTo(Long.class)
                            .one())
                    .isZero();
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
