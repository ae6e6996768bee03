package dev.edd.scaffold;

import dev.edd.migration.EddException;

/** Says that no file can be named after the name that was given. */
public final class UnusableNameException extends EddException {
    private static final long serialVersionUID = 1L;

    private UnusableNameException(String what) {
        super(message(
                what,
                "",
                "The files of a refactoring are named after what it does.",
                "Say it in a few words: mvn edd:create -Dedd.name=\"split inventory code\""));
    }

    static UnusableNameException ofNoLetter(String name) {
        return new UnusableNameException("The name \"%s\" holds neither letter nor digit.".formatted(name));
    }

    static UnusableNameException ofTooMany(String name) {
        return new UnusableNameException("The name \"%s…\" is too long for a file."
                .formatted(name.substring(0, name.offsetByCodePoints(0, 40))));
    }
}
