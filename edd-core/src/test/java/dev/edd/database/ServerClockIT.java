package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock of MySQL and MariaDB goes on at its own pace, whatever a session takes for the local time. */
class ServerClockIT {
    private static final String KNOWN = "SELECT CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)";

    @ParameterizedTest
    @CsvSource({
        "MARIADB, +00:00",
        "MARIADB, +05:30",
        "MARIADB, -11:00",
        "MYSQL, +00:00",
        "MYSQL, +05:30",
        "MYSQL, -11:00"
    })
    void tells_the_same_time_in_every_zone(TestServer server, String zone) throws SQLException {
        try (Database database = open(server.createDatabase())) {
            execute(database, "SET time_zone = '%s'".formatted(zone));

            long before = number(database, KNOWN);
            long now = number(database, "SELECT " + ServerClock.millis(database.dialect()));
            long after = number(database, KNOWN);

            assertThat(now).isBetween(before, after);
            assertThat(ServerClock.now(database).toEpochMilli()).isGreaterThanOrEqualTo(after);
            assertThat(number(database, "SELECT 1 - " + ServerClock.millis(database.dialect())))
                    .isLessThanOrEqualTo(1 - after);
        }
    }

    /** Half an hour before summer time ends, and half an hour later, it is the same local time. */
    @ParameterizedTest
    @CsvSource({"MARIADB, PT-30M", "MARIADB, PT30M", "MYSQL, PT-30M", "MYSQL, PT30M"})
    void goes_on_where_summer_time_ends(TestServer server, Duration since) throws SQLException {
        TestDatabase place = server.createDatabase();
        try (Database universal = open(place);
                Database local = open(place)) {
            execute(universal, "SET time_zone = '+00:00'");
            long end = number(universal, "SELECT UNIX_TIMESTAMP()") - since.toSeconds();
            addZone(place, end);
            execute(local, "SET time_zone = 'Test/%s'".formatted(place.username()));

            long before = number(universal, KNOWN);
            long now = ServerClock.now(local).toEpochMilli();
            long after = number(universal, KNOWN);

            assertThat(now).isBetween(before, after);
        }
    }

    /** Adds a time zone of two hours, and of one hour from then on. */
    private static void addZone(TestDatabase place, long end) {
        place.administrate(
                "INSERT INTO mysql.time_zone (Use_leap_seconds) VALUES ('N')",
                "SET @zone = LAST_INSERT_ID()",
                "INSERT INTO mysql.time_zone_name (Name, Time_zone_id) VALUES ('Test/%s', @zone)"
                        .formatted(place.username()),
                """
                INSERT INTO mysql.time_zone_transition_type
                    (Time_zone_id, Transition_type_id, `Offset`, Is_DST, Abbreviation)
                VALUES (@zone, 0, 7200, 1, 'SUM'), (@zone, 1, 3600, 0, 'WIN')""",
                """
                INSERT INTO mysql.time_zone_transition (Time_zone_id, Transition_time, Transition_type_id)
                VALUES (@zone, 0, 0), (@zone, %s, 1)""".formatted(end));
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Database database, String query) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Database open(TestDatabase place) {
        return Database.open(
                Target.of(place.url()).as(place.username(), place.password()), ServerClockIT.class.getClassLoader());
    }
}
