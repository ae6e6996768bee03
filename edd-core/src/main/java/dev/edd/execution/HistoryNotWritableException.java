package dev.edd.execution;

import dev.edd.migration.EddException;

/** Says that Liquibase's own tables cannot be created or written, before any migration has run. */
public final class HistoryNotWritableException extends EddException {
    private static final long serialVersionUID = 1L;

    HistoryNotWritableException(String database, DatabaseReason reason) {
        super(
                message(
                        (reason.isOfServer()
                                        ? "%s does not take the history."
                                        : "%s does not let this user write the history.")
                                .formatted(database),
                        "tables DATABASECHANGELOG, DATABASECHANGELOGLOCK and EDD_LEASE",
                        reason.text() + "\nNothing has run.",
                        reason.isOfServer()
                                ? "See to it that the database may write, and is the primary and not a replica, then run the same command again."
                                : "Use a user who may create and alter tables in the schema, or grant this one those rights."),
                reason.cause().orElse(null));
    }
}
