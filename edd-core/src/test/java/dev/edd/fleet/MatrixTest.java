package dev.edd.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.RefactoringState;
import dev.edd.report.TextReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {
    private static Column staging(Duration age, List<String> overdue) {
        Cell cell = new Cell("0007_split", RefactoringState.TRANSITION, 0, age, new Cell.Next.Nothing());
        return new Column.Reached("staging", List.of(cell), overdue);
    }

    @Test
    void complains_of_what_is_overdue_and_of_what_nobody_can_tell() {
        Matrix matrix = new Matrix(List.of(
                staging(Duration.ofDays(9), List.of("0007_split has been in transition for 9 days")),
                new Column.Unreachable("production", "The database does not answer")));

        assertThat(matrix.complaints())
                .containsExactly(
                        "staging: 0007_split has been in transition for 9 days",
                        "production cannot be read: The database does not answer");
    }

    @Test
    void complains_of_nothing_where_all_is_well() {
        assertThat(new Matrix(List.of(staging(Duration.ZERO, List.of()))).complaints())
                .isEmpty();
    }

    @Test
    void says_where_the_rows_that_are_left_could_not_be_counted() {
        Cell cell = new Cell(
                "0007_split", RefactoringState.TRANSITION, Cell.UNKNOWN, Duration.ZERO, new Cell.Next.Nothing());

        assertThat(TextReport.of(new Matrix(List.of(new Column.Reached("staging", List.of(cell), List.of())))))
                .contains("IN TRANSITION for less than a minute, unknown how many rows left\n");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, less than a minute", "PT1M30S, 1 minute", "PT59M, 59 minutes", "PT1H, 1 hour", "PT47H, 1 day"})
    void says_for_how_long_something_has_been_in_transition(Duration age, String words) {
        assertThat(TextReport.of(new Matrix(List.of(staging(age, List.of())))))
                .contains("IN TRANSITION for %s\n".formatted(words));
    }
}
