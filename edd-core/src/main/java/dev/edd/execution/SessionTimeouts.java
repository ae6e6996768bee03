package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.migration.Dialect;
import dev.edd.sql.SqlParser;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The timeouts of the statements that migrate. On PostgreSQL they belong to a transaction, not to the session: behind
 * PgBouncer in transaction mode the next transaction may have another session, and somebody else this one.
 */
final class SessionTimeouts {
    private static final String LOCKS_BY_DEFAULT =
            "SET SESSION lock_wait_timeout = DEFAULT, innodb_lock_wait_timeout = DEFAULT";

    private final Database database;
    private final LockSettings settings;

    SessionTimeouts(Database database, LockSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Returns what they are. */
    LockSettings settings() {
        return settings;
    }

    /** Sets them for the session, except where a transaction has its own. */
    void ofSession() throws SQLException {
        settings.timeouts().setFor(database.connection(), database.dialect());
    }

    /** Sets them for the transaction that has begun, where a transaction has its own. */
    void ofTransaction() throws SQLException {
        if (database.dialect() == Dialect.POSTGRESQL) {
            execute(all("LOCAL"));
        }
    }

    /** Returns whether none holds for that statement: what is done concurrently waits for locks as long as it takes. */
    boolean areIdleFor(String statement) {
        return settings.statementTimeout().isZero() && SqlParser.isConcurrent(statement);
    }

    /** Sets them for a statement outside any transaction of ours. */
    void outsideTransaction() throws SQLException {
        if (database.dialect() == Dialect.POSTGRESQL) {
            execute(all("SESSION"));
        }
    }

    /** Takes back what was set outside a transaction: the connection may serve somebody else next, behind a pooler. */
    void backInTransaction() {
        try {
            if (database.dialect() == Dialect.POSTGRESQL) {
                execute(List.of("RESET lock_timeout", "RESET statement_timeout"));
            }
        } catch (SQLException connectionIsBroken) {
            // Nobody gets a session that has ended.
        }
    }

    /** Takes back what was set for the session: the connection may serve somebody else afterwards. */
    void restore() throws SQLException {
        execute(
                switch (database.dialect()) {
                    case MARIADB -> List.of(LOCKS_BY_DEFAULT + ", max_statement_time = DEFAULT");
                    case MYSQL -> List.of(LOCKS_BY_DEFAULT);
                    case H2, POSTGRESQL, OTHER -> List.of();
                });
    }

    private List<String> all(String scope) {
        return settings.timeouts().settings(database.dialect(), scope);
    }

    /** Returns after how many seconds the driver cuts a statement off, where the server cannot; 0 for never. */
    int ofDriver() {
        return settings.timeouts().ofDriver(database.dialect());
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
