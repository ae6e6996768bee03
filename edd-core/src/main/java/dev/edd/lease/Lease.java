package dev.edd.lease;

import dev.edd.database.Database;
import dev.edd.migration.EddException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The right to migrate one database, alone. It holds no transaction and no connection open: it is a row that says until
 * when it is good, kept young by a thread, and that expires by itself if nobody does.
 */
public final class Lease implements AutoCloseable {
    /** What the names of all leases begin with; no host's name has a space in it. */
    public static final String NAME = "edd lease ";

    private static final int LONGEST_NAME = 255;

    private final LeaseTable table;
    private final Database database;
    private final LeaseHolder holder;
    private final SessionMark mark;
    private final long token;
    private final Heartbeat heartbeat;
    private Optional<String> first = Optional.empty();

    Lease(LeaseTable table, Database database, LeaseHolder holder, long token) {
        this.table = table;
        this.database = database;
        this.holder = holder;
        this.mark = new SessionMark(database.dialect(), holder.runner());
        this.token = token;
        this.heartbeat = new Heartbeat(table, database, token);
    }

    /** Keeps it from expiring; not before it is certain that the claim is committed, or nobody would end that. */
    void keep() {
        heartbeat.start();
    }

    /** Returns the name of this lease, which no other has: {@code edd lease 17 of alice on build-7 (process 4711)}. */
    public String name() {
        String name = "%s%s of %s".formatted(NAME, token, holder);
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /**
     * Marks a session as this run's, so that whoever takes the lease over can end it; the first is the one that waits for
     * {@link #blockers()}.
     */
    public void mark(Connection connection) throws SQLException {
        mark.set(connection);
    }

    /** Returns who may stand in the way of the session with our mark. */
    public Blockers blockers() {
        return new Blockers(database, mark);
    }

    /** Returns who may stand in the way of sessions that move rows for us; those that it watches have our mark. */
    public RowBlockers rowBlockers() {
        return new RowBlockers(database, mark);
    }

    /**
     * Makes sure that the lease is still ours, and stays so until the transaction of that connection ends.
     *
     * @throws LeaseLostException if somebody else has taken it over; nothing more may be committed
     */
    public void confirm(Connection connection) throws SQLException {
        confirm(table.lock(connection, token));
    }

    /** Notes how far a migration has come, before its next statement or in the transaction of one that moves data. */
    public void note(Connection connection, StepProgress step) throws SQLException {
        confirm(table.note(connection, token, step));
    }

    /** Notes that no migration is half done, in the transaction that makes it so. */
    public void clear(Connection connection) throws SQLException {
        confirm(table.clear(connection, token));
    }

    private void confirm(boolean ours) {
        if (!ours) {
            throw new LeaseLostException(database.displayUrl(), table.time());
        }
    }

    /** Has a statement run before the lease is given back; as long as it cannot run, the lease stays and will expire. */
    public void releaseFirst(String sql) {
        first = Optional.of(sql);
    }

    /** Gives it back; where the connection is broken, over another one, and where there is none, it will expire. */
    @Override
    public void close() {
        heartbeat.stop();
        try {
            release(database.connection());
        } catch (SQLException broken) {
            releaseElsewhere();
        }
    }

    /** The server may not have noticed that the connection is broken, and still be at work for us. */
    private void releaseElsewhere() {
        try (Database other = database.openAnother()) {
            if (mark.endSessions(other.connection())) {
                release(other.connection());
            }
        } catch (SQLException | EddException unreachable) {
            // The lease expires by itself.
        }
    }

    private void release(Connection connection) throws SQLException {
        if (first.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(first.get());
            }
        }
        table.release(connection, token);
    }
}
