package dev.edd.database;

import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One open connection to a target, and what is at its other end. It serves one thread at a time. */
public final class Database implements AutoCloseable {
    private final Connector connector;
    private final Connection connection;
    private final Dialect dialect;
    private final String version;
    private @Nullable Jdbi jdbi;

    private Database(Connector connector, Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        this.connector = connector;
        this.connection = connection;
        this.version = server.getDatabaseProductVersion();
        this.dialect = dialectOf(server.getDatabaseProductName(), version);
        configure();
    }

    /**
     * Connects to the target with a driver from that class loader, or throws an exception that says what is in the way:
     * a missing driver, a server that is down, a rejected password, a database that does not exist.
     */
    public static Database open(Target target, ClassLoader drivers) {
        return open(new Connector(target, new Drivers(drivers).forTarget(target), Connector.TIMEOUT));
    }

    /** Opens one more connection to the same target, for another thread; the caller closes it. */
    public Database openAnother() {
        return open(connector);
    }

    /** Opens one more for short statements; as {@link #limit} says, each has so long for its answer. */
    public Database openAnother(Duration longest) {
        Database another = openAnother();
        another.limit(longest);
        return another;
    }

    /**
     * Breaks the connection when an answer takes longer than that: where a network swallows packets, its thread would else
     * wait for ever. A timeout of the URL's own holds instead.
     *
     * @param longest zero for as long as it takes
     */
    public void limit(Duration longest) {
        try {
            if (dialect != Dialect.OTHER && !connector.target().sets(Connector.SOCKET_TIMEOUT)) {
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
            }
        } catch (SQLException broken) {
            // The next statement says so.
        }
    }

    /** Breaks the connection under whoever uses it; the server takes back what is not committed. */
    public void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException broken) {
            // That is what was wanted.
        }
    }

    /**
     * Opens a connection to another server of the same kind, with the same driver; the caller closes it. Where the URL names
     * no user, it is this target's, with its password.
     */
    public Database openElsewhere(String url) {
        return open(connector.to(connector.target().elsewhere(url)));
    }

    /** Returns the connection itself, in auto-commit mode until a caller changes that. */
    public Connection connection() {
        return connection;
    }

    /** Returns JDBI on this connection. The first use loads JDBI, which takes longer than most queries: 0.1 s. */
    public Jdbi jdbi() {
        if (jdbi == null) {
            jdbi = Jdbi.create(connection);
        }
        return jdbi;
    }

    /**
     * Takes back what was not committed, and has the connection commit by itself again. That a connection which is gone
     * does neither is added to the failure, and does not hide it.
     */
    public static void takeBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }

    /** Returns what a database said, and its code for that if it has one: {@code … (SQLState 42P01)}. */
    public static String words(SQLException cause) {
        String words = String.valueOf(cause.getMessage()).strip();
        return cause.getSQLState() == null ? words : "%s (SQLState %s)".formatted(words, cause.getSQLState());
    }

    /**
     * Returns a text as a column of our own tables takes it: cut off where it is too long, and with a question mark for each
     * letter that the database cannot hold.
     *
     * @param longest how many characters the column has
     */
    public static String storable(String text, int longest, Connection connection) {
        return StorableText.of(text, longest, connection);
    }

    /** Returns what the server says it is, which the URL need not know: MariaDB answers {@code jdbc:mysql:} too. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns the version in the server's words. */
    public String version() {
        return version;
    }

    /** Returns the URL as it may be shown. */
    public String displayUrl() {
        return connector.target().displayUrl();
    }

    /** Returns what takes this connection's secrets out of a text or an exception. */
    public Redaction redaction() {
        return connector.target().redaction();
    }

    /** Closes the connection; a transaction that is still open is rolled back. */
    @Override
    public void close() {
        closeQuietly(connection);
    }

    @Override
    public String toString() {
        return connector.target().toString();
    }

    private static Database open(Connector connector) {
        Connection connection = connector.connect();
        try {
            return new Database(connector, connection);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw ConnectionFailure.of(connector.target(), e);
        }
    }

    private static void closeQuietly(Connection connection) {
        try (connection) {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException alreadyBroken) {
            // Nothing is lost: the server rolls back what a broken connection leaves behind.
        }
    }

    /**
     * Every connection passes here once: the place for session settings such as lock timeouts. On PostgreSQL a transaction
     * that sees what was true when it began cannot make sure of the lease, which is renewed meanwhile. What is right as it
     * is stays untouched: behind a pooler, the session may be somebody else's next.
     */
    private void configure() throws SQLException {
        connection.setAutoCommit(true);
        if (dialect == Dialect.POSTGRESQL
                && connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    /** MySQL's own driver calls every server MySQL; only the version tells. */
    private static Dialect dialectOf(String product, String version) {
        if (version.toLowerCase(Locale.ROOT).contains("mariadb")) {
            return Dialect.MARIADB;
        }
        for (Dialect dialect : Dialect.values()) {
            if (dialect.toString().equalsIgnoreCase(product)) {
                return dialect;
            }
        }
        return Dialect.OTHER;
    }
}
