package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.ProgressStore.Claim;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SliceWorkTest {
    private static final int CHUNK = 32;

    @Test
    void rows_of_a_chunk_that_fails_may_be_deleted_meanwhile() throws SQLException, InterruptedException {
        try (OpenBackfill backfill = OpenBackfill.by("id", "UPDATE other SET n = text")) {
            backfill.handle().execute("CREATE TABLE other (n INT, text VARCHAR(9))");
            backfill.handle().execute("INSERT INTO other VALUES (1, 'no number')");
            backfill.rows(4);
            ProgressStore store = backfill.store();
            store.passes().join(backfill.handle(), 0, Duration.ZERO);
            Claim claim = store.claim(backfill.handle(), CHUNK).orElseThrow();
            assertThat(claim.grains()).singleElement().satisfies(grain -> assertThat(grain.rows())
                    .isEqualTo(4));
            backfill.handle().execute("DELETE FROM inventory");

            new SliceWork(backfill.handle(), backfill.keys(), backfill.mover(), claim)
                    .run(ChunkSize.fixedAt(CHUNK), new Gate(), new LoadControl(Duration.ZERO, 1));

            assertThat(store.state(backfill.handle()).open()).isZero();
            assertThat(backfill.number("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR"))
                    .isZero();
        }
    }
}
