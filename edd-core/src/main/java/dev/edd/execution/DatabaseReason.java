package dev.edd.execution;

import dev.edd.database.Redaction;
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
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                SQLException clean = redaction.clean(sql);
                String words = String.valueOf(clean.getMessage()).strip();
                return new DatabaseReason("%s (SQLState %s)".formatted(words, clean.getSQLState()), Optional.of(clean));
            }
        }
        return new DatabaseReason(redaction.clean(String.valueOf(e.getMessage()).strip()), Optional.empty());
    }
}
