package dev.edd.execution;

import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only a statement that is wrong is to be corrected. */
class MigrationFailedExceptionTest {
    @Test
    void asks_to_wait_where_somebody_holds_the_lock() {
        assertThat(failed("55P03", 0))
                .hasMessageContaining(
                        "Fix    Wait until nobody holds its lock, or raise edd.lockRetries, and run the same command again.");
        assertThat(failed("55P03", 2)).hasMessageContaining("run the same command again: it goes on at statement 3.");
    }

    @Test
    void asks_for_the_database_where_the_connection_is_lost() {
        assertThat(failed("08006", 0))
                .hasMessageContaining(
                        "Fix    See to it that the database can be reached and may write, and run the same command again.");
    }

    @Test
    void asks_to_correct_what_the_database_rejected() {
        assertThat(failed("42P01", 0))
                .hasMessageContaining("Fix    Correct the statement and run the same command again.");
    }

    private static MigrationFailedException failed(String state, int kept) {
        SQLException cause = new SQLException("no", state);
        return new MigrationFailedException(
                new MigrationFailedException.Failure(migration("7_split/initial"), "", kept + 1, kept),
                new DatabaseReason("no", Optional.of(cause)));
    }
}
