package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.edd.migration.EddException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.engine.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFailureTest {
    private static final ClassLoader DRIVERS = ConnectionFailureTest.class.getClassLoader();

    private final Path directory;

    ConnectionFailureTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void a_missing_driver_is_answered_with_the_dependency_to_add() {
        ClassLoader without = ClassLoader.getPlatformClassLoader();

        assertThatExceptionOfType(DriverMissingException.class)
                .isThrownBy(() -> Database.open(Target.of("jdbc:postgresql://me:s3cret@host/shop"), without))
                .withMessage("""
                        The JDBC driver for jdbc:postgresql: is missing.
                          Where  jdbc:postgresql://host/shop
                          Why    org.postgresql.Driver is neither among the project's dependencies nor among the plugin's.
                          Fix    Add it to the project's <dependencies>, or to those of edd-maven-plugin, in pom.xml:
                                 <dependency>
                                     <groupId>org.postgresql</groupId>
                                     <artifactId>postgresql</artifactId>
                                     <version>42.7.14</version>
                                 </dependency>""");
    }

    @ParameterizedTest
    @CsvSource({"53300, 0", "08004, 1040", "42000, 1203", "42000, 1226"})
    void connections_that_are_used_up_are_given_back_or_allowed(String state, int code) {
        SQLException usedUp = new SQLException("too many connections", state, code);

        assertThat(ConnectionFailure.of(Target.of("jdbc:postgresql://host/shop"), usedUp))
                .hasMessage("""
                        The database takes no connection.
                          Where  jdbc:postgresql://host/shop
                          Why    too many connections (SQLState %s, code %s)
                          Fix    Run it again when others have given connections back, or let the server or the account have \
                        more: each of edd.workers takes one.""".formatted(state, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgres://me:s3cret@host/shop", "jdbc:nosuch://me:s3cret@host/shop", "me:s3cret@host/shop", ""
            })
    void a_url_that_no_driver_takes_is_answered_with_those_that_work(String url) {
        assertThatExceptionOfType(UrlNotUnderstoodException.class)
                .isThrownBy(() -> Database.open(Target.of(url), DRIVERS))
                .withMessageContaining("jdbc:postgresql://localhost:5432/shop")
                .withMessageContaining("jdbc:h2:file:./target/shop")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    jdbc:h2:shop;PASSWORD=s3cret | implicitly relative
                    jdbc:h2:mem:shop;PASSWORD=s3cret;SPELT=WRONG | SPELT
                    jdbc:mysql://me:s3cret@host:port/shop | host:port
                    jdbc:postgresql://me:s3cret@host:port/shop | host:port
                    jdbc:mariadb://me:s3cret@host:port/shop | port
                    jdbc:mysql://a:s3cret@host:port,b:s3cret@other/shop | host:port
                    """)
    void a_url_that_its_driver_rejects_is_answered_in_the_drivers_words_without_secrets(String url, String words) {
        EddException failure = failure(Target.of(url));

        assertThat(failure).isInstanceOf(ConnectionFailedException.class).hasMessageContaining(words);
        assertThat(failure)
                .hasStackTraceContaining("Caused by")
                .extracting(Traces::of)
                .asString()
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "mysql"})
    void a_server_that_is_down_does_not_answer(String subprotocol) throws IOException {
        int port = freePort();

        EddException failure = failure(Target.of("jdbc:%s://me:s3cret@localhost:%d/shop".formatted(subprotocol, port)));

        assertThat(failure)
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageMatching("""
                        The database does not answer\\.
                          Where  jdbc:%s://localhost:%d/shop
                          Why    Nothing takes connections there \\(Connection refused\\)\\.
                          Fix    Start the database server, or correct host and port in edd\\.url\\.""".formatted(subprotocol, port))
                .extracting(Traces::of)
                .asString()
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "mysql", "h2:tcp"})
    void a_host_that_nobody_knows_does_not_answer(String subprotocol) {
        EddException failure = failure(Target.of("jdbc:%s://nosuchhost.invalid/shop".formatted(subprotocol))
                .as("me", "s3cret"));

        assertThat(failure)
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContaining("No host of that name is known.")
                .extracting(Traces::of)
                .asString()
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "mysql"})
    void a_server_that_accepts_and_says_nothing_does_not_answer(String subprotocol) throws IOException {
        try (ServerSocket mute = new ServerSocket(0)) {
            Target target = Target.of("jdbc:%s://localhost:%d/shop".formatted(subprotocol, mute.getLocalPort()))
                    .as("me", "s3cret");
            Connector impatient = new Connector(target, new Drivers(DRIVERS).forTarget(target), Duration.ofSeconds(1));

            assertThatExceptionOfType(DatabaseUnreachableException.class).isThrownBy(impatient::connect);
        }
    }

    @Test
    void a_wrong_password_is_rejected_by_user_and_never_shown() {
        Target target = Target.of("jdbc:h2:" + directory.resolve("shop"));
        Database.open(target.as("me", "right"), DRIVERS).close();

        EddException failure = failure(target.as("me", "s3cret"));

        assertThat(failure)
                .isInstanceOf(LoginRejectedException.class)
                .hasMessage("""
                        User me is not let in.
                          Where  %s
                          Why    Wrong user name or password [28000-%d] (SQLState 28000, code 28000)
                          Fix    Correct edd.username and edd.password, or the <server> in settings.xml that edd.serverId names.""".formatted(target.displayUrl(), Constants.BUILD_ID))
                .extracting(Traces::of)
                .asString()
                .doesNotContain("s3cret");
    }

    @Test
    void a_missing_password_is_named_as_such() {
        Target target = Target.of("jdbc:h2:" + directory.resolve("shop"));
        Database.open(target.as("me", "right"), DRIVERS).close();

        assertThat(failure(target.as("me", ""))).hasMessageStartingWith("User me, without a password, is not let in.");
    }

    @Test
    void a_database_that_does_not_exist_is_said_to_be_missing() {
        Target target = Target.of("jdbc:h2:" + directory.resolve("shop") + ";IFEXISTS=TRUE");

        assertThat(failure(target))
                .isInstanceOf(DatabaseNotFoundException.class)
                .hasMessageStartingWith("The database does not exist.")
                .hasMessageContaining("CREATE DATABASE");
    }

    @Test
    void a_file_that_another_process_holds_is_answered_with_what_to_close() throws IOException {
        Target target = Target.of("jdbc:h2:" + directory.resolve("shop"));

        try (OtherProcess other = OtherProcess.holding(target)) {
            assertThat(failure(target))
                    .isInstanceOf(DatabaseFileInUseException.class)
                    .hasMessageContaining("The database file is open in another process.")
                    .hasMessageContaining("90020")
                    .hasMessageContaining(";AUTO_SERVER=TRUE");
            assertThat(other.isAlive()).isTrue();
        }
    }

    private static EddException failure(Target target) {
        return catchThrowableOfType(
                EddException.class, () -> Database.open(target, DRIVERS).close());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
