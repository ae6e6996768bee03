package dev.edd.plan;

import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowErrorsGoneTest {
    @Test
    void is_closed_while_rows_are_recorded_that_could_not_be_moved() {
        InTransition failing = InTransition.withoutRelease().rowErrors(2);

        assertThat(failing.verdicts())
                .containsExactly("row-errors-gone CLOSED 2 rows are recorded that its backfill could not move; "
                        + "opens when they are put right and mvn edd:retry -Dedd.number=7 has moved them");
        assertThat(failing.steps(FINALIZATION)).isEmpty();
    }

    @Test
    void speaks_of_a_single_row_as_one() {
        assertThat(InTransition.withoutRelease().rowErrors(1).verdicts())
                .containsExactly("row-errors-gone CLOSED 1 row is recorded that its backfill could not move; "
                        + "opens when it is put right and mvn edd:retry -Dedd.number=7 has moved it");
    }

    @Test
    void is_open_when_there_is_none() {
        assertThat(InTransition.withoutRelease().rowErrors(0).verdicts()).isEmpty();
    }

    @Test
    void cannot_be_opened() {
        assertThatThrownBy(() -> Timing.Overrule.of("row-errors-gone: never mind"))
                .isInstanceOf(OverrideNotUnderstoodException.class);
    }
}
