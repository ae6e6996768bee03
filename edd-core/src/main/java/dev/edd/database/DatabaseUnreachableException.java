package dev.edd.database;

import dev.edd.migration.EddException;
import java.sql.SQLException;

/** Nothing that could be a database answers at the place the URL names. */
final class DatabaseUnreachableException extends EddException {
    private static final long serialVersionUID = 1L;

    DatabaseUnreachableException(Target target, String reason, SQLException cause) {
        super(
                message(
                        "The database does not answer.",
                        target.displayUrl(),
                        reason,
                        "Start the database server, or correct host and port in edd.url."),
                cause);
    }
}
