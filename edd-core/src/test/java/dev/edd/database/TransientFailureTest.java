package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransientFailureTest {
    @Test
    void takes_a_row_that_has_changed_since_the_snapshot_for_one_that_may_be_had_again() {
        assertThat(TransientFailure.is(
                        new SQLException("Record has changed since last read in table 'inventory'", "HY000", 1020)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"53100, 0", "53200, 0", "58030, 0", "25006, 0", "HY000, 1114", "HY000, 1290", "90097, 90097"})
    void blames_no_row_where_the_server_can_write_none(String state, int code) {
        SQLException failure = new SQLException("No space left, or read-only", state, code);

        assertThat(TransientFailure.isOfServer(failure)).isTrue();
        assertThat(TransientFailure.is(failure)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"08006, 0", "57P01, 0", "25P03, 0", "25P04, 0", "70100, 1927", "90067, 90067"})
    void blames_no_row_where_the_connection_was_cut(String state, int code) {
        assertThat(TransientFailure.isConnectionLost(new SQLException("Connection was killed", state, code)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"22001, 0", "23505, 0", "HY000, 1366", "P0001, 0"})
    void blames_the_row_for_what_is_wrong_with_its_values(String state, int code) {
        assertThat(TransientFailure.isOfServer(new SQLException("too long", state, code)))
                .isFalse();
    }
}
