package dev.edd.database;

import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long statements may take. On PostgreSQL that belongs to a transaction, not to the session: behind PgBouncer in
 * transaction mode the next transaction may have another session, and somebody else this one.
 *
 * @param lock how long a statement waits for a lock; zero leaves that to the database
 * @param statement how long one may take altogether; zero for as long as it takes
 */
public record Timeouts(Duration lock, Duration statement) {
    /** As the database has it. */
    public static final Timeouts NONE = new Timeouts(Duration.ZERO, Duration.ZERO);

    /** Sets them for the session, except where a transaction has its own. */
    public void setFor(Connection session, Dialect dialect) throws SQLException {
        if (dialect != Dialect.POSTGRESQL) {
            try (Statement statements = session.createStatement()) {
                for (String sql : settings(dialect, "SESSION")) {
                    statements.execute(sql);
                }
            }
        }
    }

    /**
     * Returns what sets them for a transaction, where it has its own: to be put before its first statement, so that it
     * costs no round trip. Empty elsewhere.
     */
    public String prefix(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL
                ? String.join(
                        "",
                        settings(dialect, "LOCAL").stream()
                                .map(each -> each + "; ")
                                .toList())
                : "";
    }

    /**
     * Returns the statements that set them.
     *
     * @param scope {@code LOCAL} or {@code SESSION}, which only PostgreSQL tells apart
     */
    public List<String> settings(Dialect dialect, String scope) {
        List<String> statements = new ArrayList<>();
        if (!lock.isZero()) {
            statements.addAll(lockTimeout(dialect, scope));
        }
        if (!statement.isZero()) {
            statements.addAll(statementTimeout(dialect, scope));
        }
        return statements;
    }

    /** Returns after how many seconds the driver cuts a statement off, where the server cannot; 0 for never. */
    public int ofDriver(Dialect dialect) {
        boolean byServer = dialect == Dialect.POSTGRESQL || dialect == Dialect.MARIADB;
        return byServer || statement.isZero() ? 0 : (int) seconds(statement);
    }

    private List<String> lockTimeout(Dialect dialect, String scope) {
        return switch (dialect) {
            case POSTGRESQL -> List.of("SET %s lock_timeout = %s".formatted(scope, lock.toMillis()));
            case MARIADB, MYSQL ->
                List.of("SET SESSION lock_wait_timeout = %1$s, innodb_lock_wait_timeout = %1$s"
                        .formatted(seconds(lock)));
            case H2 -> List.of("SET LOCK_TIMEOUT %s".formatted(lock.toMillis()));
            case OTHER -> List.of();
        };
    }

    /** MySQL knows one for queries only: the driver cuts off other statements there. */
    private List<String> statementTimeout(Dialect dialect, String scope) {
        return switch (dialect) {
            case POSTGRESQL -> List.of("SET %s statement_timeout = %s".formatted(scope, statement.toMillis()));
            case MARIADB -> List.of("SET SESSION max_statement_time = %s".formatted(statement.toMillis() / 1000.0));
            case H2, MYSQL, OTHER -> List.of();
        };
    }

    /** Returns whole seconds, at least one: there is no shorter wait. */
    private static long seconds(Duration timeout) {
        return Math.max(1, timeout.plusMillis(999).toSeconds());
    }
}
