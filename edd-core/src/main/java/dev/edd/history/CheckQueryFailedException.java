package dev.edd.history;

import dev.edd.database.Database;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.EddException;
import dev.edd.migration.MigrationId;
import java.sql.SQLException;

/** The query that should find what a transition has done wrong cannot be run. */
final class CheckQueryFailedException extends EddException {
    private static final long serialVersionUID = 1L;

    CheckQueryFailedException(MigrationId migration, Directive query, SQLException cause) {
        super(
                message(
                        "The check of %s cannot be run: %s".formatted(migration, query.value()),
                        query.location().toString(),
                        Database.words(cause),
                        "Write it as one query whose rows are those that should not be: --edd check: SELECT … WHERE …"),
                cause);
    }
}
