package dev.edd.report;

import static dev.edd.report.Amount.count;

import dev.edd.backfill.Backfill.RetriedRow;
import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.backfill.BackfillState;
import dev.edd.migration.MigrationId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How far backfills have come, for people. */
final class BackfillText {
    private BackfillText() {}

    /** Returns {@code 1,200 of about 5,000 rows (24 %), 812 rows/s, chunks of 200 rows, 5 s left}. */
    static String of(BackfillProgress progress) {
        StringBuilder text = new StringBuilder(rows(progress));
        if (progress.pass() > 1) {
            text.append(", pass ").append(progress.pass());
        }
        if (progress.halt().isWaiting()) {
            return text.append("; ").append(words(progress.halt())).toString();
        }
        text.append(format(", %,.0f rows/s", progress.speed().rowsPerSecond()));
        if (progress.speed().chunkRows() > 0) {
            text.append(", chunks of ").append(count(progress.speed().chunkRows(), "row"));
        }
        progress.timeLeft()
                .ifPresent(left -> text.append(", ").append(words(left)).append(" left"));
        return progress.halt().isPartial()
                ? text.append("; ").append(words(progress.halt())).toString()
                : text.toString();
    }

    private static String words(Halt halt) {
        String verb = halt.who().isEmpty() || halt.who().startsWith("1 ") ? "waits" : "wait";
        return "%s %s since %s: %s"
                .formatted(halt.who(), verb, halt.since().truncatedTo(ChronoUnit.SECONDS), halt.reason())
                .stripLeading();
    }

    private static String rows(BackfillProgress progress) {
        return progress.share().isEmpty()
                ? count(progress.rows(), "row")
                : format(
                        "%,d of about %s (%.0f %%)",
                        progress.rows(),
                        count(progress.expectedRows(), "row"),
                        Math.floor(progress.share().getAsDouble() * 100));
    }

    private static String words(Duration left) {
        if (left.compareTo(Duration.ofMinutes(1)) < 0) {
            return left.toSeconds() + " s";
        }
        return left.compareTo(Duration.ofHours(1)) < 0
                ? format("%d min %02d s", left.toMinutes(), left.toSecondsPart())
                : format("%d h %02d min", left.toHours(), left.toMinutesPart());
    }

    /** Returns a line for each backfill that is under way or left rows behind. */
    static String of(List<BackfillState> states) {
        StringBuilder text = new StringBuilder();
        for (BackfillState state : states) {
            if (!state.finished()) {
                text.append("BACKFILL %s: %s\n".formatted(state.migration(), underWay(state)));
            }
            if (state.rowErrors() > 0) {
                text.append("BACKFILL %s: %s\n"
                        .formatted(state.migration(), unmoved(state.rowErrors(), state.migration())));
            }
        }
        return text.toString().stripTrailing();
    }

    /** Returns how many rows could not be moved, at least one, and what to do about them. */
    static String unmoved(long rows, MigrationId migration) {
        return "%s could not be moved; correct %s, then: mvn edd:retry -Dedd.number=%s"
                .formatted(
                        count(rows, "row"),
                        rows == 1 ? "it" : "them",
                        migration.number().value());
    }

    private static String underWay(BackfillState state) {
        return state.runners() > 0
                ? of(state.progress())
                : "%s; no run is at work on it, and the next one goes on".formatted(rows(state.progress()));
    }

    static String retried(List<RetriedRow> rows) {
        if (rows.isEmpty()) {
            return "No row is recorded that could not be moved.";
        }
        StringBuilder text = new StringBuilder();
        for (RetriedRow row : rows) {
            if (!row.moved()) {
                text.append("%s: the row with the key %s: %s\n".formatted(row.migration(), row.key(), row.reason()));
            }
        }
        long moved = rows.stream().filter(RetriedRow::moved).count();
        text.append("%s moved, %s left.".formatted(count(moved, "row"), rows.size() - moved));
        if (moved < rows.size()) {
            text.append(
                    "\n  Fix    Correct what is left, or delete it if nobody needs it, and run the same command again.");
        }
        return text.toString();
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
