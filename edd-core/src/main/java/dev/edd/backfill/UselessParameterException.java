package dev.edd.backfill;

import java.sql.SQLException;

/** A parameter that the user gave does not work on this database. */
final class UselessParameterException extends SQLException {
    private static final long serialVersionUID = 1L;

    UselessParameterException(String message) {
        super(message);
    }

    UselessParameterException(String message, SQLException cause) {
        super(message, cause.getSQLState(), cause);
    }
}
