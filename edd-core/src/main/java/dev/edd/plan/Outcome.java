package dev.edd.plan;

import dev.edd.migration.MigrationId;
import java.time.Duration;

/** What became of one step of a plan. */
public sealed interface Outcome {
    /** Returns the migration it is about. */
    MigrationId migration();

    /** It ran to the end. */
    record Applied(MigrationId migration, Step.Kind kind, Duration took) implements Outcome {}

    /**
     * Its backfill ran to the end.
     *
     * @param rows that were seen, by all runners together; 0 where none remained to be moved
     */
    record Moved(MigrationId migration, long rows, Duration took) implements Outcome {}

    /** It may not run: rows remain that its transition did not move. */
    record Blocked(MigrationId migration, long remaining) implements Outcome {}

    /**
     * It was passed over: its preconditions, which only native changesets have, do not hold here, or what it rests on
     * did not run.
     */
    record Skipped(MigrationId migration, String reason) implements Outcome {}
}
