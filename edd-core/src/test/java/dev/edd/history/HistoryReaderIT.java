package dev.edd.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.History;
import dev.edd.migration.Phase;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import liquibase.ChecksumVersion;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.StandardChangeLogHistoryService;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Liquibase itself has written is read back. */
class HistoryReaderIT {
    private final HistoryReader reader = new HistoryReader();

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_database_that_liquibase_has_never_seen_has_an_empty_history(TestServer server) {
        try (Database database = open(server.createDatabase())) {
            assertThat(reader.read(database)).isSameAs(History.EMPTY);
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void rows_of_liquibase_come_in_the_order_they_ran(TestServer server) throws SQLException, LiquibaseException {
        TestDatabase home = server.createDatabase();
        liquibaseRuns(home, "@initial", "@sample", "(@transition) and eu", "initial,test");

        try (Database database = open(home)) {
            assertThat(reader.read(database).applied())
                    .extracting(History.Applied::changeset, History.Applied::phase)
                    .containsExactly(
                            row("0001", Phase.INITIAL), row("0003", Phase.TRANSITION), row("0004", Phase.INITIAL));
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_row_has_liquibases_checksum_and_the_present_instant(TestServer server)
            throws SQLException, LiquibaseException {
        TestDatabase home = server.createDatabase();
        liquibaseRuns(home, "@initial");

        try (Database database = open(home)) {
            assertThat(reader.read(database).applied()).singleElement().satisfies(row -> {
                assertThat(row.checksum())
                        .isEqualTo(changeSet(1, "@initial")
                                .generateCheckSum(ChecksumVersion.latest())
                                .toString());
                assertThat(row.when()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void the_instant_is_right_whatever_the_zone_of_the_session(TestServer server)
            throws SQLException, LiquibaseException {
        TestDatabase home = server.createDatabase();
        try (Database database = open(home)) {
            execute(database, zone(server));
            liquibaseRuns(database.connection(), "@initial");
            database.connection().setAutoCommit(true);

            assertThat(reader.read(database).applied()).singleElement().satisfies(row -> assertThat(row.when())
                    .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES)));
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void reading_leaves_no_transaction_open(TestServer server) throws SQLException, LiquibaseException {
        TestDatabase home = server.createDatabase();
        liquibaseRuns(home, "@initial");

        try (Database database = open(home);
                Database other = database.openAnother()) {
            reader.read(database);

            // Would wait for ever, or for its lock timeout, for a reader that still holds the table.
            execute(other, "DROP TABLE DATABASECHANGELOG");
            assertThat(reader.read(database)).isSameAs(History.EMPTY);
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_missing_table_does_not_break_the_transaction_of_a_caller(TestServer server) throws SQLException {
        try (Database database = open(server.createDatabase())) {
            database.connection().setAutoCommit(false);

            assertThat(reader.read(database)).isSameAs(History.EMPTY);

            execute(database, "SELECT 1");
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_reader_without_other_rights_may_read(TestServer server) throws SQLException, LiquibaseException {
        TestDatabase home = server.createDatabase();
        liquibaseRuns(home, "@initial");

        try (Database database = open(home.readOnly())) {
            assertThat(reader.read(database).applied()).hasSize(1);
        }
    }

    private static Tuple row(String id, Phase phase) {
        return tuple(new ChangesetKey(id, "edd", "db/changelog"), phase);
    }

    private static String zone(TestServer server) {
        return switch (server) {
            case H2 -> "SET TIME ZONE '-09:30'";
            case POSTGRESQL -> "SET TIME ZONE 'Pacific/Marquesas'";
            case MARIADB, MYSQL -> "SET time_zone = '-09:30'";
        };
    }

    private static Database open(TestDatabase database) {
        return Database.open(
                Target.of(database.url()).as(database.username(), database.password()),
                HistoryReaderIT.class.getClassLoader());
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static void liquibaseRuns(TestDatabase home, String... contexts) throws SQLException, LiquibaseException {
        try (Connection connection = home.connect()) {
            liquibaseRuns(connection, contexts);
        }
    }

    /** Has Liquibase create its table and record one changeset for each of the contexts. */
    private static void liquibaseRuns(Connection connection, String... contexts) throws LiquibaseException {
        liquibase.database.Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        StandardChangeLogHistoryService history = new StandardChangeLogHistoryService();
        history.setDatabase(database);
        history.init();
        for (int number = 1; number <= contexts.length; number++) {
            history.setExecType(changeSet(number, contexts[number - 1]), ChangeSet.ExecType.EXECUTED);
        }
        database.commit();
    }

    private static ChangeSet changeSet(int number, String contexts) {
        ChangeSet changeSet = new ChangeSet(
                "%04d".formatted(number),
                "edd",
                false,
                false,
                "db/changelog",
                contexts,
                null,
                new DatabaseChangeLog("db/changelog"));
        changeSet.addChange(new RawSQLChange("SELECT 1"));
        return changeSet;
    }
}
