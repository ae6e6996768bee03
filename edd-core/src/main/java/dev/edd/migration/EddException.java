package dev.edd.migration;

import org.jspecify.annotations.Nullable;

/**
 * The root of what is thrown when work cannot go on. Its message says what stopped, where, why, and how to go on, and
 * never holds a password.
 */
public abstract class EddException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected EddException(String message) {
        this(message, null);
    }

    protected EddException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns a message in the house form; a blank {@code where} is left out. */
    protected static String message(String what, String where, String why, String fix) {
        StringBuilder message = new StringBuilder(what);
        if (!where.isBlank()) {
            message.append("\n  Where  ").append(where);
        }
        return message.append("\n  Why    ")
                .append(why.strip().replace("\n", "\n         "))
                .append("\n  Fix    ")
                .append(fix.strip().replace("\n", "\n         "))
                .toString();
    }
}
