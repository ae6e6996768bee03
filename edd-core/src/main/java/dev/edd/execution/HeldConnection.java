package dev.edd.execution;

import java.sql.Connection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * A connection whose commits can be held back. Liquibase commits a changeset before it writes the row that says so;
 * held back until both are done, the two are one transaction, and a crash between them cannot part them.
 */
final class HeldConnection extends JdbcConnection {
    private boolean held;

    HeldConnection(Connection connection) {
        super(connection);
    }

    /** Begins to hold commits back. */
    void hold() {
        held = true;
    }

    /** Commits what was held back. */
    void release() throws DatabaseException {
        held = false;
        commit();
    }

    /** Takes back what was held back. */
    void abandon() throws DatabaseException {
        held = false;
        rollback();
    }

    @Override
    public void commit() throws DatabaseException {
        if (!held) {
            super.commit();
        }
    }

    /** Does nothing: the connection belongs to whoever opened it, and Liquibase closes what it no longer needs. */
    @Override
    public void close() {}
}
