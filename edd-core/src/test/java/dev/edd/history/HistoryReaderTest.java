package dev.edd.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.History;
import dev.edd.migration.Phase;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 7, 1, 12, 0, 0, 123_456_000);

    private final Database database =
            Database.open(Target.of("jdbc:h2:mem:"), HistoryReaderTest.class.getClassLoader());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_database_without_the_table_has_an_empty_history() {
        assertThat(new HistoryReader().read(database)).isSameAs(History.EMPTY);
    }

    @Test
    void a_row_tells_changeset_phase_checksum_and_instant() throws SQLException {
        ChangelogRows.in(database).add("0007", "@initial", "EXECUTED", NOON);

        assertThat(new HistoryReader().read(database).applied())
                .containsExactly(new History.Applied(
                        new ChangesetKey("0007", "edd", "path"),
                        Phase.INITIAL,
                        "9:0007",
                        NOON.atZone(ZoneId.systemDefault()).toInstant()));
    }

    @Test
    void rows_come_by_time_and_then_by_the_order_in_which_they_ran() throws SQLException {
        ChangelogRows.in(database)
                .add("0003", "@initial", "EXECUTED", NOON.plusDays(1))
                .add("0002", "@initial", "EXECUTED", NOON)
                .add("0001", "@initial", "EXECUTED", NOON);

        assertThat(ids()).containsExactly("0002", "0001", "0003");
    }

    @Test
    void rows_without_a_phase_are_left_out() throws SQLException {
        ChangelogRows.in(database)
                .add("0001", "@sample", "EXECUTED", NOON)
                .add("0002", "", "EXECUTED", NOON)
                .add("0003", "(@transition)", "EXECUTED", NOON);

        assertThat(ids()).containsExactly("0003");
    }

    @Test
    void rows_that_did_not_take_effect_are_left_out() throws SQLException {
        ChangelogRows.in(database)
                .add("0001", "@initial", "RERAN", NOON)
                .add("0002", "@initial", "MARK_RAN", NOON)
                .add("0003", "@initial", "FAILED", NOON)
                .add("0004", "@initial", "SKIPPED", NOON);

        assertThat(ids()).containsExactly("0001", "0002");
    }

    @Test
    void a_cleared_checksum_is_empty() throws SQLException {
        ChangelogRows.in(database).add("0001", "@initial", "EXECUTED", NOON);
        execute("UPDATE DATABASECHANGELOG SET MD5SUM = NULL");

        assertThat(new HistoryReader().read(database).applied())
                .extracting(History.Applied::checksum)
                .containsExactly("");
    }

    @Test
    void a_table_in_another_schema_is_not_ours() throws SQLException {
        execute("CREATE SCHEMA other");
        execute("SET SCHEMA other");
        ChangelogRows.in(database).add("0001", "@initial", "EXECUTED", NOON);
        execute("SET SCHEMA public");

        assertThat(new HistoryReader().read(database)).isSameAs(History.EMPTY);
    }

    @Test
    void a_schema_whose_name_only_matches_as_a_pattern_is_not_ours() throws SQLException {
        execute("CREATE SCHEMA \"AXB\"");
        execute("SET SCHEMA \"AXB\"");
        ChangelogRows.in(database).add("0001", "@initial", "EXECUTED", NOON);
        execute("CREATE SCHEMA \"A_B\"");
        execute("SET SCHEMA \"A_B\"");

        assertThat(new HistoryReader().read(database)).isSameAs(History.EMPTY);
    }

    @Test
    void a_table_that_is_not_liquibases_is_said_to_be_unreadable() throws SQLException {
        execute("CREATE TABLE DATABASECHANGELOG (ID INT)");

        assertThatExceptionOfType(HistoryUnreadableException.class)
                .isThrownBy(() -> new HistoryReader().read(database))
                .withMessageStartingWith("DATABASECHANGELOG cannot be read.\n  Where  jdbc:h2:mem:")
                .withMessageContaining("AUTHOR");
    }

    private List<String> ids() {
        return new HistoryReader()
                .read(database).applied().stream()
                        .map(row -> row.changeset().id())
                        .toList();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
