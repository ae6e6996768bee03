package dev.edd.lease;

import dev.edd.database.Database;
import dev.edd.database.ServerClock;
import dev.edd.database.TransientFailure;
import dev.edd.migration.Dialect;
import dev.edd.migration.History.HalfDone;
import dev.edd.release.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The table {@code EDD_LEASE}, whose one row says who may migrate this database, and until when. */
public final class LeaseTable {
    private static final String COLUMNS = """
            ID INT NOT NULL PRIMARY KEY,
            TOKEN BIGINT NOT NULL,
            RUNNER VARCHAR(200),
            HOST VARCHAR(200),
            PROCESS BIGINT,
            USER_NAME VARCHAR(200),
            BUILD_URL VARCHAR(1000),
            HEARTBEAT BIGINT NOT NULL,
            EXPIRES BIGINT NOT NULL,
            """ + FailureTable.COLUMNS_OF_PROGRESS;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_BUILD = 1000;

    private final Database database;
    private final Duration time;
    private final Origin origin;
    private final OwnTable table;
    private final FailureTable failures;
    private final String now;

    /** Nobody waits for a row that a frozen runner may have locked for hours. */
    private final String locked;

    /**
     * Takes the database.
     *
     * @param time how long a lease is good for without a sign of life
     * @param origin who asks for it
     */
    public LeaseTable(Database database, Duration time, Origin origin) throws SQLException {
        this.database = database;
        this.time = time;
        this.origin = origin;
        this.table = OwnTable.of(database, "EDD_LEASE", COLUMNS);
        this.failures = new FailureTable(database);
        this.now = ServerClock.millis(database.dialect());
        this.locked = database.dialect() == Dialect.OTHER ? "FOR UPDATE" : "FOR UPDATE NOWAIT";
    }

    /** What became of asking for the lease. */
    public sealed interface Claim {
        /**
         * It is ours.
         *
         * @param from who had it before and did not give it back, and since when nothing was heard
         */
        record Granted(Lease lease, Optional<String> from) implements Claim {}

        /** Somebody else has it. */
        record Refused(String holder) implements Claim {}
    }

    /**
     * Takes the lease if it is free, has expired, or belongs to a process of this machine that is gone; does not wait. Of
     * whoever had it, no session goes on behind it.
     */
    public Claim claim() throws SQLException {
        Optional<Claim> unlocked = claimUnlocked();
        Claim claim = unlocked.isPresent() ? unlocked.get() : claimLocked();
        if (claim instanceof Claim.Granted granted) {
            granted.lease().keep();
        }
        return claim;
    }

    /** Returns what comes of it where nobody has locked the row; empty where somebody has. */
    private Optional<Claim> claimUnlocked() throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        try {
            Claim claim = claim(row(connection));
            connection.commit();
            connection.setAutoCommit(true);
            return Optional.of(claim);
        } catch (SQLException e) {
            Database.takeBack(connection, e);
            if (!TransientFailure.isLockTimeout(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Somebody has locked the row: in passing, or as one who was frozen at that moment and is taken for dead. */
    private Claim claimLocked() throws SQLException {
        Optional<LeaseRow> row = find(database.connection(), "");
        Optional<LeaseHolder> dead = row.filter(it -> !it.isAlive()).flatMap(LeaseRow::holder);
        Optional<Claim> claim = dead.isPresent() && isCutOff(dead.get()) ? claimUnlocked() : Optional.empty();
        return claim.orElseGet(
                () -> new Claim.Refused(row.filter(it -> it.holder().isPresent())
                        .map(LeaseRow::held)
                        .orElse("Another run is about to take the lease")));
    }

    /** Returns whether somebody has the lease who will not give it back; reads only, and locks nothing. */
    public boolean isAbandoned() throws SQLException {
        Connection connection = database.connection();
        return table.exists(connection)
                && find(connection, "")
                        .filter(row -> row.holder().isPresent() && !row.isAlive())
                        .isPresent();
    }

    /** Returns the migration that a run has left half done which ended without a word; the next one records it. */
    public static Optional<HalfDone> leftBehind(Database database) throws SQLException {
        LeaseTable lease = new LeaseTable(database, Duration.ZERO, Origin.UNKNOWN);
        return lease.table.exists(database.connection())
                ? lease.find(database.connection(), "").flatMap(LeaseRow::leftBehind)
                : Optional.empty();
    }

    private Claim claim(LeaseRow row) throws SQLException {
        Optional<LeaseHolder> holder = row.holder();
        if (row.isAlive() || (holder.isPresent() && !isCutOff(holder.get()))) {
            return new Claim.Refused(row.held());
        }
        if (row.step().isPresent()) {
            failures.write(database.connection(), row.step().get(), LeaseRow.ENDED);
        }
        LeaseHolder here = LeaseHolder.here(origin);
        take(here, row.token() + 1);
        Optional<String> from = holder.map(it -> "%s, not heard from for %s s".formatted(it, row.silence()));
        return new Claim.Granted(new Lease(this, database, here, row.token() + 1), from);
    }

    private boolean isCutOff(LeaseHolder holder) throws SQLException {
        return new SessionMark(database.dialect(), holder.runner()).endSessions(database.connection());
    }

    /** Returns the row, locked for this transaction; makes it if there is none. */
    private LeaseRow row(Connection connection) throws SQLException {
        try {
            Optional<LeaseRow> row = find(connection, locked);
            if (row.isPresent()) {
                return row.get();
            }
        } catch (SQLException e) {
            if (TransientFailure.isLockTimeout(e)) {
                throw e;
            }
            // There is no such table yet.
            connection.rollback();
        }
        create(connection);
        return find(connection, locked).orElseThrow(() -> new SQLException("EDD_LEASE has no row"));
    }

    private void create(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try {
            failures.create(connection);
            table.create(connection);
            insert(connection);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO %s (ID, TOKEN, HEARTBEAT, EXPIRES) VALUES (1, 0, 0, 0)".formatted(table))) {
            insert.executeUpdate();
        } catch (SQLException e) {
            // Another run was quicker; if it was anything else, there is still no row, which the caller finds out.
            connection.clearWarnings();
        }
    }

    private Optional<LeaseRow> find(Connection connection, String suffix) throws SQLException {
        String sql = """
                SELECT TOKEN, RUNNER, HOST, PROCESS, USER_NAME, BUILD_URL, EXPIRES - %1$s, %1$s - HEARTBEAT,
                    STEP_ID, STEP_AUTHOR, STEP_FILE, DONE, DONE_DIGEST, BEGUN_DIGEST, HEARTBEAT
                FROM %2$s WHERE ID = 1 %3$s""".formatted(now, table, suffix);
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(LeaseRow.of(row)) : Optional.empty();
        }
    }

    private void take(LeaseHolder holder, long token) throws SQLException {
        String sql = """
                UPDATE %1$s SET TOKEN = ?, RUNNER = ?, HOST = ?, PROCESS = ?, USER_NAME = ?, BUILD_URL = ?,
                    STEP_ID = NULL, HEARTBEAT = %2$s, EXPIRES = %2$s + ?
                WHERE ID = 1""".formatted(table, now);
        try (PreparedStatement update = database.connection().prepareStatement(sql)) {
            update.setLong(1, token);
            update.setString(2, holder.runner());
            update.setString(3, storable(holder.host(), LONGEST_NAME));
            update.setLong(4, holder.process());
            update.setString(5, storable(holder.user(), LONGEST_NAME));
            update.setString(6, storable(holder.build(), LONGEST_BUILD));
            update.setLong(7, time.toMillis());
            update.executeUpdate();
        }
    }

    private String storable(String text, int longest) {
        return Database.storable(text, longest, database.connection());
    }

    Duration time() {
        return time;
    }

    /** Says that the holder lives; returns whether it still is the holder. */
    boolean renew(Connection connection, long token) throws SQLException {
        String sql = "UPDATE %1$s SET HEARTBEAT = %2$s, EXPIRES = %2$s + ? WHERE ID = 1 AND TOKEN = ?";
        try (PreparedStatement update = connection.prepareStatement(sql.formatted(table, now))) {
            update.setLong(1, time.toMillis());
            update.setLong(2, token);
            return update.executeUpdate() == 1;
        }
    }

    /** Returns whether that is still the token; until the transaction ends, nobody can take the lease. */
    boolean lock(Connection connection, long token) throws SQLException {
        String sql = "SELECT TOKEN FROM %s WHERE ID = 1 AND TOKEN = ? FOR UPDATE".formatted(table);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, token);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Says how far a migration has come, as the holder's sign of life; returns whether it still is the holder. */
    boolean note(Connection connection, long token, StepProgress step) throws SQLException {
        String sql = """
                UPDATE %1$s SET STEP_ID = ?, STEP_AUTHOR = ?, STEP_FILE = ?, DONE = ?, DONE_DIGEST = ?, BEGUN_DIGEST = ?,
                    HEARTBEAT = %2$s, EXPIRES = %2$s + ?
                WHERE ID = 1 AND TOKEN = ?""".formatted(table, now);
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            step.set(update);
            update.setLong(7, time.toMillis());
            update.setLong(8, token);
            return update.executeUpdate() == 1;
        }
    }

    /** Says that no migration is half done; returns whether the holder still is the holder. */
    boolean clear(Connection connection, long token) throws SQLException {
        return update(connection, token, "STEP_ID = NULL") == 1;
    }

    /** Gives the lease back, if it still is the holder's. */
    void release(Connection connection, long token) throws SQLException {
        update(connection, token, "RUNNER = NULL, EXPIRES = 0");
    }

    private int update(Connection connection, long token, String values) throws SQLException {
        String sql = "UPDATE %s SET %s WHERE ID = 1 AND TOKEN = ?".formatted(table, values);
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, token);
            return update.executeUpdate();
        }
    }
}
