package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.migration.EddException;
import java.sql.SQLException;

/** Says that nobody could be told that backfills are to wait, or that they may go on. */
final class PauseNotRecordedException extends EddException {
    private static final long serialVersionUID = 1L;

    /** Takes a cause that names no secret. */
    PauseNotRecordedException(String url, SQLException cause) {
        super(
                message(
                        "Whether backfills wait cannot be recorded.",
                        url,
                        Database.words(cause),
                        "Let the account of edd.username create and change the tables whose names begin with EDD_."),
                cause);
    }
}
