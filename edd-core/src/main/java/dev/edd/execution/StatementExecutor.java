package dev.edd.execution;

import dev.edd.changelog.MigrationChange;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import liquibase.change.Change;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.SqlStatement;

/** Executes statements for Liquibase, and remembers how far it came within a changeset. */
final class StatementExecutor extends JdbcExecutor {
    private final HeldConnection connection;
    private boolean ofChange;
    private int completed;

    StatementExecutor(Database database, HeldConnection connection) {
        this.connection = connection;
        setDatabase(database);
    }

    /** Begins to count anew. */
    void reset() {
        completed = 0;
    }

    /** Returns how many statements of changes have been executed since the last reset. */
    int completed() {
        return completed;
    }

    /** Counts what it executes; Liquibase 5 has statements of its own besides, which set and restore a search path. */
    @Override
    public void execute(Change change, List<SqlVisitor> visitors) throws DatabaseException {
        ofChange = true;
        try {
            super.execute(change, visitors);
        } finally {
            ofChange = false;
        }
    }

    @Override
    public void execute(SqlStatement sql, List<SqlVisitor> visitors) throws DatabaseException {
        if (sql instanceof MigrationChange.WrittenStatement written) {
            execute(written.getSql());
        } else {
            super.execute(sql, visitors);
        }
        completed += ofChange ? 1 : 0;
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
