package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.edd.backfill.Backfill.Locking;
import dev.edd.backfill.ProgressStore.Claim;
import dev.edd.database.Database;
import dev.edd.database.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.api.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows that cannot be moved, recorded beside others who record theirs. */
class RecordedRowsTest {
    private static final AtomicInteger DEADLOCKS = new AtomicInteger();
    private static final Key ROW = new Key(List.of(3L));

    private final OpenBackfill backfill = OpenBackfill.by(
                    "id", "UPDATE inventory SET moves = moves + 1 WHERE id BETWEEN :from AND :to")
            .rows(3);

    @AfterEach
    void close() {
        backfill.close();
    }

    @Test
    void are_recorded_again_after_a_deadlock() throws SQLException, InterruptedException {
        backfill.store().passes().join(backfill.handle(), 0, Duration.ZERO);
        Claim claim = backfill.store().claim(backfill.handle(), 8).orElseThrow();
        deadlocks("INSERT", "EDD_BACKFILL_ERROR");

        backfill.mover().reject(backfill.handle(), claim.slice(), ROW, new SQLException("too long", "22001"));

        assertThat(DEADLOCKS).hasValue(0);
        assertThat(backfill.number("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR WHERE ROW_KEY = '3'"))
                .isOne();
        assertThat(backfill.number("SELECT SUM(MOVED_ROWS) FROM EDD_BACKFILL_SLICE WHERE DONE = 1"))
                .isOne();
    }

    @Test
    void are_moved_again_after_a_deadlock() throws SQLException, InterruptedException {
        backfill.store().errors().record(backfill.handle(), ROW, "too long", true);
        deadlocks("UPDATE", "inventory");

        Optional<SQLException> failure = backfill.mover().retry(backfill.handle(), ROW);

        assertThat(failure).isEmpty();
        assertThat(backfill.number("SELECT SUM(moves) FROM inventory WHERE id = 3"))
                .isOne();
        assertThat(backfill.number("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).isZero();
    }

    @Test
    void that_still_cannot_be_moved_are_recorded_again_after_a_deadlock() throws SQLException, InterruptedException {
        backfill.handle().execute("ALTER TABLE inventory ADD CHECK (moves = 0)");
        deadlocks("INSERT", "EDD_BACKFILL_ERROR");

        Optional<SQLException> failure = backfill.mover().retry(backfill.handle(), ROW);

        assertThat(failure).get().extracting(SQLException::getSQLState).isEqualTo("23513");
        assertThat(backfill.number("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).isOne();
    }

    @Test
    void are_none_where_the_disk_is_full() throws SQLException, InterruptedException {
        backfill.store().passes().join(backfill.handle(), 0, Duration.ZERO);
        Claim claim = backfill.store().claim(backfill.handle(), 8).orElseThrow();
        backfill.trigger("UPDATE", "inventory", DiskFull.class);

        assertThatThrownBy(() -> backfill.mover()
                        .move(backfill.handle(), claim.slice(), claim.grains().get(0)))
                .hasMessageContaining("No space left on device");

        assertThat(backfill.number("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).isZero();
    }

    @Test
    @Timeout(30)
    void are_not_waited_for_where_somebody_has_locked_them() throws SQLException {
        backfill.store().passes().join(backfill.handle(), 0, Duration.ZERO);
        backfill.store().errors().record(backfill.handle(), ROW, "too long", true);
        Backfill patient = new Backfill(
                backfill.database(), BackfillSettings.DEFAULT, Locking.of(Timeouts.NONE, 10), progress -> {});

        try (Database other = backfill.database().openAnother()) {
            other.connection().setAutoCommit(false);
            other.jdbi().useHandle(handle -> handle.execute("UPDATE inventory SET code = 'X' WHERE id = 3"));

            assertThat(patient.retry(backfill.migration())).singleElement().satisfies(row -> assertThat(row.reason())
                    .startsWith("Timeout trying to lock table"));
        }
    }

    @Test
    void that_nobody_can_read_any_more_are_said_to_be() throws SQLException {
        backfill.store().passes().join(backfill.handle(), 0, Duration.ZERO);
        backfill.handle()
                .execute("INSERT INTO EDD_BACKFILL_ERROR SELECT ID, 'x', 'small', 'too long', 0, 1 FROM EDD_BACKFILL");
        Backfill engine = backfill.engine(BackfillSettings.DEFAULT);

        Exception failure =
                catchThrowableOfType(KeyUnreadableException.class, () -> engine.retry(backfill.migration()));

        String message = String.valueOf(failure.getMessage());

        assertThat(message).contains("Why    The key \"small\" was recorded when the columns of inventory by id had");
        message.lines().filter(line -> line.contains("DELETE")).forEach(backfill.handle()::execute);
        assertThat(engine.retry(backfill.migration())).isEmpty();
    }

    /** Fails as PostgreSQL does. */
    public static final class DiskFull implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            throw new SQLException("could not extend file: No space left on device", "53100");
        }
    }

    private void deadlocks(String statement, String table) {
        DEADLOCKS.set(2);
        backfill.trigger(statement, table, Deadlock.class);
    }

    /** Rolls the first transactions back, as MySQL and MariaDB do with one of two that record rows at the same time. */
    public static final class Deadlock implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            if (DEADLOCKS.get() > 0) {
                DEADLOCKS.decrementAndGet();
                throw new SQLException("Deadlock found when trying to get lock", "40001");
            }
        }
    }
}
