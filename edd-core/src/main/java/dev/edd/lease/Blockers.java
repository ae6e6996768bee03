package dev.edd.lease;

import dev.edd.database.Database;
import dev.edd.migration.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the database, over a connection of its own, which sessions keep a marked one waiting, and what they do. */
public final class Blockers {
    private static final int LONGEST_QUERY = 200;
    private static final int MOST = 3;

    /** A literal, or the beginning of one that the server has cut off; numbers of some length may be somebody's. */
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']++|'')*+(?:'|$)|\\b\\d{5,}\\b");

    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"(?:[^\"]++|\"\")*+(?:\"|$)");

    private static final String POSTGRESQL = """
            SELECT b.pid, b.usename, b.state, CAST(EXTRACT(EPOCH FROM clock_timestamp() - b.xact_start) AS BIGINT), b.query
            FROM pg_stat_activity w
            CROSS JOIN LATERAL unnest(pg_blocking_pids(w.pid)) AS blocking(pid)
            JOIN pg_stat_activity b ON b.pid = blocking.pid
            WHERE w.application_name = ? AND b.application_name <> w.application_name""";

    /** A session that is idle in its transaction runs nothing: then what it ran last is told. */
    static final String THREAD = """
            t.PROCESSLIST_ID, t.PROCESSLIST_USER, t.PROCESSLIST_COMMAND, t.PROCESSLIST_TIME,
                COALESCE(t.PROCESSLIST_INFO, (SELECT MAX(s.SQL_TEXT) FROM performance_schema.events_statements_current s
                    WHERE s.THREAD_ID = t.THREAD_ID AND s.NESTING_EVENT_LEVEL = 0))""";

    private static final String METADATA_LOCKS = "SELECT DISTINCT " + THREAD + """

            FROM performance_schema.metadata_locks w
            JOIN performance_schema.threads us ON us.THREAD_ID = w.OWNER_THREAD_ID
            JOIN performance_schema.metadata_locks h ON h.OBJECT_TYPE = w.OBJECT_TYPE
                AND h.OBJECT_SCHEMA = w.OBJECT_SCHEMA AND h.OBJECT_NAME = w.OBJECT_NAME
                AND h.LOCK_STATUS = 'GRANTED' AND h.OWNER_THREAD_ID <> w.OWNER_THREAD_ID
            JOIN performance_schema.threads t ON t.THREAD_ID = h.OWNER_THREAD_ID
            WHERE w.LOCK_STATUS = 'PENDING' AND w.OBJECT_TYPE = 'TABLE' AND us.PROCESSLIST_ID = IS_USED_LOCK(?)""";

    /** Needs no right: without {@code PROCESS}, it shows the sessions of the same account. */
    private static final String PROCESSES = """
            SELECT ID, USER, COMMAND, TIME, INFO FROM information_schema.PROCESSLIST
            WHERE DB = DATABASE() AND ID NOT IN (CONNECTION_ID(), COALESCE(IS_USED_LOCK(?), 0))
            ORDER BY TIME DESC""";

    /** It tells who blocks a row, and which tables idle sessions have locked. */
    private static final String H2 = """
            SELECT SESSION_ID, USER_NAME, SESSION_STATE, DATEDIFF(SECOND, SESSION_START, CURRENT_TIMESTAMP),
                EXECUTING_STATEMENT
            FROM INFORMATION_SCHEMA.SESSIONS
            WHERE ? IS NOT NULL AND (SESSION_ID IN (SELECT BLOCKER_ID FROM INFORMATION_SCHEMA.SESSIONS)
                OR EXECUTING_STATEMENT IS NULL AND SESSION_ID IN (SELECT SESSION_ID FROM INFORMATION_SCHEMA.LOCKS))""";

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Database database;
    private final SessionMark mark;

    Blockers(Database database, SessionMark mark) {
        this.database = database;
        this.mark = mark;
    }

    /** Returns a line for each; empty where nobody stands in the way, or the database does not say who. */
    public List<String> ask() throws SQLException {
        try (Database own = database.openAnother(LONGEST)) {
            return switch (database.dialect()) {
                case POSTGRESQL -> ask(own, POSTGRESQL, marked(""));
                case MARIADB, MYSQL -> askMysql(own);
                case H2 -> ask(own, H2, marked(""));
                case OTHER -> List.of();
            };
        }
    }

    private List<String> askMysql(Database own) throws SQLException {
        try {
            List<String> holders = ask(own, METADATA_LOCKS, marked(""));
            if (!holders.isEmpty()) {
                return holders;
            }
        } catch (SQLException notAllowed) {
            // What is left is who else is there.
        }
        return ask(own, PROCESSES, marked("somebody, perhaps "));
    }

    /** Returns what a query tells of sessions that its parameter names. */
    List<String> ask(String sql, String sessions) throws SQLException {
        try (Database own = database.openAnother(LONGEST)) {
            return ask(own, sql, new Meant(sessions, ""));
        }
    }

    private Meant marked(String certainty) {
        return new Meant(mark.toString(), certainty);
    }

    /**
     * Whose blockers are asked for.
     *
     * @param certainty words before each line of the answer; empty where it is certain
     */
    private record Meant(String sessions, String certainty) {}

    private List<String> ask(Database own, String sql, Meant meant) throws SQLException {
        try (PreparedStatement select = own.connection().prepareStatement(sql)) {
            select.setString(1, meant.sessions);
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next() && lines.size() < MOST) {
                    lines.add(meant.certainty + line(rows));
                }
            }
            return lines;
        }
    }

    private String line(ResultSet row) throws SQLException {
        String query = shortened(row.getString(5));
        return "session %s of %s (%s for %s s%s)"
                .formatted(
                        row.getLong(1),
                        row.getString(2),
                        String.valueOf(row.getString(3)).toLowerCase(Locale.ROOT),
                        row.getLong(4),
                        query.isEmpty() ? "" : ": " + query);
    }

    /** Returns a query as it may be shown: in one line, not too long, without what it compares with or writes. */
    String shortened(@Nullable String query) {
        if (query == null) {
            return "";
        }
        String text = LITERAL.matcher(query.strip().replaceAll("\\s+", " ")).replaceAll("…");
        boolean quotesTexts = database.dialect() == Dialect.MYSQL || database.dialect() == Dialect.MARIADB;
        String bare = quotesTexts ? DOUBLE_QUOTED.matcher(text).replaceAll("…") : text;
        String clean = database.redaction().clean(bare);
        return clean.length() <= LONGEST_QUERY ? clean : clean.substring(0, LONGEST_QUERY) + "…";
    }
}
