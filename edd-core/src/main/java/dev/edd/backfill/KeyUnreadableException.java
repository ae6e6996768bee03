package dev.edd.backfill;

import dev.edd.migration.EddException;

/** A recorded key does not fit the type that the key's columns have now. */
final class KeyUnreadableException extends EddException {
    private static final long serialVersionUID = 1L;

    KeyUnreadableException(BackfillTask task, String encoded, RuntimeException cause) {
        super(
                message(
                        "The progress of %s cannot be read.".formatted(task.id()),
                        "tables EDD_BACKFILL, EDD_BACKFILL_SLICE and EDD_BACKFILL_ERROR",
                        "The key \"%s\" was recorded when the columns of %s had another type, or by an earlier version."
                                .formatted(encoded, task.key()),
                        """
                        Forget what is recorded, then run the same command again: it begins a new pass.
                        DELETE FROM EDD_BACKFILL_ERROR WHERE BACKFILL_ID = '%1$s';
                        DELETE FROM EDD_BACKFILL_SLICE WHERE BACKFILL_ID = '%1$s';
                        DELETE FROM EDD_BACKFILL WHERE ID = '%1$s';""".formatted(task.id().replace("'", "''"))),
                cause);
    }
}
