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
 * @param standing what it demands, and who asks
 */
public record Environment(
        Target target, ClassLoader drivers, LockSettings locks, BackfillSettings backfill, Standing standing) {
    /** Takes a database of which the project declares nothing. */
    public Environment(Target target, ClassLoader drivers, LockSettings locks, BackfillSettings backfill) {
        this(target, drivers, locks, backfill, Standing.here());
    }

    /** Returns the database at that target, with drivers from the class path. */
    public static Environment of(Target target) {
        return new Environment(
                target, Environment.class.getClassLoader(), LockSettings.DEFAULT, BackfillSettings.DEFAULT);
    }

    /** Returns the same database with what it demands, and who asks. */
    public Environment with(Standing other) {
        return new Environment(target, drivers, locks, backfill, other);
    }
}
