package dev.edd.backfill;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table as the database's catalog knows it, which keeps unquoted names in a case of its own. */
record TableName(@Nullable String catalog, @Nullable String schema, String name) {
    /** Returns the name in the catalog of what a user has written. */
    static TableName of(String written, Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (quote != 0 && c == quote && i + 1 < written.length() && written.charAt(i + 1) == quote) {
                part.append(c);
                i++;
            } else if (quote == 0 ? c == '"' || c == '`' : c == quote) {
                quote = quote == 0 ? c : 0;
                quoted = true;
            } else if (c == '.' && quote == 0) {
                parts.add(fold(part.toString(), quoted, server));
                part.setLength(0);
                quoted = false;
            } else {
                part.append(c);
            }
        }
        return of(parts, fold(part.toString(), quoted, server), connection);
    }

    private static TableName of(List<String> qualifiers, String name, Connection connection) throws SQLException {
        @Nullable String qualifier = qualifiers.isEmpty() ? null : qualifiers.get(qualifiers.size() - 1);
        return connection.getMetaData().supportsSchemasInTableDefinitions()
                ? new TableName(connection.getCatalog(), qualifier == null ? connection.getSchema() : qualifier, name)
                : new TableName(qualifier == null ? connection.getCatalog() : qualifier, null, name);
    }

    /** Returns a name as the catalog keeps it. */
    static String fold(String name, boolean quoted, DatabaseMetaData server) throws SQLException {
        if (!quoted && server.storesUpperCaseIdentifiers()) {
            return name.toUpperCase(Locale.ROOT);
        }
        return !quoted && server.storesLowerCaseIdentifiers() && server.supportsSchemasInTableDefinitions()
                ? name.toLowerCase(Locale.ROOT)
                : name;
    }
}
