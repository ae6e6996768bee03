package dev.edd.execution;

import dev.edd.migration.MigrationId;
import java.time.Duration;
import java.util.List;

/**
 * An attempt that did not get its locks in time.
 *
 * @param attempt its number, from 1
 * @param of how many there are
 * @param blockers who stood in the way, a line each; empty where the database did not say
 * @param pause how long until the next one
 */
public record LockedOut(MigrationId migration, int attempt, int of, List<String> blockers, Duration pause) {
    public LockedOut {
        blockers = List.copyOf(blockers);
    }

    /** Returns the line for people. */
    @Override
    public String toString() {
        String who = blockers.isEmpty() ? "" : " Held by " + String.join("; ", blockers);
        return "%s did not get its lock (attempt %s of %s), and tries again in %s ms.%s"
                .formatted(migration, attempt, of, pause.toMillis(), who);
    }
}
