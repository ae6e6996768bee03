package dev.edd.database;

import dev.edd.migration.EddException;
import java.sql.SQLException;
import java.util.Set;

/** The driver or the server does not connect for a reason that only its own words tell. */
final class ConnectionFailedException extends EddException {
    private static final long serialVersionUID = 1L;

    /** MySQL and MariaDB: too many connections, of all, of one account at a time, and by its grant. */
    private static final Set<Integer> TOO_MANY = Set.of(1040, 1203, 1226);

    ConnectionFailedException(Target target, String reason, SQLException cause) {
        super(
                message(
                        "The database takes no connection.",
                        target.displayUrl(),
                        reason,
                        isOfNumber(cause)
                                ? "Run it again when others have given connections back, or let the server or the account have more: "
                                        + "each of edd.workers takes one."
                                : "Correct edd.url or the server as these words say; the parameters of the URL are those of the driver."),
                cause);
    }

    /** Returns whether there are as many connections as may be. */
    static boolean isOfNumber(SQLException cause) {
        return "53300".equals(cause.getSQLState()) || TOO_MANY.contains(cause.getErrorCode());
    }
}
