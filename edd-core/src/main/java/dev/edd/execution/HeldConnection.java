package dev.edd.execution;

import java.sql.Connection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * A connection that decides itself when commits happen. Liquibase commits a changeset before it writes the row that
 * says so; held back until both are done, the two are one transaction, and a crash between them cannot part them.
 */
final class HeldConnection extends JdbcConnection {
    private Commits commits = Commits.AS_ASKED;

    HeldConnection(Connection connection) {
        super(connection);
    }

    /** Begins to hold commits back. */
    void hold() {
        commits = Commits.HELD;
    }

    /**
     * Begins to commit each statement by itself. Liquibase believes of most databases that they can take DDL back, and
     * would begin a transaction that ends at the first DDL statement, and another one behind it.
     */
    void commitEach() throws DatabaseException {
        super.setAutoCommit(true);
        commits = Commits.EACH;
    }

    /** Commits what was held back; from now on commits happen as asked. */
    void release() throws DatabaseException {
        commits = Commits.AS_ASKED;
        commit();
        setAutoCommit(false);
    }

    /** Takes back what was held back; from now on commits happen as asked. */
    void abandon() throws DatabaseException {
        commits = Commits.AS_ASKED;
        rollback();
        setAutoCommit(false);
    }

    @Override
    public void commit() throws DatabaseException {
        if (commits != Commits.HELD) {
            super.commit();
        }
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws DatabaseException {
        if (commits != Commits.EACH) {
            super.setAutoCommit(autoCommit);
        }
    }

    /** Does nothing: the connection belongs to whoever opened it, and Liquibase closes what it no longer needs. */
    @Override
    public void close() {}

    private enum Commits {
        AS_ASKED,
        HELD,
        EACH
    }
}
