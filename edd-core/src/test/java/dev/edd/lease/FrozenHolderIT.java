package dev.edd.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.lease.LeaseTable.Claim;
import dev.edd.release.Origin;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A runner may be frozen at any moment, in the transaction, too, that makes sure of its lease. */
class FrozenHolderIT {
    /** A frozen process has no heartbeat; here the first one never comes. */
    private static final Duration LONG = Duration.ofHours(1);

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void a_lease_that_is_locked_is_taken_over_from_whoever_is_not_heard_from(TestServer server) throws SQLException {
        TestDatabase place = server.createDatabase();
        try (Database frozen = open(place);
                Database next = open(place)) {
            Lease lost = claimed(frozen);
            lost.mark(frozen.connection());
            expire(next);
            frozen.connection().setAutoCommit(false);
            lost.confirm(frozen.connection());

            try (Lease taken = claimed(next)) {
                assertThat(taken.name()).startsWith("edd lease 2 of ");
                assertThat(catchThrowable(() -> lost.confirm(frozen.connection())))
                        .isInstanceOfAny(SQLException.class, LeaseLostException.class);
            }
        }
    }

    @Test
    void on_postgresql_a_session_of_another_account_is_waited_for() throws SQLException {
        TestDatabase place = TestServer.POSTGRESQL.createDatabase();
        try (Database frozen = open(place);
                Database next = open(place)) {
            Lease lost = claimed(frozen);
            try (Connection other = place.readOnly().connect()) {
                lost.mark(other);
                expire(next);

                assertThat(new LeaseTable(next, LONG, Origin.UNKNOWN).claim()).isInstanceOf(Claim.Refused.class);
            }

            try (Lease taken = claimed(next)) {
                assertThat(taken.name()).startsWith("edd lease 2 of ");
            }
        }
    }

    /** The server may have carried out a commit whose answer is lost: nobody has the lease, and nobody may keep it. */
    @Test
    void a_claim_that_fails_at_its_commit_is_kept_alive_by_nobody() throws SQLException {
        TestDatabase place = TestServer.POSTGRESQL.createDatabase();
        try (Database database = open(place)) {
            claimed(database).close();
            try (Statement statement = database.connection().createStatement()) {
                statement.execute("""
                        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                            $$ BEGIN RAISE EXCEPTION 'refused at the commit'; END $$;
                        CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON EDD_LEASE
                            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()""");
            }
            Set<Thread> before = heartbeats();

            assertThatThrownBy(() -> claimed(database)).hasMessageContaining("refused at the commit");

            assertThat(heartbeats()).isSubsetOf(before);
        }
    }

    private static Set<Thread> heartbeats() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("edd-lease"))
                .collect(Collectors.toSet());
    }

    private static void expire(Database database) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.executeUpdate("UPDATE EDD_LEASE SET EXPIRES = 0");
        }
    }

    private static Database open(TestDatabase place) {
        return Database.open(
                Target.of(place.url()).as(place.username(), place.password()), FrozenHolderIT.class.getClassLoader());
    }

    private static Lease claimed(Database database) throws SQLException {
        LeaseTable table = new LeaseTable(database, LONG, Origin.UNKNOWN);
        Instant deadline = Instant.now().plusSeconds(60);
        Claim claim = table.claim();
        while (!(claim instanceof Claim.Granted)) {
            assertThat(Instant.now()).as(claim.toString()).isBefore(deadline);
            claim = table.claim();
        }
        return ((Claim.Granted) claim).lease();
    }
}
