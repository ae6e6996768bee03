package dev.edd.scaffold;

import dev.edd.migration.EddException;

/** Says that no file can be named after the name that was given. */
public final class UnusableNameException extends EddException {
    private static final long serialVersionUID = 1L;

    UnusableNameException(String name) {
        super(message(
                "The name \"%s\" holds neither letter nor digit.".formatted(name),
                "",
                "The files of a refactoring are named after what it does.",
                "Say it in a few words: mvn edd:create -Dedd.name=\"split inventory code\""));
    }
}
