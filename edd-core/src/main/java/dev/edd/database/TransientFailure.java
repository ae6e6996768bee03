package dev.edd.database;

import java.sql.SQLException;
import java.util.Set;

/** Tells failures that may pass by themselves from those that come back as long as the row is what it is. */
public final class TransientFailure {
    /**
     * MySQL and MariaDB: lock wait timeout and deadlock, and a row that has changed since the snapshot, as MariaDB says under
     * {@code innodb_snapshot_isolation}; H2: lock timeout and concurrent update.
     */
    private static final Set<Integer> VENDOR_CODES = Set.of(1205, 1213, 1020, 50200, 90131);

    /** PostgreSQL: lock not available, as after its {@code lock_timeout}. */
    public static final String LOCK_NOT_AVAILABLE = "55P03";

    /** MySQL and MariaDB, MySQL where it is not to wait at all, and H2. */
    private static final Set<Integer> LOCK_TIMEOUTS = Set.of(1205, 3572, 50200);

    /** MySQL and MariaDB: disk full, table full, out of memory, and three ways of being read-only; H2: read-only. */
    private static final Set<Integer> OF_SERVER = Set.of(1021, 1114, 1037, 1041, 1290, 1792, 1836, 90097);

    /** PostgreSQL: the server has ended a session whose transaction was idle, or open, for too long. */
    private static final Set<String> TIMED_OUT = Set.of("25P03", "25P04");

    /** MariaDB: somebody has killed the connection. */
    private static final int KILLED = 1927;

    private TransientFailure() {}

    /** Returns whether the same statement may succeed when it is run again. */
    public static boolean is(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        // Class 40 is "transaction rollback": serialization failures and deadlocks.
        return state.startsWith("40") || state.equals(LOCK_NOT_AVAILABLE) || VENDOR_CODES.contains(e.getErrorCode());
    }

    /** Returns whether somebody else held a lock for longer than the statement may wait. */
    public static boolean isLockTimeout(SQLException e) {
        return LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || LOCK_TIMEOUTS.contains(e.getErrorCode());
    }

    /**
     * Returns whether the server is in no state to change any row: PostgreSQL's classes for lack of resources and for what the
     * system denies, and a transaction that may only read, as on what has become a replica.
     */
    public static boolean isOfServer(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("53")
                || state.startsWith("58")
                || state.equals("25006")
                || OF_SERVER.contains(e.getErrorCode());
    }

    /** Returns whether the connection itself is gone, and no row is to blame. */
    public static boolean isConnectionLost(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || TIMED_OUT.contains(state)
                || state.equals("90067")
                || state.equals("90121")
                || e.getErrorCode() == KILLED;
    }
}
