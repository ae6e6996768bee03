package dev.edd.settings;

import dev.edd.migration.EddException;
import dev.edd.release.Cuts.Cut;
import dev.edd.release.Version;

/** Says that a release cannot be cut where it was to be; nothing was written. */
public final class CutRefusedException extends EddException {
    private static final long serialVersionUID = 1L;

    private CutRefusedException(Version release) {
        super(message(
                "The release %s cannot end: there is no refactoring.".formatted(release),
                "",
                "A release ends with the last refactoring that belongs to it.",
                "Create one first: mvn edd:create -Dedd.name=…"));
    }

    /** Returns what to say where a changelog is empty. */
    public static CutRefusedException ofNothing(Version release) {
        return new CutRefusedException(release);
    }

    CutRefusedException(Cut cut, Cut before) {
        super(message(
                "The release %s cannot end with %s.".formatted(cut.release(), cut.through()),
                before.where().toString(),
                "%s ends with %s, and a later release ends later.".formatted(before.release(), before.through()),
                cut.release().compareTo(before.release()) > 0
                        ? "Create the refactorings of %s first.".formatted(cut.release())
                        : "Name a release after %s: -Dedd.release=…".formatted(before.release())));
    }
}
