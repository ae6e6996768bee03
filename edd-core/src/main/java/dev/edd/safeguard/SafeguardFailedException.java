package dev.edd.safeguard;

import dev.edd.migration.EddException;

/** Says that what was to run before data is destroyed did not end well, so that nothing was destroyed. */
public final class SafeguardFailedException extends EddException {
    private static final long serialVersionUID = 1L;

    SafeguardFailedException(String command, String reason) {
        super(message(
                "The command before data is destroyed failed; nothing has run.",
                "edd.beforeDestructive: " + command,
                reason,
                "Correct what it complains of, which stands above, then run the goal again."));
    }
}
