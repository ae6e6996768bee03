package dev.edd.report;

import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.Backfill.RetriedRow;
import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.backfill.BackfillProgress.Speed;
import dev.edd.backfill.BackfillState;
import dev.edd.migration.MigrationId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackfillTextTest {
    private static final MigrationId TRANSITION =
            migration("7_split/transition").id();
    private static final Speed SPEED = new Speed(812.4, 12_000);
    private static final Halt HALT =
            new Halt("it is outside the window 22:00-05:00", Instant.parse("2026-11-21T05:00:00.123Z"));

    @Test
    void tells_how_far_a_backfill_has_come_and_how_long_it_takes() {
        assertThat(TextReport.of(new BackfillProgress(1, 1_234_567, 5_000_000, SPEED, Halt.NONE)))
                .isEqualTo(
                        "1,234,567 of about 5,000,000 rows (24 %), 812 rows/s, chunks of 12,000 rows, 1 h 17 min left");
    }

    @Test
    void promises_nothing_where_nobody_knows_how_many_rows_there_are() {
        assertThat(TextReport.of(new BackfillProgress(2, 40, 0, SPEED, Halt.NONE)))
                .isEqualTo("40 rows, pass 2, 812 rows/s, chunks of 12,000 rows");
    }

    /** MariaDB may take a table that was just filled for one of 54 rows. */
    @Test
    void promises_nothing_where_there_are_more_rows_than_the_database_knows() {
        assertThat(TextReport.of(new BackfillProgress(1, 75_472, 54, SPEED, Halt.NONE)))
                .isEqualTo("75,472 rows, 812 rows/s, chunks of 12,000 rows");
    }

    @Test
    void says_why_and_since_when_it_waits() {
        assertThat(TextReport.of(new BackfillProgress(1, 40, 80, SPEED, HALT)))
                .isEqualTo("40 of about 80 rows (50 %); waits since 2026-11-21T05:00:00Z: "
                        + "it is outside the window 22:00-05:00");
    }

    @Test
    void says_how_many_wait_while_the_rest_works() {
        Halt one = new Halt("rows are locked by others", HALT.since(), "1 of 2 workers");

        assertThat(TextReport.of(new BackfillProgress(1, 40, 80, new Speed(2, 10), one)))
                .isEqualTo("40 of about 80 rows (50 %), 2 rows/s, chunks of 10 rows, 20 s left; "
                        + "1 of 2 workers waits since 2026-11-21T05:00:00Z: rows are locked by others");
    }

    @Test
    void lists_what_is_under_way_and_what_was_left_behind() {
        BackfillProgress progress = new BackfillProgress(1, 40, 80, SPEED, HALT);

        assertThat(TextReport.backfills(List.of(new BackfillState(TRANSITION, progress, false, 1, 2))))
                .isEqualTo("""
                        BACKFILL 0007_split/transition: 40 of about 80 rows (50 %); waits since 2026-11-21T05:00:00Z: \
                        it is outside the window 22:00-05:00
                        BACKFILL 0007_split/transition: 2 rows could not be moved; correct them, then: \
                        mvn edd:retry -Dedd.number=7""");
        assertThat(TextReport.backfills(List.of(new BackfillState(TRANSITION, progress, true, 0, 0))))
                .isEmpty();
    }

    @Test
    void promises_no_end_where_nobody_works() {
        BackfillProgress progress = new BackfillProgress(2, 40, 80, SPEED, Halt.NONE);

        assertThat(TextReport.backfills(List.of(new BackfillState(TRANSITION, progress, false, 0, 0))))
                .isEqualTo("BACKFILL 0007_split/transition: 40 of about 80 rows (50 %); "
                        + "no run is at work on it, and the next one goes on");
    }

    @Test
    void tells_what_became_of_rows_that_were_tried_again() {
        assertThat(TextReport.retried(List.of(
                        new RetriedRow(TRANSITION, "[5]", "value too long"), new RetriedRow(TRANSITION, "[7]", ""))))
                .isEqualTo("""
                        0007_split/transition: the row with the key [5]: value too long
                        1 row moved, 1 left.
                          Fix    Correct what is left, or delete it if nobody needs it, and run the same command again.""");
        assertThat(TextReport.retried(List.of(new RetriedRow(TRANSITION, "[7]", ""))))
                .isEqualTo("1 row moved, 0 left.");
        assertThat(TextReport.retried(List.of())).isEqualTo("No row is recorded that could not be moved.");
    }
}
