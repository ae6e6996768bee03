package dev.edd.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.release.Origin;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTrailIT {
    private static final Origin ADA = new Origin("ada", "build-7", "https://ci.example.com/4711", "0a1b2c3d4e5f");
    private static final Deed STARTED = Deed.of(Deed.Kind.RUN_STARTED, "initial", "started", "2 steps.");
    private static final Deed APPLIED =
            new Deed(Deed.Kind.STEP, "0007_split/transition", "applied", "", "abc", Duration.ofMillis(1234));

    private static Database open(TestDatabase database) {
        Target target = Target.of(database.url()).as(database.username(), database.password());
        return Database.open(target, AuditTrailIT.class.getClassLoader());
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void keeps_what_was_done_in_an_unbroken_chain(TestServer server) {
        try (Database database = open(server.createDatabase())) {
            AuditTrail trail = new AuditTrail(database);
            assertThat(trail.read().entries()).isEmpty();

            trail.add(List.of(STARTED, APPLIED), ADA);
            trail.add(
                    List.of(Deed.of(Deed.Kind.RELEASE, "2.4.0", "deployed", "ünïcode 'quotes' \\ %")), Origin.UNKNOWN);

            assertThat(trail.read().entries()).extracting(AuditEntry::number).containsExactly(1L, 2L, 3L);
            assertThat(trail.read().entries()).extracting(AuditEntry::deed).startsWith(STARTED, APPLIED);
            assertThat(trail.read().entries().get(0).origin()).isEqualTo(ADA);
            assertThat(trail.read().flaw()).isEmpty();
            assertThat(trail.firstRuns()).containsOnlyKeys("0007_split/transition");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"MARIADB", "MYSQL"})
    void keeps_every_name_in_a_database_whose_own_tables_cannot(TestServer server) throws SQLException {
        try (Database database = open(server.createDatabase().latin1())) {
            Origin somebody = new Origin("Łucja Żak", "build-7", "", "");
            Deed said = Deed.of(Deed.Kind.RELEASE, "2.4.0", "deployed", "потому что 🙂");
            AuditTrail trail = new AuditTrail(database);

            trail.add(List.of(said), somebody);

            assertThat(trail.read().flaw()).isEmpty();
            assertThat(trail.read().entries()).singleElement().satisfies(entry -> {
                assertThat(entry.deed()).isEqualTo(said);
                assertThat(entry.origin()).isEqualTo(somebody);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
    void loses_no_row_in_a_database_that_cannot_hold_its_letters(String encoding) {
        try (Database database = open(TestServer.POSTGRESQL.createDatabase().encoded(encoding))) {
            Origin somebody = new Origin("Żak".repeat(99), "build-7", "", "");
            Deed said = Deed.of(Deed.Kind.RUN_ENDED, "initial", "failed", "… 🙂\0" + "ü".repeat(3000));
            AuditTrail trail = new AuditTrail(database);

            trail.add(List.of(said), somebody);

            assertThat(trail.read().flaw()).isEmpty();
            assertThat(trail.read().entries()).singleElement().satisfies(entry -> {
                assertThat(entry.deed().detail()).startsWith("? ??").hasSizeGreaterThan(1990);
                assertThat(entry.origin().user()).startsWith("?ak");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void shows_a_row_that_was_changed_or_removed(TestServer server) throws SQLException {
        try (Database database = open(server.createDatabase())) {
            AuditTrail trail = new AuditTrail(database);
            trail.add(List.of(STARTED, APPLIED, STARTED), ADA);

            execute(database, "UPDATE EDD_AUDIT SET DONE_BY = 'eve' WHERE ID = 2");
            assertThat(trail.read().flaw())
                    .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("Entry 2 is not what was written"));

            execute(database, "DELETE FROM EDD_AUDIT WHERE ID = 2");
            assertThat(trail.read().flaw()).hasValue("Entry 2 is missing: 3 follows 1.");

            execute(database, "UPDATE EDD_AUDIT SET ID = 2 WHERE ID = 3");
            assertThat(trail.read().flaw()).isPresent();
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void keeps_one_chain_however_many_write_at_once(TestServer server) throws Exception {
        TestDatabase database = server.createDatabase();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        // Open all the while: H2 may fail whoever opens a database that the last connection is closing.
        try (Database reader = open(database)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                writers.add(pool.submit(() -> write(database)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            AuditHistory history = new AuditTrail(reader).read();
            assertThat(history.entries()).hasSize(40);
            assertThat(history.flaw()).isEmpty();
        } finally {
            pool.shutdown();
        }
    }

    private static void write(TestDatabase database) {
        try (Database own = open(database)) {
            for (int i = 0; i < 5; i++) {
                new AuditTrail(own).add(List.of(STARTED, APPLIED), ADA);
            }
        }
    }
}
