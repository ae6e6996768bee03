package dev.edd.history;

import dev.edd.database.ExistingTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds Liquibase's table. */
final class ChangelogTable {
    private ChangelogTable() {}

    /** Returns the quoted name of the table in the connection's schema; asks the catalog, so that nothing can fail. */
    static Optional<String> in(Connection connection) throws SQLException {
        return ExistingTable.named("DATABASECHANGELOG", connection);
    }
}
