package dev.edd.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryNotWritableExceptionTest {
    @ParameterizedTest
    @CsvSource({"25006, is the primary and not a replica", "42501, Use a user who may create"})
    void rights_do_not_help_where_the_server_only_reads(String state, String fix) {
        DatabaseReason reason = new DatabaseReason("no", Optional.of(new SQLException("no", state)));

        assertThat(new HistoryNotWritableException("shop", reason)).hasMessageContaining(fix);
    }
}
