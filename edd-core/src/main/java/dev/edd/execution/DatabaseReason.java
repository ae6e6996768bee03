package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.database.Redaction;
import dev.edd.database.TransientFailure;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Why a database did not do something, without secrets.
 *
 * @param text the database's own words
 * @param cause its own exception, from below Liquibase's wrappers, which quote URLs
 */
record DatabaseReason(String text, Optional<SQLException> cause) {
    static DatabaseReason of(Exception e, Redaction redaction) {
        Optional<SQLException> cause =
                Causes.of(e, SQLException.class).findFirst().map(redaction::clean);
        return cause.isPresent()
                ? new DatabaseReason(Database.words(cause.get()), cause)
                : new DatabaseReason(
                        redaction.clean(String.valueOf(e.getMessage()).strip()), cause);
    }

    /** Returns whether no statement is to blame: the server is gone, or in no state to change anything. */
    boolean isOfServer() {
        return cause.filter(e -> TransientFailure.isConnectionLost(e) || TransientFailure.isOfServer(e))
                .isPresent();
    }
}
