package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.migration.EddException;
import java.sql.SQLException;

/** Says that a database does not tell how far its backfills have come. */
final class BackfillsUnreadableException extends EddException {
    private static final long serialVersionUID = 1L;

    BackfillsUnreadableException(String url, SQLException cause) {
        super(
                message(
                        "The progress of backfills cannot be read.",
                        url,
                        Database.words(cause),
                        "Let the account of edd.username read the tables whose names begin with EDD_."),
                cause);
    }
}
