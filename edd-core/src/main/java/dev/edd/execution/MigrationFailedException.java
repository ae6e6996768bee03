package dev.edd.execution;

import dev.edd.database.TransientFailure;
import dev.edd.migration.EddException;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Statement;
import java.util.Optional;

/** Says that a database rejected a statement of a migration, and what of the migration is in the database now. */
public final class MigrationFailedException extends EddException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final transient MigrationId migration;

    MigrationFailedException(Failure failure, DatabaseReason reason) {
        super(
                message(
                        failure.what(),
                        failure.location().toString(),
                        reason.text() + "\n" + failure.quoted(reason.text()) + failure.effect(),
                        failure.fix(reason)),
                reason.cause().orElse(null));
        this.migration = failure.migration().id();
    }

    /** Returns the migration that stopped. */
    public MigrationId migration() {
        return migration;
    }

    /**
     * What is known of a failure.
     *
     * @param sql the failed statement as it was sent; empty if it has no text
     * @param number the failed statement's place among those of the migration, counted from 1; a native changeset can
     *     turn out to have more than were written
     * @param kept how many statements took effect and stay
     */
    record Failure(Migration migration, String sql, int number, int kept) {
        private Optional<Statement> statement() {
            return migration.statements().stream().skip(number - 1L).findFirst();
        }

        private int of() {
            return Math.max(migration.statements().size(), number);
        }

        private boolean isOutsideTransactions() {
            return statement().filter(each -> !each.runsInTransaction()).isPresent();
        }

        String what() {
            return of() == 1
                    ? "%s stopped.".formatted(migration.id())
                    : "%s stopped at statement %s of %s.".formatted(migration.id(), number, of());
        }

        Location location() {
            return statement().map(Statement::location).orElse(migration.location());
        }

        /** Quotes the statement, without its passwords, unless the database has done so. */
        String quoted(String words) {
            String shown = Statement.masked(sql).replaceAll("\\s+", " ").strip();
            if (shown.isEmpty() || words.replaceAll("\\s+", " ").contains(shown)) {
                return "";
            }
            return "The statement: %s\n"
                    .formatted(shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…");
        }

        String effect() {
            String before =
                    switch (kept) {
                        case 0 -> isOutsideTransactions() ? "" : "Nothing of it took effect.";
                        case 1 -> "Statement 1 took effect and stays: each one is committed by itself.";
                        default ->
                            "Statements 1 to %s took effect and stay: each one is committed by itself.".formatted(kept);
                    };
            String itself =
                    "It ran outside a transaction. An index that it may have left INVALID is built anew by the next run.";
            return isOutsideTransactions() ? (before + "\n" + itself).strip() : before;
        }

        String fix(DatabaseReason reason) {
            Optional<String> elsewhere = elsewhere(reason);
            if (elsewhere.isPresent()) {
                return "%s, and run the same command again%s"
                        .formatted(elsewhere.get(), kept > 0 ? ": it goes on at statement %s.".formatted(number) : ".");
            }
            if (kept > 0) {
                return "Correct statement %s and run the same command again: it goes on there. Leave what stands before it as it is."
                        .formatted(number);
            }
            return isOutsideTransactions()
                    ? "Correct what it stumbled over and run the same command again."
                    : "Correct the statement and run the same command again.";
        }

        /** Returns what to do where the statement is not to blame. */
        private static Optional<String> elsewhere(DatabaseReason reason) {
            if (reason.cause().filter(TransientFailure::is).isPresent()) {
                return Optional.of("Wait until nobody holds its lock, or raise edd.lockRetries");
            }
            return reason.isOfServer()
                    ? Optional.of("See to it that the database can be reached and may write")
                    : Optional.empty();
        }
    }
}
