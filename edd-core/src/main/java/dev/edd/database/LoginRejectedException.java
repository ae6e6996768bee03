package dev.edd.database;

import dev.edd.migration.EddException;
import java.sql.SQLException;

/** The database is there and lets this user, with this password or none, not in. */
final class LoginRejectedException extends EddException {
    private static final long serialVersionUID = 1L;

    LoginRejectedException(Target target, SQLException cause) {
        super(
                message(
                        who(target) + " is not let in.",
                        target.displayUrl(),
                        ConnectionFailure.reason(cause),
                        "Correct edd.username and edd.password, or the <server> in settings.xml that edd.serverId names."),
                cause);
    }

    private static String who(Target target) {
        String user = target.username().isEmpty() ? "A user without a name" : "User " + target.username();
        return target.hasPassword() ? user : user + ", without a password,";
    }
}
