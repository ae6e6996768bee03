package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A table of which the database knows only that it was small once. */
class StaleEstimateTest {
    /** However slow a chunk may be, it takes less: only the table's size limits the rows of a chunk. */
    private static final BackfillSettings UNHURRIED = new BackfillSettings(1, Duration.ofHours(10), 1, false);

    private static final int ROWS = 30_000;
    private static final int SMALLEST_CHUNKS = ROWS / ChunkSize.SMALLEST;

    @Test
    void is_moved_in_larger_chunks_once_more_rows_were_seen() throws SQLException {
        try (OpenBackfill backfill = OpenBackfill.by(
                        "id", "UPDATE inventory SET moves = moves + 1 WHERE id BETWEEN :from AND :to")
                .rows(ROWS)) {
            backfill.store().passes().join(backfill.handle(), 600, Duration.ZERO);

            backfill.engine(UNHURRIED).run(backfill.migration(), System.nanoTime());

            assertThat(backfill.number("SELECT COUNT(*) FROM inventory WHERE moves = 1"))
                    .isEqualTo(ROWS);
            assertThat(backfill.number("SELECT SUM(CHUNKS) FROM EDD_BACKFILL_SLICE"))
                    .isLessThan(SMALLEST_CHUNKS * 9 / 10);
        }
    }
}
