package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.backfill.BackfillFailedException;
import dev.edd.backfill.BackfillSettings;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As many rows as asked for, at the default sizes of chunks. */
class ManyRowsIT {
    private static final int ROWS = Integer.getInteger("edd.test.rows", 10_000);
    private static final long SEED = Long.getLong("edd.test.seed", System.nanoTime());
    private static final BackfillSettings TWO = new BackfillSettings(2, Duration.ofMillis(250), 1, false);

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void chunks_make_of_every_row_what_a_single_update_does(TestServer server) {
        ManyCodes codes = ManyCodes.on(server, base, ROWS).transition("");

        codes.run(TWO);

        assertThat(codes.asExpected()).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void one_poisoned_row_is_found_among_all(TestServer server) {
        System.out.println("Row poisoned with -Dedd.test.rows=%s -Dedd.test.seed=%s".formatted(ROWS, SEED));
        long key = 3L * new Random(SEED).nextInt(ROWS) - 1000;
        ManyCodes codes = ManyCodes.on(server, base, ROWS).transition("");
        codes.workbench()
                .execute("ALTER TABLE inventory ADD CONSTRAINT poison CHECK (id <> %s OR location IS NULL)"
                        .formatted(key));

        assertThatThrownBy(() -> codes.run(TWO))
                .isInstanceOf(BackfillFailedException.class)
                .hasMessageContaining("The row with the key [%s]", key);

        assertThat(codes.workbench().rows("SELECT ROW_KEY FROM EDD_BACKFILL_ERROR"))
                .containsExactly(Long.toString(key));
        codes.workbench().execute("ALTER TABLE inventory DROP CONSTRAINT poison");
        codes.run(TWO);
        assertThat(codes.asExpected()).isEqualTo(ROWS);
    }
}
