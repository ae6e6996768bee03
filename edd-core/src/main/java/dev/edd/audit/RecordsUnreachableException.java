package dev.edd.audit;

import dev.edd.database.Database;
import dev.edd.migration.EddException;
import java.sql.SQLException;

/** The database does not let what is recorded there be read or written. */
final class RecordsUnreachableException extends EddException {
    private static final long serialVersionUID = 1L;

    RecordsUnreachableException(String table, String url, SQLException cause) {
        super(
                message(
                        "%s cannot be read or written.".formatted(table),
                        url,
                        Database.words(cause),
                        "Remove what the database complains of, then run the goal again; edd.username needs CREATE TABLE, "
                                + "SELECT and INSERT."),
                cause);
    }
}
