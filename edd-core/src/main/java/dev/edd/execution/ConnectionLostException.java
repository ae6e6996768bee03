package dev.edd.execution;

import dev.edd.migration.EddException;

/** Says that the server, or the way to it, was gone while no migration was under way. */
final class ConnectionLostException extends EddException {
    private static final long serialVersionUID = 1L;

    ConnectionLostException(String database, DatabaseReason reason) {
        super(
                message(
                        "The connection to the database is lost.",
                        database,
                        reason.text() + "\nWhat was applied before is recorded and stays.",
                        "Run the same command again: it goes on where this run has stopped."),
                reason.cause().orElse(null));
    }
}
