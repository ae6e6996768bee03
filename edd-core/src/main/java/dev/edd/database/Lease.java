package dev.edd.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The right to migrate one database, alone. It holds no transaction and no connection open: it is a row that says until
 * when it is good, kept young by a thread, and that expires by itself if nobody does.
 */
public final class Lease implements AutoCloseable {
    private final LeaseTable table;
    private final Database database;
    private final LeaseHolder holder;
    private final long token;
    private final Heartbeat heartbeat;

    Lease(LeaseTable table, Database database, LeaseHolder holder, long token) {
        this.table = table;
        this.database = database;
        this.holder = holder;
        this.token = token;
        this.heartbeat = Heartbeat.start(table, database, token);
    }

    /** Returns the name of this lease, which no other has: {@code edd lease 17 of alice on build-7 (process 4711)}. */
    public String name() {
        String name = "%s%s of %s".formatted(NAME, token, holder);
        return name.substring(0, Math.min(name.length(), 255));
    }

    /** What the names of all leases begin with; no host's name has a space in it. */
    public static final String NAME = "edd lease ";

    /** Marks the session as this run's, so that whoever takes the lease over can end it. */
    public void mark(Connection connection) throws SQLException {
        new SessionMark(database.dialect(), holder.runner()).set(connection);
    }

    /** Takes the mark away again. */
    public void unmark(Connection connection) throws SQLException {
        new SessionMark(database.dialect(), holder.runner()).clear(connection);
    }

    /**
     * Makes sure that the lease is still ours, and stays so until the transaction of that connection ends.
     *
     * @throws LeaseLostException if somebody else has taken it over; nothing more may be committed
     */
    public void confirm(Connection connection) throws SQLException {
        if (!table.lock(connection, token)) {
            throw new LeaseLostException(database.displayUrl(), table.time());
        }
    }

    /** Gives it back; where the connection is broken, over another one, and where there is none, it will expire. */
    @Override
    public void close() {
        heartbeat.stop();
        try {
            table.release(database.connection(), token);
        } catch (SQLException broken) {
            releaseElsewhere();
        }
    }

    private void releaseElsewhere() {
        try (Database other = database.openAnother()) {
            table.release(other.connection(), token);
        } catch (SQLException | dev.edd.migration.EddException unreachable) {
            // The lease expires by itself.
        }
    }
}
