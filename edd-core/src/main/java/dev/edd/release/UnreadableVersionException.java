package dev.edd.release;

import dev.edd.migration.EddException;

/** Says that a text which should name a release is no version. */
public final class UnreadableVersionException extends EddException {
    private static final long serialVersionUID = 1L;

    UnreadableVersionException(String text) {
        super(message(
                "\"%s\" is no version of a release.".formatted(text),
                "",
                "Releases are compared as Maven compares versions, and those begin with a digit.",
                "Write it as 2.4.0."));
    }
}
