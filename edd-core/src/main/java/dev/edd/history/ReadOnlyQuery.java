package dev.edd.history;

import dev.edd.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs a query that a migration brings along, so that it can change no row. */
final class ReadOnlyQuery {
    private ReadOnlyQuery() {}

    /** Makes something of a query's result. */
    @FunctionalInterface
    interface Answer<T> {
        T of(ResultSet rows) throws SQLException;
    }

    /** Runs it in a read-only transaction of its own; one that the caller has open is used as it is. */
    static <T> T run(Connection connection, String query, Answer<T> answer) throws SQLException {
        if (!connection.getAutoCommit()) {
            return ask(connection, query, answer);
        }
        connection.setReadOnly(true);
        try {
            connection.setAutoCommit(false);
            T answered = ask(connection, query, answer);
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            return answered;
        } catch (SQLException e) {
            Database.takeBack(connection, e);
            readWrite(connection, e);
            throw e;
        }
    }

    private static void readWrite(Connection connection, SQLException failure) {
        try {
            connection.setReadOnly(false);
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }

    /** By a plain statement: to JDBI and to prepared statements, question marks and colons of the query are theirs. */
    private static <T> T ask(Connection connection, String query, Answer<T> answer) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(query)) {
                return answer.of(rows);
            }
        }
    }
}
