package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.migration.EddException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PassTest {
    @Test
    void what_a_worker_says_of_its_connection_is_said_as_it_is() {
        EddException refused = new EddException("The database does not answer.") {
            private static final long serialVersionUID = 1L;
        };

        assertThatThrownBy(() -> Pass.result(CompletableFuture.failedFuture(refused)))
                .isSameAs(refused);
    }

    @Test
    void what_nobody_expects_is_a_failure_too() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Pass.result(CompletableFuture.failedFuture(new IllegalStateException("odd"))))
                .withMessageContaining("odd");
    }
}
