package dev.edd.history;

import dev.edd.database.Database;
import dev.edd.migration.Directives;
import dev.edd.migration.EddException;
import dev.edd.migration.MigrationId;
import java.sql.SQLException;
import java.util.Set;

/** The query that should count what a transition has still to move does not do so. */
public final class RemainingQueryFailedException extends EddException {
    private static final long serialVersionUID = 1L;

    RemainingQueryFailedException(MigrationId migration, Directives.Directive query, SQLException cause) {
        super(
                message(
                        "The remaining query of %s yields no count: %s".formatted(migration, query.value()),
                        query.location().toString(),
                        Database.words(cause),
                        isCutOff(cause)
                                ? "Give it an index, or the account of edd.username more time for a statement."
                                : "Write it as one query that counts: --edd remaining: SELECT COUNT(*) FROM … WHERE …"),
                cause);
    }

    /** Returns whether a timeout has ended it: PostgreSQL's, MariaDB's, MySQL's or H2's. */
    private static boolean isCutOff(SQLException cause) {
        return "57014".equals(cause.getSQLState()) || Set.of(1969, 3024, 57014).contains(cause.getErrorCode());
    }
}
