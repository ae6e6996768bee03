package dev.edd.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.migration.Directives;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Migration;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemainingCounterTest {
    private final Database database =
            Database.open(Target.of("jdbc:h2:mem:"), RemainingCounterTest.class.getClassLoader());
    private final RemainingCounter counter = new RemainingCounter();

    @BeforeEach
    void create() throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("CREATE TABLE item (id INT, code VARCHAR(9))");
            statement.execute("INSERT INTO item VALUES (1, NULL), (2, NULL), (3, ':a?')");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void counts_by_migration_in_the_order_given() {
        Migration second = Transitions.counting(2, "SELECT COUNT(*) FROM item WHERE code IS NULL");
        Migration first = Transitions.counting(1, "SELECT COUNT(*) FROM item WHERE code = ':a?';");

        assertThat(counter.count(database, List.of(second, first)))
                .containsExactly(entry(second.id(), 2L), entry(first.id(), 1L));
    }

    @Test
    void a_migration_that_brings_no_query_is_not_counted() {
        assertThat(counter.count(database, List.of(Transitions.countingNothing(1))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"57014, 0", "70100, 1969", "HY000, 3024", "HYT00, 57014"})
    void what_a_timeout_cuts_off_is_not_written_wrongly(String state, int code) {
        Migration migration = Transitions.counting(7, "SELECT COUNT(*) FROM item");
        Directive query =
                migration.directives().named(Directives.Name.REMAINING).get(0);

        assertThat(new RemainingQueryFailedException(migration.id(), query, new SQLException("cut off", state, code)))
                .hasMessageEndingWith(
                        "Fix    Give it an index, or the account of edd.username more time for a statement.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM item",
                "SELECT id FROM item WHERE id > 9",
                "SELECT 1, 2",
                "SELECT NULL",
                "SELECT 'many'",
                "SELECT -1",
                "SELECT 1.5"
            })
    void an_answer_that_is_no_count_is_refused_with_its_line(String query) {
        assertThatExceptionOfType(RemainingQueryFailedException.class)
                .isThrownBy(() -> counter.count(database, List.of(Transitions.counting(7, query))))
                .withMessage("""
                        The remaining query of 0007_split/transition yields no count: %s
                          Where  transition/0007_split.sql:3
                          Why    The result is not one whole number from 0 up.
                          Fix    Write it as one query that counts: --edd remaining: SELECT COUNT(*) FROM … WHERE …""".formatted(query));
    }

    /** 2 to the power of 64, of which 64 bits are 0. */
    @Test
    void a_count_beyond_all_bounds_is_not_none() {
        Migration migration = Transitions.counting(7, "SELECT 18446744073709551616");

        assertThat(counter.count(database, List.of(migration))).containsValue(Long.MAX_VALUE);
        assertThat(counter.isAnyLeft(database, migration)).isTrue();
    }

    @Test
    void a_query_that_the_database_rejects_is_answered_with_its_words() {
        assertThatExceptionOfType(RemainingQueryFailedException.class)
                .isThrownBy(
                        () -> counter.count(database, List.of(Transitions.counting(7, "SELECT COUNT(*) FROM itme"))))
                .withMessageContaining("transition/0007_split.sql:3")
                .withMessageContaining("Table \"ITME\" not found")
                .withMessageContaining("SQLState 42S02")
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void a_query_cannot_change_a_row() throws SQLException {
        Migration deleting = Transitions.counting(7, "SELECT COUNT(*) FROM FINAL TABLE (UPDATE item SET code = 'x')");

        counter.count(database, List.of(deleting));

        assertThat(counter.count(
                        database, List.of(Transitions.counting(8, "SELECT COUNT(*) FROM item WHERE code = 'x'"))))
                .containsValue(0L);
        assertThat(database.connection().getAutoCommit()).isTrue();
        assertThat(database.connection().isReadOnly()).isFalse();
    }
}
