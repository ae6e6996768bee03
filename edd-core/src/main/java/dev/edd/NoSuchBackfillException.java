package dev.edd;

import dev.edd.migration.EddException;
import dev.edd.migration.SequenceNumber;

/** Says that a refactoring has no backfill. */
public final class NoSuchBackfillException extends EddException {
    private static final long serialVersionUID = 1L;

    NoSuchBackfillException(SequenceNumber number) {
        super(message(
                "Refactoring %s has no backfill.".formatted(number),
                "",
                "Only a transition with \"--edd backfill:\" runs in chunks, between which something can be done.",
                "Name another one with -Dedd.number=…; mvn edd:status lists the refactorings."));
    }
}
