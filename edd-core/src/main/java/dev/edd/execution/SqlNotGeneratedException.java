package dev.edd.execution;

import dev.edd.migration.EddException;

/** Says that Liquibase could not tell which SQL a change becomes. */
public final class SqlNotGeneratedException extends EddException {
    private static final long serialVersionUID = 1L;

    SqlNotGeneratedException(String reason) {
        super(message(
                "The SQL of a change cannot be shown.",
                "",
                reason,
                "Correct the changeset; plain Liquibase stops at the same place."));
    }
}
