package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.ProgressStore.PassState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceRowsTest {
    private static final int CHUNK = 10_000;

    @Test
    void are_many_chunks_while_much_is_left() {
        assertThat(moved(0, 5_000_000).sliceRows(CHUNK)).isEqualTo(16 * CHUNK);
    }

    @Test
    void are_one_chunk_at_the_end() {
        assertThat(moved(4_999_999, 5_000_000).sliceRows(CHUNK)).isEqualTo(CHUNK);
    }

    @Test
    void are_few_chunks_where_nobody_knows_what_is_left() {
        assertThat(moved(800_000, 0).sliceRows(CHUNK)).isEqualTo(8 * CHUNK);
        assertThat(moved(800_000, 600_000).sliceRows(CHUNK)).isEqualTo(8 * CHUNK);
    }

    /** Each worker takes the time of one chunk for a chunk. */
    @ParameterizedTest
    @CsvSource({"1000000, 2", "1000000, 4", "5000000, 2", "5000000, 4", "5000000, 8"})
    void let_all_workers_come_to_the_end_within_two_chunks(long tableRows, int workers) {
        long[] ends = new long[workers];
        long claimed = 0;
        while (claimed < tableRows) {
            int next = firstToEnd(ends);
            // What others have claimed and not moved counts as left: they are half-way, on average.
            long inFlight = Arrays.stream(ends).map(end -> end - ends[next]).sum() / 2 * CHUNK;
            long rows = Math.min(
                    tableRows - claimed, moved(claimed - inFlight, tableRows).sliceRows(CHUNK));
            claimed += rows;
            ends[next] += (rows + CHUNK - 1) / CHUNK;
        }

        assertThat(Arrays.stream(ends).max().orElseThrow() - ends[firstToEnd(ends)])
                .isLessThanOrEqualTo(2);
    }

    private static int firstToEnd(long... ends) {
        int first = 0;
        for (int worker = 1; worker < ends.length; worker++) {
            first = ends[worker] < ends[first] ? worker : first;
        }
        return first;
    }

    private static PassState moved(long rows, long tableRows) {
        return new PassState(1, false, tableRows, 1, rows);
    }
}
