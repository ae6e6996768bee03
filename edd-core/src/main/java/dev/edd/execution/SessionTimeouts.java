package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.migration.Dialect;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** The timeouts of the session that migrates. */
final class SessionTimeouts {
    private final Database database;
    private final LockSettings settings;

    SessionTimeouts(Database database, LockSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Sets them. */
    void set() throws SQLException {
        if (!settings.lockTimeout().isZero()) {
            execute(lockTimeout(settings.lockTimeout()));
        }
        if (!settings.statementTimeout().isZero()) {
            execute(statementTimeout(settings.statementTimeout()));
        }
    }

    /** Takes them back where the connection may serve somebody else afterwards, behind a pooler. */
    void restore() throws SQLException {
        execute(
                switch (database.dialect()) {
                    case POSTGRESQL -> List.of("RESET lock_timeout", "RESET statement_timeout");
                    case MARIADB, MYSQL ->
                        List.of("SET SESSION lock_wait_timeout = DEFAULT, innodb_lock_wait_timeout = DEFAULT");
                    case H2, OTHER -> List.of();
                });
    }

    /** Returns after how many seconds the driver cuts a statement off, where the server cannot; 0 for never. */
    int ofDriver() {
        boolean byServer = database.dialect() == Dialect.POSTGRESQL || database.dialect() == Dialect.MARIADB;
        return byServer || settings.statementTimeout().isZero() ? 0 : (int) seconds(settings.statementTimeout());
    }

    private List<String> lockTimeout(Duration timeout) {
        return switch (database.dialect()) {
            case POSTGRESQL -> List.of("SET lock_timeout = %s".formatted(timeout.toMillis()));
            case MARIADB, MYSQL ->
                List.of("SET SESSION lock_wait_timeout = %1$s, innodb_lock_wait_timeout = %1$s"
                        .formatted(seconds(timeout)));
            case H2 -> List.of("SET LOCK_TIMEOUT %s".formatted(timeout.toMillis()));
            case OTHER -> List.of();
        };
    }

    /** MySQL knows one for queries only: the driver cuts off other statements there. */
    private List<String> statementTimeout(Duration timeout) {
        return switch (database.dialect()) {
            case POSTGRESQL -> List.of("SET statement_timeout = %s".formatted(timeout.toMillis()));
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
