package dev.edd.history;

import dev.edd.database.Database;
import dev.edd.migration.EddException;
import java.sql.SQLException;

/** The database has a history and does not let it be read. */
final class HistoryUnreadableException extends EddException {
    private static final long serialVersionUID = 1L;

    HistoryUnreadableException(String url, SQLException cause) {
        super(
                message(
                        "DATABASECHANGELOG cannot be read.",
                        url,
                        Database.words(cause),
                        "Remove what the database complains of, then run the goal again; edd.username needs SELECT on the table."),
                cause);
    }
}
