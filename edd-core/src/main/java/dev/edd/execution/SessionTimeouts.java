package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.migration.Dialect;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The timeouts of the statements that migrate. On PostgreSQL they belong to a transaction, not to the session: behind
 * PgBouncer in transaction mode the next transaction may have another session, and somebody else this one.
 */
final class SessionTimeouts {
    private final Database database;
    private final LockSettings settings;

    SessionTimeouts(Database database, LockSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Sets them for the session, except where a transaction has its own. */
    void ofSession() throws SQLException {
        if (database.dialect() != Dialect.POSTGRESQL) {
            execute(all("SESSION"));
        }
    }

    /** Sets them for the transaction that has begun, where a transaction has its own. */
    void ofTransaction() throws SQLException {
        if (database.dialect() == Dialect.POSTGRESQL) {
            execute(all("LOCAL"));
        }
    }

    /** Returns whether none holds for that statement: what is done concurrently waits for locks as long as it takes. */
    boolean areIdleFor(String statement) {
        return settings.statementTimeout().isZero() && ConcurrentBuilds.concern(statement);
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
                    case MARIADB, MYSQL ->
                        List.of("SET SESSION lock_wait_timeout = DEFAULT, innodb_lock_wait_timeout = DEFAULT");
                    case H2, POSTGRESQL, OTHER -> List.of();
                });
    }

    private List<String> all(String scope) {
        List<String> statements = new ArrayList<>();
        if (!settings.lockTimeout().isZero()) {
            statements.addAll(lockTimeout(settings.lockTimeout(), scope));
        }
        if (!settings.statementTimeout().isZero()) {
            statements.addAll(statementTimeout(settings.statementTimeout(), scope));
        }
        return statements;
    }

    /** Returns after how many seconds the driver cuts a statement off, where the server cannot; 0 for never. */
    int ofDriver() {
        boolean byServer = database.dialect() == Dialect.POSTGRESQL || database.dialect() == Dialect.MARIADB;
        return byServer || settings.statementTimeout().isZero() ? 0 : (int) seconds(settings.statementTimeout());
    }

    private List<String> lockTimeout(Duration timeout, String scope) {
        return switch (database.dialect()) {
            case POSTGRESQL -> List.of("SET %s lock_timeout = %s".formatted(scope, timeout.toMillis()));
            case MARIADB, MYSQL ->
                List.of("SET SESSION lock_wait_timeout = %1$s, innodb_lock_wait_timeout = %1$s"
                        .formatted(seconds(timeout)));
            case H2 -> List.of("SET LOCK_TIMEOUT %s".formatted(timeout.toMillis()));
            case OTHER -> List.of();
        };
    }

    /** MySQL knows one for queries only: the driver cuts off other statements there. */
    private List<String> statementTimeout(Duration timeout, String scope) {
        return switch (database.dialect()) {
            case POSTGRESQL -> List.of("SET %s statement_timeout = %s".formatted(scope, timeout.toMillis()));
            case MARIADB -> List.of("SET SESSION max_statement_time = %s".formatted(timeout.toMillis() / 1000.0));
            case H2, MYSQL, OTHER -> List.of();
        };
    }

    /** Returns whole seconds, at least one: there is no shorter wait. */
    private static long seconds(Duration timeout) {
        return Math.max(1, timeout.plusMillis(999).toSeconds());
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
