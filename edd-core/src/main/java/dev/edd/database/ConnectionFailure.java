package dev.edd.database;

import dev.edd.migration.Dialect;
import dev.edd.migration.EddException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells from a driver's exception, by its state, code and causes, what kept a connection from being opened. */
final class ConnectionFailure {
    /** MySQL and MariaDB: ER_BAD_DB_ERROR; its state, 42000, stands for much else. */
    private static final int UNKNOWN_DATABASE = 1049;

    /** MySQL and MariaDB: ER_DBACCESS_DENIED_ERROR, also said of a database that does not exist. */
    private static final int NO_ACCESS_TO_DATABASE = 1044;

    private static final int H2_FILE_IN_USE = 90020;
    private static final int H2_NOT_FOUND = 90146;
    private static final int H2_NOT_FOUND_ON_SERVER = 90149;
    private static final int H2_CONNECTION_BROKEN = 90067;

    /** Some drivers make circles of causes. */
    private static final int MAXIMUM_DEPTH = 16;

    private final Target target;
    private final SQLException cause;
    private final String state;
    private final int code;

    private ConnectionFailure(Target target, SQLException cause) {
        this.target = target;
        this.cause = target.redaction().clean(cause);
        this.state = Optional.ofNullable(cause.getSQLState()).orElse("");
        this.code = cause.getErrorCode();
    }

    /** Returns the exception that says what happened, with the driver's own as its cause, and no password in either. */
    static EddException of(Target target, SQLException cause) {
        return new ConnectionFailure(target, cause).exception(networkReason(cause));
    }

    private EddException exception(Optional<String> networkReason) {
        if (code == H2_FILE_IN_USE) {
            return new DatabaseFileInUseException(target, cause);
        }
        if (!ConnectionFailedException.isOfNumber(cause) && loginWasRejected()) {
            return new LoginRejectedException(target, cause);
        }
        if (databaseIsMissing()) {
            return new DatabaseNotFoundException(target, cause);
        }
        if (networkReason.isPresent() || isSilent()) {
            return new DatabaseUnreachableException(target, networkReason.orElse(reason(cause)), cause);
        }
        return new ConnectionFailedException(target, reason(cause), cause);
    }

    private boolean loginWasRejected() {
        boolean passwordAskedFor = state.equals("08004") && !target.hasPassword();
        return state.startsWith("28") || passwordAskedFor;
    }

    private boolean databaseIsMissing() {
        return state.equals("3D000")
                || Stream.of(UNKNOWN_DATABASE, NO_ACCESS_TO_DATABASE, H2_NOT_FOUND, H2_NOT_FOUND_ON_SERVER)
                        .anyMatch(known -> known == code);
    }

    private boolean isSilent() {
        boolean startingOrStopping = state.startsWith("57P");
        // Elsewhere 08001 also stands for a URL that the driver does not understand.
        boolean timedOut = target.dialectOfUrl() == Dialect.POSTGRESQL && state.equals("08001");
        return startingOrStopping || timedOut || state.equals("08S01") || code == H2_CONNECTION_BROKEN;
    }

    /** Returns what the network said: the innermost cause knows best. */
    private static Optional<String> networkReason(SQLException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAXIMUM_DEPTH)
                .flatMap(cause -> ofNetwork(cause).stream())
                .reduce((outer, inner) -> inner);
    }

    private static Optional<String> ofNetwork(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return Optional.of("No host of that name is known.");
        }
        if (cause instanceof SocketTimeoutException) {
            return Optional.of("There was no answer in time (%s).".formatted(cause.getMessage()));
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return Optional.of("Nothing takes connections there (%s).".formatted(cause.getMessage()));
        }
        return Optional.empty();
    }

    static String reason(SQLException exception) {
        return "%s (SQLState %s, code %s)"
                .formatted(exception.getMessage(), exception.getSQLState(), exception.getErrorCode());
    }
}
