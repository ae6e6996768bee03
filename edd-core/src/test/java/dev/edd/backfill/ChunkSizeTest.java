package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.ProgressStore.PassState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkSizeTest {
    private static final Duration TARGET = Duration.ofMillis(250);

    private final ChunkSize size = ChunkSize.adaptingTo(TARGET);

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
        assertThat(largest(1_000_000)).isEqualTo(10_000);
    }

    @Test
    void grows_with_the_table() {
        assertThat(largest(600)).isEqualTo(100);

        assertThat(largest(1_000_000)).isEqualTo(10_000);
    }

    @Test
    void is_not_limited_where_nobody_knows_the_table() {
        assertThat(largest(0)).isEqualTo(100_000);
    }

    private int largest(long tableRows) {
        size.know(tableRows);
        for (int chunk = 0; chunk < 50; chunk++) {
            size.learn(size.rows(), Duration.ofNanos(1));
        }
        return size.rows();
    }

    @Test
    void a_table_is_as_large_as_was_seen_if_the_database_knows_of_less() {
        assertThat(new PassState(1, false, 600, 0, 20_000).tableRows()).isEqualTo(20_000);
        assertThat(new PassState(1, false, 600, 0, 100).tableRows()).isEqualTo(600);
        assertThat(new PassState(1, false, 0, 0, 20_000).tableRows()).isZero();
    }

    @Test
    void learns_nothing_from_the_last_rows_of_a_table() {
        size.learn(3, Duration.ofMillis(1));

        assertThat(size.rows()).isEqualTo(1_000);
    }

    @Test
    void never_changes_where_it_is_fixed() {
        ChunkSize fixed = ChunkSize.fixedAt(5_000);

        fixed.know(600);
        fixed.learn(5_000, Duration.ofHours(1));

        assertThat(fixed.rows()).isEqualTo(5_000);
    }
}
