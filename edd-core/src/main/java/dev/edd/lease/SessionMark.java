package dev.edd.lease;

import dev.edd.database.Runner;
import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A mark on the sessions of one run, by which another run finds and ends them. A runner can die, or freeze, while its
 * server still works on its last statement; whoever takes over must not begin before that has ended.
 *
 * <p>On PostgreSQL the mark is the application's name, which PgBouncer carries along, on MySQL and MariaDB a named lock,
 * which nothing waits for; only one session can have it, and those behind the first have a number after its name. Other databases have none: H2's sessions end with their process.
 */
final class SessionMark {
    /** How long a session may take to end before the next attempt. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofMillis(20);

    /** As many sessions of one run are looked for where each has a lock of its own. */
    private static final int MOST_SESSIONS = 200;

    private final Dialect dialect;
    private final String mark;

    SessionMark(Dialect dialect, String runner) {
        this.dialect = dialect;
        this.mark = "edd " + Runner.unique(runner);
    }

    void set(Connection connection) throws SQLException {
        switch (dialect) {
            case POSTGRESQL -> execute(connection, "SET application_name = '%s'".formatted(mark));
            case MARIADB, MYSQL -> lock(connection);
            case H2, OTHER -> {}
        }
    }

    /**
     * Ends the sessions with this mark, as far as the account may, and waits a little for them to end.
     *
     * @return whether none is left. One that is may still change something: what no transaction may hold, such as {@code
     *     CREATE INDEX CONCURRENTLY}, asks for the lease only before it begins
     */
    boolean endSessions(Connection connection) throws SQLException {
        return switch (dialect) {
            case POSTGRESQL -> terminate(connection);
            case MARIADB, MYSQL -> kill(connection);
            case H2, OTHER -> true;
        };
    }

    /** Returns whether the sessions of that name are gone; those of other accounts end when they like. */
    private boolean terminate(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ids(connection, """
                SELECT CASE WHEN pg_terminate_backend(pid, %s) THEN pid END FROM pg_stat_activity
                WHERE application_name = ? AND usename = current_user AND pid <> pg_backend_pid()""".formatted(PATIENCE.toMillis()));
        boolean gone = isNoneNamed(connection);
        while (!gone && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
            gone = isNoneNamed(connection);
        }
        return gone;
    }

    /** Within a transaction, PostgreSQL shows the sessions as they were when it was first asked, unless told to forget them. */
    private boolean isNoneNamed(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_stat_clear_snapshot()");
        return ids(connection, """
                SELECT pid FROM pg_stat_activity
                WHERE application_name = ? AND pid <> pg_backend_pid() AND state IS DISTINCT FROM 'idle'""").isEmpty();
    }

    /** Returns whether the sessions that hold the locks are gone; they may take their time to roll back. */
    private boolean kill(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Long> holders = holders(connection);
        while (!holders.isEmpty() && System.nanoTime() < deadline) {
            for (long holder : holders) {
                kill(connection, holder);
            }
            LockSupport.parkNanos(POLL.toNanos());
            holders = holders(connection);
        }
        return holders.isEmpty();
    }

    private static void kill(Connection connection, long session) throws SQLException {
        try {
            execute(connection, "KILL %s".formatted(session));
        } catch (SQLException goneOrNotOurs) {
            // Whether it is gone is asked next.
            connection.clearWarnings();
        }
    }

    /** Takes the first of the locks that no other session of the run has. */
    private void lock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT GET_LOCK(?, 0)")) {
            for (int number = 0; number < MOST_SESSIONS; number++) {
                select.setString(1, mark + suffix(number));
                try (ResultSet row = select.executeQuery()) {
                    if (row.next() && row.getInt(1) == 1) {
                        return;
                    }
                }
            }
        }
    }

    private static String suffix(int number) {
        return number == 0 ? "" : " " + number;
    }

    private List<Long> holders(Connection connection) throws SQLException {
        String suffixes = IntStream.range(0, MOST_SESSIONS)
                .mapToObj(number -> "SELECT '%s' AS SUFFIX".formatted(suffix(number)))
                .collect(Collectors.joining(" UNION ALL "));
        return ids(connection, """
                SELECT DISTINCT ID FROM (SELECT IS_USED_LOCK(CONCAT(NAME, SUFFIX)) AS ID
                    FROM (SELECT ? AS NAME) MARK CROSS JOIN (%s) SUFFIXES) HOLDERS
                WHERE ID IS NOT NULL""".formatted(suffixes));
    }

    private List<Long> ids(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, mark);
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String toString() {
        return mark;
    }
}
