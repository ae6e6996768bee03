package dev.edd.database;

import dev.edd.migration.EddException;
import java.sql.SQLException;

/** The server is there, but has no database of that name that this user may use. */
final class DatabaseNotFoundException extends EddException {
    private static final long serialVersionUID = 1L;

    DatabaseNotFoundException(Target target, SQLException cause) {
        super(
                message(
                        "The database does not exist.",
                        target.displayUrl(),
                        ConnectionFailure.reason(cause),
                        "Create it (CREATE DATABASE …), let the user into it, or correct its name in edd.url."),
                cause);
    }
}
