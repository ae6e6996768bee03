package dev.edd.execution;

import dev.edd.changelog.MigrationChange;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.SqlStatement;

/** Executes statements for Liquibase, and remembers how far it came within a changeset. */
final class StatementExecutor extends JdbcExecutor {
    private final HeldConnection connection;
    private int completed;

    StatementExecutor(Database database, HeldConnection connection) {
        this.connection = connection;
        setDatabase(database);
    }

    /** Begins to count anew. */
    void reset() {
        completed = 0;
    }

    /** Returns how many statements have been executed since the last reset. */
    int completed() {
        return completed;
    }

    @Override
    public void execute(SqlStatement sql, List<SqlVisitor> visitors) throws DatabaseException {
        if (sql instanceof MigrationChange.WrittenStatement written) {
            execute(written.getSql());
        } else {
            super.execute(sql, visitors);
        }
        completed++;
    }

    /** Hands the text to the driver as it is: {@code {…}} is JSON here more often than a JDBC escape. */
    private void execute(String sql) throws DatabaseException {
        try (Statement statement = connection.getUnderlyingConnection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException(e.getMessage(), e);
        }
    }
}
