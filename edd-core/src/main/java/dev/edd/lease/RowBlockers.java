package dev.edd.lease;

import dev.edd.database.Database;
import dev.edd.database.Runner;
import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Asks the database which sessions keep some of ours waiting for a row or a table. Thread-safe. */
public final class RowBlockers {
    /** Needs to read {@code performance_schema}. */
    private static final String MYSQL = "SELECT DISTINCT " + Blockers.THREAD + """

            FROM performance_schema.data_lock_waits w
            JOIN performance_schema.threads us ON us.THREAD_ID = w.REQUESTING_THREAD_ID
            JOIN performance_schema.threads t ON t.THREAD_ID = w.BLOCKING_THREAD_ID
            WHERE FIND_IN_SET(us.PROCESSLIST_ID, ?)""";

    /** Needs the right {@code PROCESS}. */
    private static final String MARIADB = """
            SELECT DISTINCT p.ID, p.USER, p.COMMAND, p.TIME, p.INFO
            FROM information_schema.INNODB_LOCK_WAITS w
            JOIN information_schema.INNODB_TRX us ON us.trx_id = w.requesting_trx_id
            JOIN information_schema.INNODB_TRX b ON b.trx_id = w.blocking_trx_id
            JOIN information_schema.PROCESSLIST p ON p.ID = b.trx_mysql_thread_id
            WHERE FIND_IN_SET(us.trx_mysql_thread_id, ?)""";

    /** More workers than that do nobody any good; the oldest sessions are closed by then. */
    private static final int MOST = 100;

    private final Database database;
    private final SessionMark mark;
    private final Queue<Long> sessions = new ConcurrentLinkedQueue<>();

    /** Takes the database, which it asks over a connection of its own. */
    public RowBlockers(Database database) {
        this(database, new SessionMark(database.dialect(), Runner.name()));
    }

    RowBlockers(Database database, SessionMark mark) {
        this.database = database;
        this.mark = mark;
    }

    /** Asks for this session, too, from now on. */
    public void watch(Connection session) throws SQLException {
        mark.set(session);
        if (database.dialect() == Dialect.MARIADB || database.dialect() == Dialect.MYSQL) {
            add(id(session));
        }
    }

    private void add(long session) {
        sessions.add(session);
        if (sessions.size() > MOST) {
            sessions.poll();
        }
    }

    private static long id(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Returns a line for each; empty where nobody stands in the way, or the account may not know. */
    public List<String> ask() throws SQLException {
        Blockers blockers = new Blockers(database, mark);
        return switch (database.dialect()) {
            case POSTGRESQL, H2 -> blockers.ask();
            case MYSQL -> blockers.ask(MYSQL, ids());
            case MARIADB -> blockers.ask(MARIADB, ids());
            case OTHER -> List.of();
        };
    }

    private String ids() {
        return sessions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
