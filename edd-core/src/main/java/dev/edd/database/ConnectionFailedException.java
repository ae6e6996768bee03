package dev.edd.database;

import dev.edd.migration.EddException;
import java.sql.SQLException;

/** The driver or the server does not connect for a reason that only its own words tell. */
final class ConnectionFailedException extends EddException {
    private static final long serialVersionUID = 1L;

    ConnectionFailedException(Target target, String reason, SQLException cause) {
        super(
                message(
                        "The database takes no connection.",
                        target.displayUrl(),
                        reason,
                        "Correct edd.url or the server as these words say; the parameters of the URL are those of the driver."),
                cause);
    }
}
