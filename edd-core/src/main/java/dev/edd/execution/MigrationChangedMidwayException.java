package dev.edd.execution;

import dev.edd.migration.EddException;
import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import java.util.Locale;

/** Says that the beginning of a migration, which is in the database, is no longer what its file says. */
public final class MigrationChangedMidwayException extends EddException {
    private static final long serialVersionUID = 1L;

    MigrationChangedMidwayException(Migration migration, HalfDone before) {
        super(message(
                "%s was changed in what has taken effect.".formatted(migration.id()),
                migration.location().toString(),
                String.format(
                        Locale.ROOT,
                        "On %tF it stopped at statement %s: %s\nWhat stands before that is in the database and no longer "
                                + "what the file says. Nothing of it has run now.",
                        before.when().atOffset(java.time.ZoneOffset.UTC),
                        before.done() + 1,
                        before.reason()),
                """
                Restore statements 1 to %s, and change only what comes behind them. Or undo by hand what they did, and have \
                the migration start over:
                DELETE FROM EDD_FAILURE WHERE STEP_ID = '%s' AND STEP_FILE = '%s'""".formatted(
                                before.done(),
                                quoted(before.changeset().id()),
                                quoted(before.changeset().path()))));
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
