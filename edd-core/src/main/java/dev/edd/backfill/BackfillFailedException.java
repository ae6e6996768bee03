package dev.edd.backfill;

import dev.edd.migration.EddException;
import dev.edd.migration.Migration;
import java.sql.SQLException;

/** Says why a backfill stopped before its end. */
public final class BackfillFailedException extends EddException {
    private static final long serialVersionUID = 1L;

    /** Takes a cause that names no secret. */
    public BackfillFailedException(Migration migration, SQLException cause) {
        super(
                message(
                        "%s stopped before its end.".formatted(migration.id()),
                        migration.location().toString(),
                        "%s (SQLState %s)\nAll chunks before it are committed."
                                .formatted(String.valueOf(cause.getMessage()).strip(), cause.getSQLState()),
                        "Correct the row or the statement and run the same command again: it continues where it stopped."),
                cause);
    }
}
