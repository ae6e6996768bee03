package dev.edd;

import dev.edd.backfill.BackfillSettings;
import dev.edd.database.Target;
import dev.edd.execution.LockSettings;

/**
 * A database and the ways to reach it.
 *
 * @param drivers where JDBC drivers are looked for
 * @param locks how long to wait for others, and they for this run
 * @param backfill how hard a backfill may work there
 */
public record Environment(Target target, ClassLoader drivers, LockSettings locks, BackfillSettings backfill) {
    /** Returns the database at that target, with drivers from the class path. */
    public static Environment of(Target target) {
        return new Environment(
                target, Environment.class.getClassLoader(), LockSettings.DEFAULT, BackfillSettings.DEFAULT);
    }
}
