package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.database.Redaction;
import dev.edd.database.TransientFailure;
import dev.edd.migration.EddException;
import dev.edd.migration.Migration;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** Says why a backfill stopped before its end. */
public final class BackfillFailedException extends EddException {
    private static final long serialVersionUID = 1L;

    /** Takes whatever a run may fail with, and keeps its secrets; an interrupt stays one. */
    static BackfillFailedException of(Migration migration, Exception failure, Redaction redaction) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new BackfillFailedException(migration, new SQLException("The run was interrupted.", failure));
        }
        SQLException cause =
                failure instanceof JdbiException jdbi ? ChunkMover.sqlException(jdbi) : (SQLException) failure;
        return new BackfillFailedException(migration, redaction.clean(cause), remedy(cause));
    }

    /** Says that it stopped because the process is to end. */
    static BackfillFailedException terminated(Migration migration) {
        SQLException cause = new Failures.StoppedException();
        return new BackfillFailedException(
                migration,
                "The process was told to end. All chunks before that are committed.",
                "Run the same command again: it continues where it stopped.",
                cause);
    }

    /** Takes a cause that names no secret. */
    public BackfillFailedException(Migration migration, SQLException cause) {
        this(migration, cause, remedy(cause));
    }

    private BackfillFailedException(Migration migration, SQLException cause, String remedy) {
        this(migration, "%s\nAll chunks before it are committed.".formatted(Database.words(cause)), remedy, cause);
    }

    private BackfillFailedException(Migration migration, String why, String fix, SQLException cause) {
        super(
                message(
                        "%s stopped before its end.".formatted(migration.id()),
                        migration.location().toString(),
                        why,
                        fix),
                cause);
    }

    private static String remedy(SQLException cause) {
        return cause instanceof KeyChangedException
                ? "Have the directive and the statements name the table and its key as they are now, then run the same command again."
                : "%s run the same command again: it continues where it stopped.".formatted(cure(cause));
    }

    private static String cure(SQLException cause) {
        if (cause instanceof UselessParameterException) {
            return "Correct that parameter and";
        }
        if (TransientFailure.is(cause)) {
            return "Wait until nobody holds the lock, or raise edd.lockRetries, and";
        }
        if (TransientFailure.isConnectionLost(cause) || TransientFailure.isOfServer(cause)) {
            return "See to it that the database can be reached and may write, then";
        }
        // No row is to blame for SQL that the database does not understand.
        return String.valueOf(cause.getSQLState()).startsWith("42")
                ? "Correct the directive or the statement and"
                : "Correct the row or the statement and";
    }
}
