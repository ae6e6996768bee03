package dev.edd.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTimeoutsIT {
    private static final LockSettings SETTINGS =
            new LockSettings(Duration.ZERO, Duration.ofMinutes(1), Duration.ofSeconds(7), 0, Duration.ofSeconds(9));

    /** Behind a proxy, the session may be somebody else's next. */
    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void are_those_of_the_server_again_when_they_are_taken_back(TestServer server) throws SQLException {
        TestDatabase place = server.createDatabase();
        try (Database database = Database.open(
                Target.of(place.url()).as(place.username(), place.password()),
                getClass().getClassLoader())) {
            SessionTimeouts timeouts = new SessionTimeouts(database, SETTINGS);
            List<String> before = timeouts(database);

            timeouts.ofSession();
            assertThat(timeouts(database)).isNotEqualTo(before).contains("innodb_lock_wait_timeout = 7");

            timeouts.restore();
            assertThat(timeouts(database)).isEqualTo(before);
        }
    }

    private static List<String> timeouts(Database database) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery("SHOW SESSION VARIABLES WHERE Variable_name IN "
                        + "('lock_wait_timeout', 'innodb_lock_wait_timeout', 'max_statement_time')")) {
            List<String> timeouts = new ArrayList<>();
            while (row.next()) {
                timeouts.add(row.getString(1) + " = " + row.getString(2));
            }
            return timeouts;
        }
    }
}
