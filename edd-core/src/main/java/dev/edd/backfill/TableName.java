package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
        return of(parts, fold(part.toString(), quoted, server), written, connection);
    }

    private static TableName of(List<String> qualifiers, String name, String written, Connection connection)
            throws SQLException {
        if (!connection.getMetaData().supportsSchemasInTableDefinitions()) {
            return new TableName(qualifiers.isEmpty() ? connection.getCatalog() : last(qualifiers), null, name);
        }
        return new TableName(
                connection.getCatalog(), qualifiers.isEmpty() ? schema(written, connection) : last(qualifiers), name);
    }

    private static String last(List<String> qualifiers) {
        return qualifiers.get(qualifiers.size() - 1);
    }

    /** Returns the schema that a bare name is found in: on PostgreSQL any of the search path, and the first if in none. */
    private static @Nullable String schema(String name, Connection connection) throws SQLException {
        if (!Dialect.POSTGRESQL.toString().equals(connection.getMetaData().getDatabaseProductName())) {
            return connection.getSchema();
        }
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT COALESCE(
                    (SELECT n.nspname FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
                        WHERE t.oid = to_regclass(?)),
                    current_schema())""")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
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
