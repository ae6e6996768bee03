package dev.edd.execution;

import dev.edd.migration.EddException;

/** Says that a run is over and its lock is still there, so that the next one would wait for nobody. */
public final class LockNotReleasedException extends EddException {
    private static final long serialVersionUID = 1L;

    LockNotReleasedException(String database, DatabaseReason reason) {
        super(
                message(
                        "%s is still locked by this run, which is over.".formatted(database),
                        "table DATABASECHANGELOGLOCK",
                        reason.text() + "\nWhat was reported as applied is applied and recorded.",
                        "Release the lock before the next run:\n" + ChangelogLock.RELEASE),
                reason.cause().orElse(null));
    }
}
