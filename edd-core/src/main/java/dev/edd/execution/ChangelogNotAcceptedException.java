package dev.edd.execution;

import dev.edd.migration.EddException;

/** Says that Liquibase does not take a native changelog as it is, or not on this database; nothing has run. */
public final class ChangelogNotAcceptedException extends EddException {
    private static final long serialVersionUID = 1L;

    ChangelogNotAcceptedException(String changelog, String reason) {
        super(message(
                "Liquibase does not accept the changelog.",
                changelog,
                reason + "\nNothing has run.",
                "Correct what it names, or choose the database that the changelog's preconditions ask for."));
    }
}
