package dev.edd.database;

import dev.edd.migration.Dialect;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** Opens connections to one target, as many as wanted; threads may share it. */
final class Connector {
    /** How long a server may take to answer, unless the URL sets a timeout of its own. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String APPLICATION = "edd";
    private static final String ATTRIBUTES = "connectionAttributes";
    private static final String PROGRAM = "program_name:" + APPLICATION;
    private static final String CONNECT_TIMEOUT = "connectTimeout";

    /** Where the connect timeout does not cover the log-in, this one does; afterwards it is taken back. */
    static final String SOCKET_TIMEOUT = "socketTimeout";

    private final Target target;
    private final Driver driver;
    private final Duration timeout;

    Connector(Target target, Driver driver, Duration timeout) {
        this.target = target;
        this.driver = driver;
        this.timeout = timeout;
    }

    /** Returns what connects to another target with the same driver. */
    Connector to(Target other) {
        return new Connector(other, driver, timeout);
    }

    /** Returns a new connection, in auto-commit mode. */
    Connection connect() {
        try {
            Properties properties = properties();
            Connection connection = driver.connect(target.urlForDriver(), properties);
            if (connection == null) {
                throw new UrlNotUnderstoodException(target);
            }
            if (properties.containsKey(SOCKET_TIMEOUT)) {
                connection.setNetworkTimeout(Runnable::run, 0);
            }
            return connection;
        } catch (SQLException e) {
            throw ConnectionFailure.of(target, e);
        }
    }

    Target target() {
        return target;
    }

    private Properties properties() {
        Properties properties = target.credentials();
        defaults(target.dialectOfUrl()).forEach((name, value) -> {
            if (!target.sets(name)) {
                properties.setProperty(name, value);
            }
        });
        return properties;
    }

    /** Returns the driver's spelling of timeout and application name; a driver of no known dialect might reject one. */
    private Map<String, String> defaults(Dialect dialect) {
        String seconds = String.valueOf(timeout.toSeconds());
        String millis = String.valueOf(timeout.toMillis());
        return switch (dialect) {
            case POSTGRESQL ->
                Map.of(
                        CONNECT_TIMEOUT,
                        seconds,
                        SOCKET_TIMEOUT,
                        seconds,
                        // Else a run whose network swallows its packets waits for an answer for ever; the others have
                        // it.
                        "tcpKeepAlive",
                        "true",
                        "ApplicationName",
                        APPLICATION);
            case MARIADB -> Map.of(CONNECT_TIMEOUT, millis, ATTRIBUTES, PROGRAM);
            case MYSQL -> Map.of(CONNECT_TIMEOUT, millis, SOCKET_TIMEOUT, millis, ATTRIBUTES, PROGRAM);
            case H2, OTHER -> Map.of();
        };
    }
}
