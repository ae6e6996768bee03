package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Target SHOP = Target.of("jdbc:h2:mem:DatabaseTest;USER=sa;PASSWORD=s3cret");
    private static final ClassLoader DRIVERS = DatabaseTest.class.getClassLoader();

    @Test
    void tells_what_is_at_the_other_end() {
        try (Database database = Database.open(SHOP, DRIVERS)) {
            assertThat(database.dialect()).isEqualTo(Dialect.H2);
            assertThat(database.version()).startsWith("2.");
            assertThat(database.displayUrl()).isEqualTo("jdbc:h2:mem:DatabaseTest");
            assertThat(database).hasToString("jdbc:h2:mem:DatabaseTest as sa");
        }
    }

    @Test
    void jdbi_and_the_connection_are_one_session() throws SQLException {
        try (Database database = Database.open(SHOP, DRIVERS);
                Statement statement = database.connection().createStatement()) {
            statement.execute("SET @answer = 42");

            int answer = database.jdbi().withHandle(handle -> handle.createQuery("SELECT @answer")
                    .mapTo(Integer.class)
                    .one());

            assertThat(answer).isEqualTo(42);
            assertThat(database.connection().isClosed()).isFalse();
        }
    }

    @Test
    void opens_further_connections_to_the_same_database() throws SQLException {
        try (Database first = Database.open(SHOP, DRIVERS);
                Database second = first.openAnother();
                Statement statement = first.connection().createStatement()) {
            statement.execute("CREATE TABLE item (id INT)");

            assertThat(second.connection()).isNotSameAs(first.connection());
            assertThat(second.connection().createStatement().executeUpdate("INSERT INTO item VALUES (1)"))
                    .isOne();
        }
    }

    @Test
    void closing_rolls_an_open_transaction_back() throws SQLException {
        try (Database keeper = Database.open(SHOP, DRIVERS);
                Statement statement = keeper.connection().createStatement()) {
            statement.execute("CREATE TABLE basket (id INT)");
            Database database = keeper.openAnother();
            database.connection().setAutoCommit(false);
            database.connection().createStatement().execute("INSERT INTO basket VALUES (1)");

            database.close();

            assertThat(database.connection().isClosed()).isTrue();
            assertThat(statement.executeQuery("SELECT 1 FROM basket").next()).isFalse();
        }
    }

    @Test
    void closing_twice_is_harmless() {
        Database database = Database.open(SHOP, DRIVERS);

        database.close();
        database.close();

        assertThat(database).isNotNull();
    }

    @Test
    void the_driver_comes_from_the_class_loader_given() throws IOException {
        URL h2 = Driver.class.getProtectionDomain().getCodeSource().getLocation();

        try (URLClassLoader drivers = new URLClassLoader(new URL[] {h2}, ClassLoader.getPlatformClassLoader());
                Database database = Database.open(SHOP, drivers)) {
            assertThat(database.connection().getClass().getClassLoader()).isSameAs(drivers);
        }
    }

    @Test
    void a_driver_of_an_unknown_kind_is_found_behind_one_that_cannot_be_loaded(@TempDir Path services)
            throws IOException {
        Path file = services.resolve("META-INF/services/java.sql.Driver");
        Files.createDirectories(services.resolve("META-INF/services"));
        Files.writeString(file, "no.such.Driver\n" + AliasDriver.class.getName());

        try (URLClassLoader drivers =
                        new URLClassLoader(new URL[] {services.toUri().toURL()}, DRIVERS);
                Database database = Database.open(Target.of("jdbc:alias:DatabaseTest"), drivers)) {
            assertThat(database.displayUrl()).isEqualTo("jdbc:alias:DatabaseTest");
        }
    }

    /** H2 under another name. */
    public static final class AliasDriver extends Driver {
        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:alias:");
        }

        @Override
        public Connection connect(String url, Properties properties) throws SQLException {
            return super.connect(url.replace("jdbc:alias:", "jdbc:h2:mem:"), properties);
        }
    }
}
