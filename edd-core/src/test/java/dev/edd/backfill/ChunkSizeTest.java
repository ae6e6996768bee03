package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkSizeTest {
    private static final Duration TARGET = Duration.ofMillis(250);

    private final ChunkSize size = ChunkSize.adaptingTo(TARGET, 0);

    @Test
    void grows_by_at_most_half() {
        size.learn(1_000, Duration.ofMillis(1));

        assertThat(size.rows()).isEqualTo(1_500);
    }

    @Test
    void grows_to_four_fifths_of_the_time() {
        size.learn(1_000, Duration.ofMillis(160));

        assertThat(size.rows()).isEqualTo(1_250);
    }

    @Test
    void shrinks_at_once_after_a_slow_chunk() {
        size.learn(1_000, Duration.ofMillis(2_500));

        assertThat(size.rows()).isEqualTo(100);
    }

    @Test
    void stays_between_100_and_100_000_rows() {
        for (int chunk = 0; chunk < 50; chunk++) {
            size.learn(size.rows(), Duration.ofNanos(1));
        }
        assertThat(size.rows()).isEqualTo(100_000);

        size.learn(100_000, Duration.ofHours(1));
        assertThat(size.rows()).isEqualTo(100);
    }

    @Test
    void has_at_most_a_hundredth_of_the_table() {
        ChunkSize ofMillion = ChunkSize.adaptingTo(TARGET, 1_000_000);
        ChunkSize ofHundreds = ChunkSize.adaptingTo(TARGET, 600);

        for (int chunk = 0; chunk < 50; chunk++) {
            ofMillion.learn(ofMillion.rows(), Duration.ofNanos(1));
            ofHundreds.learn(ofHundreds.rows(), Duration.ofNanos(1));
        }

        assertThat(ofMillion.rows()).isEqualTo(10_000);
        assertThat(ofHundreds.rows()).isEqualTo(100);
    }

    @Test
    void learns_nothing_from_the_last_rows_of_a_table() {
        size.learn(3, Duration.ofMillis(1));

        assertThat(size.rows()).isEqualTo(1_000);
    }

    @Test
    void never_changes_where_it_is_fixed() {
        ChunkSize fixed = ChunkSize.fixedAt(5_000);

        fixed.learn(5_000, Duration.ofHours(1));

        assertThat(fixed.rows()).isEqualTo(5_000);
    }
}
