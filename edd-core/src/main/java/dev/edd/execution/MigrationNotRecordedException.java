package dev.edd.execution;

import dev.edd.migration.EddException;
import dev.edd.migration.Migration;

/** Says that every statement of a migration ran, and the history could not be made to say so. */
public final class MigrationNotRecordedException extends EddException {
    private static final long serialVersionUID = 1L;

    MigrationNotRecordedException(Migration migration, boolean takenBack, DatabaseReason reason) {
        super(
                message(
                        "%s ran and could not be recorded in DATABASECHANGELOG.".formatted(migration.id()),
                        migration.location().toString(),
                        reason.text() + "\n"
                                + (takenBack
                                        ? "Nothing of it took effect: the two are one transaction."
                                        : "What it did stays: this database commits each statement."),
                        takenBack
                                ? "Put right what the database complains about and run the same command again."
                                : "Put right what the database complains about and run the same command again: what is "
                                        + "done is not done again."),
                reason.cause().orElse(null));
    }
}
