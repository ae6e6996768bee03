package dev.edd.execution;

import dev.edd.migration.EddException;
import java.time.Duration;

/** Says that another run held Liquibase's lock for as long as this one was willing to wait. */
public final class ChangelogLockedException extends EddException {
    private static final long serialVersionUID = 1L;

    ChangelogLockedException(String database, String holder, Duration waited) {
        super(message(
                "%s is being migrated by another run.".formatted(database),
                "table DATABASECHANGELOGLOCK",
                "%s. Waited %s s for it; nothing has run.".formatted(holder, waited.toSeconds()),
                "Wait until that run is over. If it was killed, release its lock:\n" + ChangelogLock.RELEASE));
    }
}
