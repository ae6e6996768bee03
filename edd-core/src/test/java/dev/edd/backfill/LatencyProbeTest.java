package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.database.Database;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LatencyProbeTest {
    private static final String BEATS = "SELECT COALESCE(MAX(BEATS), 0) FROM EDD_PROBE";

    private final LoadControl control = new LoadControl(Duration.ofSeconds(1), 1);

    @Test
    void goes_on_probing_when_its_connection_was_cut() throws Exception {
        try (OpenBackfill backfill = OpenBackfill.by("id", "UPDATE inventory SET moves = 1");
                Database own = backfill.database().openAnother()) {
            LatencyProbe probe = LatencyProbe.start(own, control);
            try {
                own.connection().close();
                long before = backfill.number(BEATS);
                while (backfill.number(BEATS) < before + 3) {
                    Thread.onSpinWait();
                }
            } finally {
                probe.stop();
            }
        }
    }

    @Test
    void ends_in_silence_when_the_server_is_gone() throws Exception {
        try (OpenBackfill backfill = OpenBackfill.by("id", "UPDATE inventory SET moves = 1")) {
            LatencyProbe probe = LatencyProbe.start(backfill.database().openAnother(), control);

            assertThatThrownBy(() -> backfill.handle().execute("SHUTDOWN IMMEDIATELY"))
                    .hasMessageContaining("SHUTDOWN");

            assertThatCode(probe::stop).doesNotThrowAnyException();
        }
    }
}
