package dev.edd.testing;

import org.jspecify.annotations.Nullable;

/** A database server could not be installed, started or used; the message ends with the tail of its log. */
public final class ServerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerFailedException(String what, String log, @Nullable Throwable cause) {
        super(log.isBlank() ? what : what + "\n" + log.stripTrailing(), cause);
    }
}
