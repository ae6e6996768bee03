package dev.edd.backfill;

import java.sql.SQLException;

/** The key that a run went by has gone meanwhile, or has another type. */
final class KeyChangedException extends SQLException {
    private static final long serialVersionUID = 1L;

    /** Takes the table and its key as they are written. */
    KeyChangedException(String key, SQLException cause) {
        super(
                "%s is not what it was when the run began: %s".formatted(key, cause.getMessage()),
                cause.getSQLState(),
                cause);
    }
}
