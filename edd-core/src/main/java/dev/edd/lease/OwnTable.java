package dev.edd.lease;

import dev.edd.database.Database;
import dev.edd.database.ExistingTable;
import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of our own, found where it was first looked for: a migration may change the session's schema. */
final class OwnTable {
    private static final int ATTEMPTS = 3;

    private final String name;
    private final String definition;

    private OwnTable(String name, String definition) {
        this.name = name;
        this.definition = definition;
    }

    /** Returns the table in the connection's schema, whether or not it exists. */
    static OwnTable of(Database database, String name, String columns) throws SQLException {
        String definition = "(%s)%s".formatted(columns, database.dialect().tableOptions());
        return new OwnTable(qualified(database, name), definition);
    }

    private static String qualified(Database database, String name) throws SQLException {
        Connection connection = database.connection();
        boolean mysqlFamily = database.dialect() == Dialect.MYSQL || database.dialect() == Dialect.MARIADB;
        String quote = mysqlFamily ? "`" : "\"";
        String schema = database.dialect() == Dialect.OTHER
                ? null
                : mysqlFamily ? connection.getCatalog() : connection.getSchema();
        return schema == null || schema.isEmpty()
                ? name
                : quote + schema.replace(quote, quote + quote) + quote + "." + name;
    }

    /**
     * Creates it if it is missing. Two runners may do so at once, which PostgreSQL answers with a duplicate key; and it demands
     * the right to create a table even for one that is there.
     */
    void create(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS %s %s".formatted(name, definition));
                return;
            } catch (SQLException e) {
                if (exists(connection)) {
                    return;
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns whether it is there; asks the catalog, so that nothing can fail. */
    boolean exists(Connection connection) throws SQLException {
        return ExistingTable.named(name.substring(name.lastIndexOf('.') + 1), connection)
                .isPresent();
    }

    @Override
    public String toString() {
        return name;
    }
}
