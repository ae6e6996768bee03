package dev.edd.lease;

import dev.edd.database.Runner;
import dev.edd.migration.History.HalfDone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The lease as its row says.
 *
 * @param left the milliseconds until it expires
 * @param silent the milliseconds since the last sign of life
 * @param step the migration that the holder has not brought to its end
 * @param heard the time of the last sign of life
 */
record LeaseRow(
        long token, Optional<LeaseHolder> holder, long left, long silent, Optional<StepProgress> step, Instant heard) {
    static final String ENDED = "The run that carried it out ended without a word.";

    static LeaseRow of(ResultSet row) throws SQLException {
        Optional<LeaseHolder> holder = Optional.empty();
        if (row.getString(2) != null) {
            holder = Optional.of(new LeaseHolder(
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    StepProgress.text(row.getString(5)),
                    StepProgress.text(row.getString(6))));
        }
        boolean midway = row.getString(9) != null;
        Optional<StepProgress> step = midway ? Optional.of(StepProgress.of(row, 9)) : Optional.empty();
        return new LeaseRow(
                row.getLong(1), holder, row.getLong(7), row.getLong(8), step, Instant.ofEpochMilli(row.getLong(15)));
    }

    boolean isAlive() {
        return holder.filter(it -> left > 0 && !Runner.isDeadHere(it.runner())).isPresent();
    }

    /** Returns what nobody is about to bring to its end. */
    Optional<HalfDone> leftBehind() {
        return step.filter(it -> !isAlive())
                .map(it -> new HalfDone(it.changeset(), it.done(), it.doneDigest(), it.begunDigest(), ENDED, heard));
    }

    long silence() {
        return Math.max(0, silent / 1000);
    }

    /** Returns who has it, as a clause; there must be somebody. */
    String held() {
        return "%s holds the lease and was heard from %s s ago".formatted(holder.orElseThrow(), silence());
    }
}
