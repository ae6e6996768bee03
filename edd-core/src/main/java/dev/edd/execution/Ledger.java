package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.lease.StepProgress;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import dev.edd.sql.SqlParser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import liquibase.exception.DatabaseException;

/**
 * Keeps account of one migration whose statements are committed one by one: which have taken effect, and which one is
 * about to. Begun by an earlier run, it goes on behind what that one did.
 */
final class Ledger {
    private final Turn turn;
    private final Connection connection;
    private final Migration migration;
    private final Optional<HalfDone> before;
    private int done;
    private String digest = "";

    Ledger(Turn turn, Connection connection, Migration migration, Optional<HalfDone> before) {
        this.turn = turn;
        this.connection = connection;
        this.migration = migration;
        this.before = before;
    }

    /** A statement, given to the database. */
    @FunctionalInterface
    interface Call {
        /** Executes it. */
        void run() throws DatabaseException;
    }

    /**
     * Executes a statement, or passes it by if an earlier run has. What that one has set for its session ended with the
     * session, and is set again.
     */
    void run(String text, Call call) throws DatabaseException {
        String next = digest(text);
        if (done < skipped()) {
            check(next);
            if (SqlParser.setsSession(text, turn.dialect())) {
                call.run();
            }
            advance(next);
        } else if (Atomicity.movesData(text)) {
            turn.retry().run(migration.id(), () -> move(next, call));
        } else {
            change(next, () -> alone(text, call));
        }
    }

    /** Returns the changeset as it is recorded: a file that an earlier run began may have another description by now. */
    ChangesetKey changeset() {
        return before.map(HalfDone::changeset).orElse(migration.source().changeset());
    }

    private int skipped() {
        return before.map(HalfDone::done).orElse(0);
    }

    /** Makes sure that what an earlier run did is what the text says, as soon as all of that has been seen. */
    private void check(String next) {
        if (done + 1 == skipped() && !next.equals(before.orElseThrow().doneDigest())) {
            throw new MigrationChangedMidwayException(migration, before.get());
        }
    }

    /** Moves data and notes so in one transaction. */
    private boolean move(String next, Call call) throws DatabaseException {
        try {
            connection.setAutoCommit(false);
            turn.timeouts().ofTransaction();
            call.run();
            note(new StepProgress(changeset(), done + 1, next, ""));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            Database.takeBack(connection, e);
            throw new DatabaseException(e);
        } catch (DatabaseException | RuntimeException e) {
            Database.takeBack(connection, e);
            throw e;
        }
        advance(next);
        return true;
    }

    /**
     * Notes what is about to be done, and does it: a crash in between leaves a doubt, and not more. The note makes sure of
     * the lease, before each attempt: it may be lost while the one before waits.
     */
    private void change(String next, Call call) throws DatabaseException {
        turn.retry().run(migration.id(), () -> {
            note(new StepProgress(changeset(), done, digest, next));
            attempt(next, call);
            return next;
        });
        advance(next);
    }

    private void attempt(String next, Call call) throws DatabaseException {
        try {
            call.run();
        } catch (DatabaseException e) {
            boolean doubted = before.filter(
                            it -> it.done() == done && it.begunDigest().equals(next))
                    .isPresent();
            if (!doubted || !DoneBefore.is(e)) {
                throw e;
            }
        }
    }

    /** Nothing is set for the session where nothing has to be: behind a pooler, it would stay there. */
    private void alone(String text, Call call) throws DatabaseException {
        if (turn.timeouts().areIdleFor(text)) {
            call.run();
            return;
        }
        try {
            turn.timeouts().outsideTransaction();
            call.run();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            turn.timeouts().backInTransaction();
        }
    }

    private void note(StepProgress step) throws DatabaseException {
        try {
            turn.lease().note(connection, step);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void advance(String next) {
        done++;
        digest = next;
    }

    /** Makes sure that nothing of what an earlier run did is missing from the text. */
    void finish() {
        if (done < skipped()) {
            throw new MigrationChangedMidwayException(migration, before.orElseThrow());
        }
    }

    /** Returns how many statements have taken effect, in this run or before. */
    int done() {
        return done;
    }

    /** Returns whether there is more to tell than an earlier run has told. */
    boolean hasNews() {
        return done > 0 && done >= skipped();
    }

    /** Returns what is certain once a statement has been rejected; a doubt remains until its statement has succeeded. */
    StepProgress progress() {
        String doubt = before.filter(it -> it.done() == done)
                .map(HalfDone::begunDigest)
                .orElse("");
        return new StepProgress(changeset(), done, digest, doubt);
    }

    /** Returns whether an earlier run began it. */
    boolean isContinued() {
        return before.isPresent();
    }

    private String digest(String text) {
        return Migration.Digest.of(digest + text);
    }
}
