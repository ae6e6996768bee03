package dev.edd.plan;

import dev.edd.migration.Location;
import dev.edd.migration.MigrationId;
import java.time.Duration;
import java.util.List;

/** What became of one step of a plan. */
public sealed interface Outcome {
    /** Returns the migration it is about. */
    MigrationId migration();

    /** Returns whether something is wrong, so that whoever asked for the run must not believe that all is done. */
    default boolean isBad() {
        return this instanceof Blocked || this instanceof Faulty;
    }

    /** It ran to the end. */
    record Applied(MigrationId migration, Step.Kind kind, Duration took) implements Outcome {}

    /**
     * Its backfill ran to the end.
     *
     * @param rows that were seen, by all runners together; 0 where none remained to be moved
     * @param rowErrors how many of them are recorded because they could not be moved
     */
    record Moved(MigrationId migration, long rows, long rowErrors, Duration took) implements Outcome {
        /** Takes what became of a backfill all of whose rows could be moved. */
        public Moved(MigrationId migration, long rows, Duration took) {
            this(migration, rows, 0, took);
        }
    }

    /**
     * It ran, and its check finds rows that should not be.
     *
     * @param ran how it ended
     * @param where it is written
     * @param offending the first of the rows; never empty
     */
    record Faulty(Outcome ran, Location where, List<String> offending) implements Outcome {
        public Faulty {
            offending = List.copyOf(offending);
        }

        @Override
        public MigrationId migration() {
            return ran.migration();
        }
    }

    /**
     * It may not run: rows remain that its transition did not move.
     *
     * @param where it is written
     * @param rowErrors those that its backfill could not move and has recorded
     */
    record Blocked(MigrationId migration, Location where, long remaining, long rowErrors) implements Outcome {}

    /**
     * It was passed over: its preconditions, which only native changesets have, do not hold here, or what it rests on
     * did not run.
     */
    record Skipped(MigrationId migration, String reason) implements Outcome {}
}
