package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.ProgressStore.Claim;
import dev.edd.database.Target;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two workers that record a row each at the same time lock the gap that both want to insert theirs into. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordedRowsIT {
    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void are_recorded_in_spite_of_a_deadlock(TestServer server) throws Exception {
        TestDatabase database = server.createDatabase();
        Target target = Target.of(database.url()).as(database.username(), database.password());
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try (OpenBackfill backfill = OpenBackfill.in(target, "id", "UPDATE inventory SET moves = moves + 1");
                Connection connection = database.connect();
                Statement other = connection.createStatement()) {
            backfill.handle().execute("INSERT INTO inventory VALUES (3, 'C', 0)");
            backfill.store().passes().join(backfill.handle(), 0, Duration.ZERO);
            Claim claim = backfill.store().claim(backfill.handle(), 8).orElseThrow();
            connection.setAutoCommit(false);
            weigh(other);
            other.execute("DELETE FROM EDD_BACKFILL_ERROR WHERE BACKFILL_ID = 'other' AND ROW_HASH = 'other'");

            Future<?> recorded = worker.submit(() -> {
                backfill.mover()
                        .reject(backfill.handle(), claim.slice(), claim.slice().last(), new SQLException("no"));
                return null;
            });
            awaitInsert(other);
            other.execute("INSERT INTO EDD_BACKFILL_ERROR VALUES ('other', 'other', '4', 'no', 0, 1)");
            connection.commit();
            recorded.get();

            assertThat(backfill.number("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR"))
                    .isEqualTo(2);
        } finally {
            worker.shutdown();
        }
    }

    /** Makes the other transaction the heavier one: of two in a deadlock, the lighter is rolled back. */
    private static void weigh(Statement other) throws SQLException {
        String rows = IntStream.range(100, 1_100)
                .mapToObj("(%1$s, '%1$s', 0)"::formatted)
                .collect(Collectors.joining(", "));
        other.execute("INSERT INTO inventory VALUES " + rows);
    }

    /** Its end cannot come meanwhile: it waits for the other transaction. */
    private static void awaitInsert(Statement other) throws SQLException {
        while (inserting(other) == 0) {
            Thread.onSpinWait();
        }
    }

    private static int inserting(Statement other) throws SQLException {
        try (ResultSet row = other.executeQuery("SELECT COUNT(*) FROM information_schema.PROCESSLIST "
                + "WHERE INFO LIKE 'INSERT INTO EDD_BACKFILL_ERROR%'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
