package dev.edd.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.database.Database;
import dev.edd.database.Target;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a row that others come in the way of. */
class AppendOnlyTableTest {
    private final Database database =
            Database.open(Target.of("jdbc:h2:mem:"), AppendOnlyTableTest.class.getClassLoader());
    private final AppendOnlyTable table = new AppendOnlyTable(database, "EDD_AUDIT");

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"23505, 0", "40001, 1213", "40P01, 0"})
    void is_written_again_where_the_number_is_taken_or_two_are_deadlocked(String state, int code) {
        AppendOnlyTable.Work<String> overtaken = () -> {
            throw new SQLException("reason", state, code);
        };
        Iterator<AppendOnlyTable.Work<String>> attempts =
                List.of(overtaken, overtaken, () -> "written").iterator();

        String written = table.again(() -> attempts.next().run());

        assertThat(written).isEqualTo("written");
    }

    @ParameterizedTest
    @CsvSource({"42S02, 1146", "HY000, 1205", "55P03, 0"})
    void is_given_up_where_it_cannot_be_written_or_has_waited_for_its_lock(String state, int code) {
        Iterator<SQLException> failures =
                List.of(new SQLException("reason", state, code)).iterator();

        assertThatThrownBy(() -> table.again(() -> {
                    throw failures.next();
                }))
                .isInstanceOf(RecordsUnreachableException.class)
                .hasMessageContaining("reason");
    }

    @Test
    void is_given_up_after_many_attempts() {
        SQLException deadlock = new SQLException("deadlock", "40001", 1213);

        assertThatThrownBy(() -> table.again(() -> {
                    throw deadlock;
                }))
                .isInstanceOf(RecordsUnreachableException.class);
    }
}
