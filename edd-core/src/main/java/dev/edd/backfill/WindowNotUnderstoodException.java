package dev.edd.backfill;

import dev.edd.migration.EddException;

/** Says that a window names no two times of day. */
final class WindowNotUnderstoodException extends EddException {
    private static final long serialVersionUID = 1L;

    WindowNotUnderstoodException(String window) {
        super(message(
                "\"%s\" is no window.".formatted(window),
                "",
                "A backfill may work between two times of day, by the clock of the machine that runs it.",
                "Write it as -Dedd.window=22:00-05:00."));
    }
}
