package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.database.Target;
import dev.edd.migration.Dialect;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database of PostgreSQL's whose encoding lacks letters that backfills use: none stops for what it only says. */
class FewLettersIT {
    @Test
    void are_enough_for_what_backfills_say() throws SQLException {
        TestDatabase latin = TestServer.POSTGRESQL.createDatabase().encoded("LATIN1");
        Target target = Target.of(latin.url()).as(latin.username(), latin.password());
        try (OpenBackfill backfill = OpenBackfill.in(target, "id", "UPDATE inventory SET moves = moves + 1")) {
            Runners runners = backfill.store().runners();
            backfill.store().passes().join(backfill.handle(), 0, Duration.ZERO);
            runners.beat(backfill.handle());

            runners.halt(backfill.handle(), new Halt("locked by SELECT … WHERE code = …", Instant.EPOCH, ""));
            backfill.store().errors().record(backfill.handle(), new Key(List.of(3L)), "zażółć", false);
            new PauseSwitch(PauseSwitch.ALL, Dialect.POSTGRESQL).pause(backfill.handle(), "Łucja@db-1");

            assertThat(runners.halts(backfill.handle()))
                    .extracting(Halt::reason)
                    .containsExactly("locked by SELECT ? WHERE code = ?");
            assertThat(text(backfill, "SELECT REASON FROM EDD_BACKFILL_ERROR")).isEqualTo("za?ó??");
            assertThat(text(backfill, "SELECT WHO FROM EDD_PAUSE")).isEqualTo("?ucja@db-1");
        }
    }

    private static String text(OpenBackfill backfill, String query) {
        return backfill.handle().createQuery(query).mapTo(String.class).one();
    }
}
