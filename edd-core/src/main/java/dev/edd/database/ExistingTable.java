package dev.edd.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a table of ours or Liquibase's, which is spelled as the database spells unquoted names. */
public final class ExistingTable {
    private ExistingTable() {}

    /**
     * Returns the quoted name of the table in the connection's schema; asks the catalog, so that nothing can fail.
     *
     * @param name in capitals
     */
    public static Optional<String> named(String name, Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        String lower = name.toLowerCase(Locale.ROOT);
        List<String> spellings = server.storesLowerCaseIdentifiers() ? List.of(lower, name) : List.of(name, lower);
        for (String spelling : spellings) {
            if (exists(server, connection, spelling)) {
                String quote = server.getIdentifierQuoteString().strip();
                return Optional.of(quote + spelling + quote);
            }
        }
        return Optional.empty();
    }

    private static boolean exists(DatabaseMetaData server, Connection connection, String table) throws SQLException {
        String escape = server.getSearchStringEscape();
        String schema = connection.getSchema();
        String pattern = schema == null ? null : literal(schema, escape);
        try (ResultSet tables = server.getTables(connection.getCatalog(), pattern, literal(table, escape), null)) {
            return tables.next();
        }
    }

    /** Returns the pattern that only that name fits. */
    private static String literal(String name, String escape) {
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }
}
