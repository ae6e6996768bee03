package dev.edd.execution;

import dev.edd.migration.EddException;
import dev.edd.migration.Location;
import dev.edd.migration.MigrationId;
import java.sql.SQLException;
import java.util.Optional;

/** Says that a database rejected a statement of a migration, and what of the migration is in the database now. */
public final class MigrationFailedException extends EddException {
    private static final long serialVersionUID = 1L;

    private final transient MigrationId migration;

    MigrationFailedException(Failure failure, Optional<SQLException> cause) {
        super(
                message(
                        failure.what(),
                        failure.location().toString(),
                        failure.reason() + "\n" + failure.effect(),
                        failure.fix()),
                cause.orElse(null));
        this.migration = failure.migration();
    }

    /** Returns the migration that stopped. */
    public MigrationId migration() {
        return migration;
    }

    /**
     * What is known of a failure.
     *
     * @param statement the failed statement's place among {@code of} statements, counted from 1
     * @param reason the database's own words
     * @param kept how many statements took effect and stay
     */
    record Failure(MigrationId migration, Location location, int statement, int of, String reason, int kept) {
        String what() {
            return of == 1
                    ? "%s stopped.".formatted(migration)
                    : "%s stopped at statement %s of %s.".formatted(migration, statement, of);
        }

        String effect() {
            return switch (kept) {
                case 0 -> "Nothing of it took effect.";
                case 1 -> "Statement 1 took effect and stays: this database commits each one.";
                default -> "Statements 1 to %s took effect and stay: this database commits each one.".formatted(kept);
            };
        }

        String fix() {
            return kept == 0
                    ? "Correct the statement and run the same command again."
                    : "Undo by hand what took effect, correct statement %s and run the same command again."
                            .formatted(statement);
        }
    }
}
