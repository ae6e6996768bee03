package dev.edd.execution;

import dev.edd.migration.EddException;
import java.sql.SQLException;
import java.util.Optional;

/** Says that Liquibase's own tables cannot be created or written, before any migration has run. */
public final class HistoryNotWritableException extends EddException {
    private static final long serialVersionUID = 1L;

    HistoryNotWritableException(String database, String reason, Optional<SQLException> cause) {
        super(
                message(
                        "%s does not let this user write the history.".formatted(database),
                        "tables DATABASECHANGELOG and DATABASECHANGELOGLOCK",
                        reason + "\nNothing has run.",
                        "Use a user who may create and alter tables in the schema, or grant this one those rights."),
                cause.orElse(null));
    }
}
