package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.edd.migration.Dialect;
import dev.edd.migration.EddException;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DatabaseIT {
    private static final ClassLoader DRIVERS = DatabaseIT.class.getClassLoader();

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void tells_what_is_at_the_other_end(TestServer server) throws SQLException {
        try (Database database = open(server.createDatabase())) {
            assertThat(database.dialect())
                    .hasToString(Dialect.valueOf(server.name()).toString());
            assertThat(database.version()).matches("\\d+\\..*");
            assertThat(database.connection().getAutoCommit()).isTrue();
        }
    }

    @Test
    void a_mysql_url_may_lead_to_mariadb() {
        TestDatabase mariadb = TestServer.MARIADB.createDatabase();
        Target target = Target.of(mariadb.url().replace("jdbc:mariadb:", "jdbc:mysql:"))
                .as(mariadb.username(), mariadb.password());

        try (Database database = Database.open(target, DRIVERS)) {
            assertThat(database.dialect()).isEqualTo(Dialect.MARIADB);
        }
    }

    @Test
    void the_server_knows_the_application_by_name() {
        try (Database database = open(TestServer.POSTGRESQL.createDatabase())) {
            String name = database.jdbi().withHandle(handle -> handle.createQuery("SHOW application_name")
                    .mapTo(String.class)
                    .one());

            assertThat(name).isEqualTo("edd");
        }
    }

    @Test
    void transactions_on_postgresql_see_what_others_commit_whatever_the_default_is() throws SQLException {
        TestDatabase place = TestServer.POSTGRESQL.createDatabase().repeatableRead();

        try (Database database = open(place);
                Database another = database.openAnother()) {
            assertThat(database.connection().getTransactionIsolation())
                    .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(another.connection().getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_statement_may_take_longer_than_the_connect_timeout(TestServer server) throws SQLException {
        TestDatabase database = server.createDatabase();
        Target target = Target.of(database.url()).as(database.username(), database.password());
        Connector connector = new Connector(target, new Drivers(DRIVERS).forTarget(target), Duration.ofSeconds(1));

        try (Connection connection = connector.connect();
                Statement statement = connection.createStatement()) {
            String sleep = server == TestServer.POSTGRESQL ? "SELECT pg_sleep(1.5)" : "SELECT SLEEP(1.5)";

            assertThat(statement.execute(server == TestServer.H2 ? "SELECT 1" : sleep))
                    .isTrue();
        }
    }

    /** The server is at work, but nothing comes back: so it looks, too, where a network swallows what it sends. */
    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "H2")
    void a_connection_for_short_statements_breaks_when_an_answer_takes_too_long(TestServer server) throws SQLException {
        String sleep = server == TestServer.POSTGRESQL ? "SELECT pg_sleep(30)" : "SELECT SLEEP(30)";

        try (Database database = open(server.createDatabase());
                Database another = database.openAnother(Duration.ofMillis(200))) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> execute(another, sleep));

            assertThat(TransientFailure.isConnectionLost(failure)).isTrue();
            assertThat(another.connection().isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "H2")
    void a_timeout_of_the_urls_own_holds(TestServer server) throws SQLException {
        TestDatabase place = server.createDatabase();
        String timeout = server == TestServer.POSTGRESQL ? "?socketTimeout=60" : "?socketTimeout=60000";
        Target target = Target.of(place.url() + timeout).as(place.username(), place.password());

        try (Database database = Database.open(target, DRIVERS)) {
            int before = database.connection().getNetworkTimeout();

            database.limit(Duration.ofMillis(200));

            assertThat(database.connection().getNetworkTimeout()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "H2")
    void whoever_waits_for_an_answer_can_be_freed(TestServer server) throws Exception {
        boolean postgresql = server == TestServer.POSTGRESQL;
        String sleep = postgresql ? "SELECT pg_sleep(30)" : "SELECT SLEEP(30)";
        String asleep = postgresql
                ? "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query = '%s'"
                : "SELECT 1 FROM information_schema.PROCESSLIST WHERE INFO = '%s'";
        TestDatabase place = server.createDatabase();
        try (Database database = open(place);
                Connection observer = place.connect();
                PreparedStatement query = observer.prepareStatement(asleep.formatted(sleep))) {
            CompletableFuture<Throwable> waiting =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> execute(database, sleep)));
            while (!query.executeQuery().next()) {
                Thread.onSpinWait();
            }

            database.abort();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(SQLException.class);
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void credentials_in_the_url_work_and_stay_hidden(TestServer server) {
        TestDatabase database = server.createDatabase();
        String separator = server == TestServer.H2 ? ";" : database.url().contains("?") ? "&" : "?";
        Target target = Target.of(database.url()
                + separator
                + String.join(
                        server == TestServer.H2 ? ";" : "&",
                        "user=" + database.username(),
                        "password=" + database.password()));

        try (Database open = Database.open(target, DRIVERS)) {
            assertThat(open.displayUrl()).doesNotContain(separator + "password");
            assertThat(open.toString()).endsWith(" as " + database.username());
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_wrong_password_is_rejected_and_never_shown(TestServer server) {
        TestDatabase database = server.createDatabase();

        EddException failure = failure(Target.of(database.url()).as(database.username(), "s3cret"));

        assertThat(failure)
                .isInstanceOf(LoginRejectedException.class)
                .hasMessageStartingWith("User %s is not let in.", database.username())
                .extracting(Traces::of)
                .asString()
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_missing_password_is_named_as_such(TestServer server) {
        TestDatabase database = server.createDatabase();

        EddException failure = failure(Target.of(database.url()).as(database.username(), ""));

        assertThat(failure)
                .isInstanceOf(LoginRejectedException.class)
                .hasMessageStartingWith("User %s, without a password, is not let in.", database.username());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void a_database_that_does_not_exist_is_said_to_be_missing(TestServer server) {
        TestDatabase database = server.createDatabase();
        String url = database.url().replaceFirst("/[^/?]+($|\\?)", "/nosuchdatabase$1");

        EddException failure = failure(Target.of(url).as(database.username(), database.password()));

        assertThat(failure)
                .isInstanceOf(DatabaseNotFoundException.class)
                .hasMessageContaining("nosuchdatabase")
                .extracting(Traces::of)
                .asString()
                .doesNotContain(database.password());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void a_server_that_was_stopped_does_not_answer(TestServer server) {
        TestDatabase database = server.createDatabase();
        server.stop();
        try {
            assertThatExceptionOfType(DatabaseUnreachableException.class).isThrownBy(() -> open(database));
        } finally {
            server.restart();
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void further_connections_see_what_the_first_commits(TestServer server) throws SQLException {
        try (Database first = open(server.createDatabase());
                Database second = first.openAnother();
                Statement writer = first.connection().createStatement();
                Statement reader = second.connection().createStatement()) {
            writer.execute("CREATE TABLE item (id INT)");
            writer.execute("INSERT INTO item VALUES (1)");

            assertThat(reader.executeQuery("SELECT id FROM item").next()).isTrue();
            assertThat(second.dialect()).isEqualTo(first.dialect());
        }
    }

    private static Database open(TestDatabase database) {
        return Database.open(Target.of(database.url()).as(database.username(), database.password()), DRIVERS);
    }

    private static EddException failure(Target target) {
        return catchThrowableOfType(
                EddException.class, () -> Database.open(target, DRIVERS).close());
    }
}
