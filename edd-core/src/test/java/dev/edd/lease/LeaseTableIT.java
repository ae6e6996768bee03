package dev.edd.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.lease.LeaseTable.Claim;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.History.HalfDone;
import dev.edd.release.Origin;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lease in databases whose own defaults do not suit it. */
class LeaseTableIT {
    private static final Duration LONG = Duration.ofHours(1);

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"MARIADB", "MYSQL"})
    void keeps_every_name_and_reason_in_a_database_whose_own_tables_cannot(TestServer server) throws SQLException {
        try (Database database = open(server.createDatabase().latin1())) {
            Origin somebody = new Origin("Łucja Żak", "build-7", "");

            try (Lease lease = claimed(database, somebody)) {
                FailureTable failures = new FailureTable(database);
                ChangesetKey changeset = new ChangesetKey("7", "edd", "initial/0007_łuk.sql");
                failures.write(database.connection(), new StepProgress(changeset, 1, "", ""), "потому что 🙂");

                assertThat(lease.name()).contains("Łucja Żak");
                assertThat(failures.read(database.connection()))
                        .extracting(HalfDone::changeset, HalfDone::reason)
                        .containsExactly(tuple(changeset, "потому что 🙂"));
            }
        }
    }

    @Test
    void is_for_everybody_in_a_database_that_cannot_hold_each_name() throws SQLException {
        try (Database database = open(TestServer.POSTGRESQL.createDatabase().encoded("LATIN1"));
                Lease lease = claimed(database, new Origin("Łucja", "build-7", "x".repeat(2000)))) {
            FailureTable failures = new FailureTable(database);
            failures.write(
                    database.connection(),
                    new StepProgress(new ChangesetKey("7", "edd", "7.sql"), 1, "", ""),
                    "zażółć");

            assertThat(lease.name()).contains("Łucja");
            assertThat(failures.read(database.connection()))
                    .extracting(HalfDone::reason)
                    .containsExactly("za?ó??");
        }
    }

    @Test
    void is_made_sure_of_by_a_transaction_that_has_outlived_a_heartbeat() throws SQLException {
        TestDatabase place = TestServer.POSTGRESQL.createDatabase().repeatableRead();
        try (Database database = open(place);
                Database heart = open(place);
                Lease lease = claimed(database, Origin.UNKNOWN)) {
            database.connection().setAutoCommit(false);
            execute(database, "SELECT 1");
            execute(heart, "UPDATE EDD_LEASE SET HEARTBEAT = HEARTBEAT + 1");

            assertThatCode(() -> lease.confirm(database.connection())).doesNotThrowAnyException();

            database.connection().rollback();
            database.connection().setAutoCommit(true);
        }
    }

    private static Lease claimed(Database database, Origin origin) throws SQLException {
        return ((Claim.Granted) new LeaseTable(database, LONG, origin).claim()).lease();
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static Database open(TestDatabase place) {
        return Database.open(
                Target.of(place.url()).as(place.username(), place.password()), LeaseTableIT.class.getClassLoader());
    }
}
