package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.database.Database;
import dev.edd.database.Target;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks of generated sets of keys, in H2's memory: each row is in exactly one. */
class EveryRowOnceTest {
    private static final long SEED = Long.getLong("edd.test.seed", System.nanoTime());
    private static final List<String> ID = List.of("id BIGINT NOT NULL");

    @BeforeAll
    static void printSeed() {
        System.out.println("Keys drawn with -Dedd.test.seed=%s".formatted(SEED));
    }

    private Database database;

    @BeforeEach
    void open() {
        database =
                Database.open(Target.of("jdbc:h2:mem:" + UUID.randomUUID()), EveryRowOnceTest.class.getClassLoader());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 10, 11, 100})
    void numbers_without_gaps(int chunk) throws SQLException {
        assertOnce(ID, LongStream.rangeClosed(1, 10).mapToObj(Long::toString).toList(), chunk);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_000, 4_001, 9_000, 9_001, 100_000})
    void so_many_rows_that_most_of_them_are_skipped(int chunk) throws SQLException {
        assertOnce(ID, LongStream.rangeClosed(1, 9_000).mapToObj(Long::toString).toList(), chunk);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_000, 5_003})
    void so_many_rows_of_two_columns_that_most_of_them_are_skipped(int chunk) throws SQLException {
        Random random = new Random(SEED);
        List<String> keys = IntStream.range(0, 9_000)
                .mapToObj(row -> "%s, %s".formatted(skewed(random), random.nextInt(2_000)))
                .toList();

        assertOnce(List.of("k0 BIGINT NOT NULL", "k1 BIGINT NOT NULL"), keys, chunk);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void numbers_with_gaps_of_every_size(int chunk) throws SQLException {
        assertOnce(
                ID, IntStream.range(0, 63).mapToObj(i -> Long.toString(1L << i)).toList(), chunk);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void the_ends_of_the_range(int chunk) throws SQLException {
        List<Long> ends = List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L, 0L, 1L, Long.MAX_VALUE - 1, Long.MAX_VALUE);

        assertOnce(ID, ends.stream().map(String::valueOf).toList(), chunk);
    }

    @Test
    void no_row() throws SQLException {
        assertThat(new KeyedTable(database, "none", ID).create(true).backfill(5, KeyedTable.ONE))
                .isZero();
    }

    @Test
    void one_row() throws SQLException {
        assertOnce(ID, List.of("-7"), 5);
    }

    @Test
    void a_pass_that_others_have_ended_meanwhile_is_not_made_again() throws SQLException {
        long known = System.nanoTime();
        KeyedTable table = new KeyedTable(database, "shared", ID).create(true);
        table.insert(List.of("1", "2", "3"));
        table.backfill(5, KeyedTable.ONE);

        assertThat(table.backfillSince(known)).isFalse();
        assertThat(table.backfillSince(System.nanoTime())).isTrue();

        assertThat(table.moves()).containsExactly("2 x 3");
    }

    @RepeatedTest(40)
    void keys_of_up_to_three_columns_with_skew(RepetitionInfo repetition) throws SQLException {
        Random random = new Random(SEED + repetition.getCurrentRepetition());
        int columns = 1 + random.nextInt(3);
        int rows = random.nextInt(200);
        List<String> keys = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            keys.add(IntStream.range(0, columns)
                    .mapToObj(column -> Long.toString(skewed(random)))
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow());
        }

        assertOnce(
                IntStream.range(0, columns)
                        .mapToObj("k%s BIGINT NOT NULL"::formatted)
                        .toList(),
                keys,
                1 + random.nextInt(30));
    }

    /** Mostly one of few values, sometimes any. */
    private static long skewed(Random random) {
        return random.nextInt(8) == 0 ? random.nextLong() : (long) Math.abs(random.nextGaussian() * 5) - 2;
    }

    private void assertOnce(List<String> key, List<String> rows, int chunk) throws SQLException {
        KeyedTable table = new KeyedTable(database, "keyed", key).create(true);
        int inserted = table.insert(rows);

        assertThat(table.backfill(chunk, KeyedTable.ONE)).isEqualTo(inserted);

        assertThat(table.moves()).isEqualTo(inserted == 0 ? List.of() : List.of("1 x " + inserted));
    }
}
