package dev.edd.history;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds Liquibase's table, which is spelled as the database spells unquoted names. */
final class ChangelogTable {
    private static final String NAME = "DATABASECHANGELOG";

    private ChangelogTable() {}

    /** Returns the quoted name of the table in the connection's schema; asks the catalog, so that nothing can fail. */
    static Optional<String> in(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        String lower = NAME.toLowerCase(Locale.ROOT);
        List<String> spellings = server.storesLowerCaseIdentifiers() ? List.of(lower, NAME) : List.of(NAME, lower);
        for (String spelling : spellings) {
            if (exists(server, connection, spelling)) {
                String quote = server.getIdentifierQuoteString().strip();
                return Optional.of(quote + spelling + quote);
            }
        }
        return Optional.empty();
    }

    private static boolean exists(DatabaseMetaData server, Connection connection, String table) throws SQLException {
        String schema = connection.getSchema();
        String escape = server.getSearchStringEscape();
        String pattern = schema == null ? null : schema.replace("_", escape + "_");
        try (ResultSet tables = server.getTables(connection.getCatalog(), pattern, table, null)) {
            return tables.next();
        }
    }
}
