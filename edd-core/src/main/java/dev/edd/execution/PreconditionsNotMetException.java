package dev.edd.execution;

import dev.edd.migration.EddException;
import dev.edd.migration.Migration;
import java.util.Optional;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;

/** Says that a native changeset was not begun, because it halts where its preconditions do not hold. */
public final class PreconditionsNotMetException extends EddException {
    private static final long serialVersionUID = 1L;

    private PreconditionsNotMetException(Migration migration, DatabaseReason reason) {
        super(
                message(
                        "%s was not begun: its preconditions do not hold.".formatted(migration.id()),
                        migration.location().toString(),
                        reason.text() + "\nNothing of it took effect.",
                        "Bring about what they ask for, or correct them, and run the same command again."),
                reason.cause().orElse(null));
    }

    /** Returns the exception for a failure that is one of preconditions; empty for any other. */
    static Optional<EddException> of(Migration migration, Exception failure, DatabaseReason reason) {
        return Causes.of(failure, Exception.class)
                .filter(cause ->
                        cause instanceof PreconditionFailedException || cause instanceof PreconditionErrorException)
                .findFirst()
                .map(cause -> new PreconditionsNotMetException(migration, reason));
    }
}
