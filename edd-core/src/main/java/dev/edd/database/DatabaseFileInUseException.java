package dev.edd.database;

import dev.edd.migration.EddException;
import java.sql.SQLException;

/** Another process holds the file of an embedded database. */
final class DatabaseFileInUseException extends EddException {
    private static final long serialVersionUID = 1L;

    DatabaseFileInUseException(Target target, SQLException cause) {
        super(
                message(
                        "The database file is open in another process.",
                        target.displayUrl(),
                        "H2 lets one process at a time open a file: " + ConnectionFailure.reason(cause),
                        "Close the other process (the application, or an IDE with a database view), or add ;AUTO_SERVER=TRUE to the "
                                + "URL of both."),
                cause);
    }
}
