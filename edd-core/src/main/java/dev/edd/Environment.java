package dev.edd;

import dev.edd.backfill.BackfillSettings;
import dev.edd.database.Target;
import java.time.Duration;

/**
 * A database and the ways to reach it.
 *
 * @param drivers where JDBC drivers are looked for
 * @param lockWait how long to wait while another run migrates the same database
 * @param backfill how hard a backfill may work there
 */
public record Environment(Target target, ClassLoader drivers, Duration lockWait, BackfillSettings backfill) {
    /** How long a run waits for another one unless told otherwise. */
    public static final Duration DEFAULT_LOCK_WAIT = Duration.ofMinutes(1);

    /** Returns the database at that target, with drivers from the class path. */
    public static Environment of(Target target) {
        return new Environment(target, Environment.class.getClassLoader(), DEFAULT_LOCK_WAIT, BackfillSettings.DEFAULT);
    }
}
