package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillControl;
import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.lease.LeaseTable;
import dev.edd.lease.LeaseTable.Claim;
import dev.edd.release.Origin;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An account that may write what somebody else has created, and create nothing, as PostgreSQL lets accounts be. */
class NoTablesToCreateIT {
    @Test
    void does_where_the_tables_are_there() throws SQLException {
        TestDatabase database = TestServer.POSTGRESQL.createDatabase();
        TestDatabase writer = database.readOnly();
        database.administrate("GRANT pg_write_all_data TO " + writer.username());
        use(database);

        assertThat(use(writer)).isInstanceOf(Claim.Granted.class);
    }

    private static Claim use(TestDatabase as) throws SQLException {
        Target target = Target.of(as.url()).as(as.username(), as.password());
        try (Database database = Database.open(target, NoTablesToCreateIT.class.getClassLoader())) {
            BackfillControl control = new BackfillControl(database);
            control.pause(List.of(), "ann");
            control.resume(List.of());
            Claim claim = new LeaseTable(database, Duration.ofSeconds(30), Origin.UNKNOWN).claim();
            if (claim instanceof Claim.Granted granted) {
                granted.lease().close();
            }
            return claim;
        }
    }
}
