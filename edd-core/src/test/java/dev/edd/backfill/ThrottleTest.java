package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.database.Database;
import dev.edd.database.Target;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
    @ParameterizedTest
    @CsvSource({
        "22:00-05:00, 21:59:59, false",
        "22:00-05:00, 22:00, true",
        "22:00-05:00, 00:00, true",
        "22:00-05:00, 04:59:59, true",
        "22:00-05:00, 05:00, false",
        "22:00-24:00, 23:59:59, true",
        "22:00-24:00, 00:00, false",
        "01:00-05:00, 00:59, false",
        "01:00-05:00, 01:00, true",
        "01:00-05:00, 05:00, false"
    })
    void opens_a_window_by_the_clock(String window, LocalTime time, boolean open) throws SQLException {
        try (Database database = h2()) {
            Throttle throttle = Throttle.Window.of(window);

            assertThat(throttle.reason(at(time, database)).isEmpty()).isEqualTo(open);
        }
    }

    @ParameterizedTest
    @CsvSource({"22-5", "22:00", "25:00-26:00", "22:00-22:00", "24:00-05:00", "00:00-24:00", "''"})
    void explains_a_window_that_it_does_not_understand(String window) {
        assertThatThrownBy(() -> Throttle.Window.of(window))
                .isInstanceOf(WindowNotUnderstoodException.class)
                .hasMessage("""
                        "%s" is no window.
                          Why    A backfill may work between two times of day, by the clock of the machine that runs it.
                          Fix    Write it as -Dedd.window=22:00-05:00.""".formatted(window));
    }

    @Test
    void says_where_a_lag_cannot_be_asked_for() throws SQLException {
        try (Database database = h2()) {
            Throttle throttle = new Throttle.ReplicaLag(Duration.ofSeconds(5), List.of());

            assertThatThrownBy(() -> throttle.reason(at(LocalTime.NOON, database)))
                    .hasMessage("edd.maxLag knows nothing of replicas of H2; "
                            + "let edd.throttleQuery read how far behind they are");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT 3, edd.throttleQuery returned 3",
        "SELECT 0.2, edd.throttleQuery returned 1",
        "SELECT TRUE, edd.throttleQuery returned 1",
        "SELECT 0, ''",
        "SELECT FALSE, ''",
        "SELECT NULL, ''",
        "SELECT 1 WHERE FALSE, ''"
    })
    void waits_while_a_query_returns_more_than_nothing(String query, String reason) throws SQLException {
        try (Database database = h2()) {
            Throttle throttle = new Throttle.Query(query);

            assertThat(throttle.reason(at(LocalTime.NOON, database)).orElse("")).isEqualTo(reason);
        }
    }

    @Test
    void a_query_that_is_wrong_is_what_is_to_be_corrected() throws SQLException {
        try (OpenBackfill backfill = OpenBackfill.by(
                        "id", "UPDATE inventory SET moves = 1 WHERE id BETWEEN :from AND :to")
                .rows(1)) {
            Throttle wrong = new Throttle.Query("SELECT 'many'");

            assertThatThrownBy(() -> wrong.reason(at(LocalTime.NOON, backfill.database())))
                    .isInstanceOfSatisfying(SQLException.class, failure -> assertThat(
                                    new BackfillFailedException(backfill.migration(), failure))
                            .hasMessageContaining("Why    edd.throttleQuery: Data conversion error")
                            .hasMessageContaining("Fix    Correct that parameter and run the same command"));
        }
    }

    @Test
    void what_no_database_said_has_no_state_of_one() throws SQLException {
        try (OpenBackfill backfill = OpenBackfill.by("id", "UPDATE inventory SET moves = 1")) {
            SQLException wrong = new UselessParameterException("edd.maxLag needs edd.replicas");

            assertThat(new BackfillFailedException(backfill.migration(), wrong))
                    .hasMessageContaining("edd.replicas\n")
                    .hasMessageNotContaining("SQLState");
        }
    }

    @Test
    void a_row_that_somebody_holds_is_not_to_be_corrected() throws SQLException {
        try (OpenBackfill backfill = OpenBackfill.by("id", "UPDATE inventory SET moves = 1")) {
            SQLException held = new SQLException("canceling statement due to lock timeout", "55P03");

            assertThat(new BackfillFailedException(backfill.migration(), held))
                    .hasMessageContaining(
                            "Fix    Wait until nobody holds the lock, or raise edd.lockRetries, and run the same");
        }
    }

    private static Throttle.Moment at(LocalTime time, Database database) {
        return new Throttle.Moment(database, time, new Replicas(database));
    }

    private static Database h2() {
        return Database.open(Target.of("jdbc:h2:mem:"), ThrottleTest.class.getClassLoader());
    }
}
