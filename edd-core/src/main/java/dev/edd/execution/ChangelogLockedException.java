package dev.edd.execution;

import dev.edd.migration.EddException;

/** Says that another run kept this one from the database for as long as it was willing to wait. */
public final class ChangelogLockedException extends EddException {
    private static final long serialVersionUID = 1L;

    /** What to do about another run of this tool. */
    static final String ANOTHER_RUN =
            "Wait until that run is over, or raise edd.lockWait. If it was killed, its lease expires by itself.";

    /** What to do about a run of plain Liquibase, whose lock never expires. */
    static final String PLAIN_LIQUIBASE =
            "Wait until that run is over. If it was killed, release its lock:\n" + ChangelogLock.RELEASE;

    /**
     * Takes what to say.
     *
     * @param waited how long it was waited for, and what has run nevertheless, as a sentence
     */
    ChangelogLockedException(String database, String holder, String waited, String fix) {
        super(message(
                "%s is being migrated by another run.".formatted(database),
                fix.equals(PLAIN_LIQUIBASE) ? "table DATABASECHANGELOGLOCK" : "table EDD_LEASE",
                "%s. %s".formatted(holder, waited),
                fix));
    }
}
