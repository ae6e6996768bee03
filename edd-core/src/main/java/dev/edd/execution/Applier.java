package dev.edd.execution;

import dev.edd.database.TransientFailure;
import dev.edd.lease.FailureTable;
import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import dev.edd.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.precondition.core.PreconditionContainer;

/**
 * Applies changesets and records them: in one transaction where the database can, or else statement by statement, with a
 * ledger by which the next run goes on where this one stops.
 */
final class Applier {
    private final LiquibaseSession session;
    private final Turn turn;
    private final Progress progress;
    private final HeldConnection connection;
    private final Atomicity atomicity;
    private final FailureTable failures;
    private final List<HalfDone> halfDone;
    private int done;
    private String statement = "";
    private boolean ranToTheEnd;

    Applier(LiquibaseSession session, Turn turn, Progress progress) throws LiquibaseException {
        this.session = session;
        this.turn = turn;
        this.progress = progress;
        this.connection = session.connection();
        this.atomicity = Atomicity.of(session.target());
        try {
            this.failures = new FailureTable(session.target());
            this.halfDone = failures.read(connection.getUnderlyingConnection());
            session.database().rollback();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Returns whether earlier runs have left something half done. */
    boolean goesOn() {
        return !halfDone.isEmpty();
    }

    /** Runs a changeset and records it. */
    ExecType apply(Step step, ChangeSet changeSet, DatabaseChangeLog changeLog) throws LiquibaseException {
        Migration migration = step.migration();
        return isAtomic(migration)
                ? turn.retry().run(migration.id(), () -> atOnce(step, changeSet, changeLog))
                : oneByOne(step, changeSet, changeLog);
    }

    private ExecType atOnce(Step step, ChangeSet changeSet, DatabaseChangeLog changeLog) throws LiquibaseException {
        begin(Optional.empty());
        try {
            connection.hold();
            session.executor().atFirst(this::limit);
            ExecType type = execute(step, changeSet, changeLog);
            confirm();
            connection.release();
            return type;
        } catch (LiquibaseException | RuntimeException e) {
            done = session.executor().completed();
            abandon(e);
            throw e;
        }
    }

    private ExecType execute(Step step, ChangeSet changeSet, DatabaseChangeLog changeLog) throws LiquibaseException {
        ExecType type = changeSet.execute(changeLog, null, session.database());
        ranToTheEnd = true;
        write(step, changeSet, type);
        return type;
    }

    private void write(Step step, ChangeSet changeSet, ExecType type) throws LiquibaseException {
        if (isToBeRecorded(step, type)) {
            session.history().write(changeSet, recorded(step, type));
        }
    }

    /** Liquibase rolls back behind a changeset's preconditions: what belongs to the transaction comes after that. */
    private void limit() throws DatabaseException {
        try {
            turn.timeouts().ofTransaction();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void begin(Optional<Ledger> ledger) {
        session.executor().begin(ledger);
        done = 0;
        statement = "";
        ranToTheEnd = false;
    }

    private ExecType oneByOne(Step step, ChangeSet changeSet, DatabaseChangeLog changeLog) throws LiquibaseException {
        Ledger ledger = ledger(step, changeSet);
        begin(Optional.of(ledger));
        try {
            connection.commitEach();
            ExecType type = changeSet.execute(changeLog, null, session.database());
            ledger.finish();
            ranToTheEnd = true;
            connection.getUnderlyingConnection().setAutoCommit(false);
            write(step, changeSet, type);
            conclude(ledger);
            return type;
        } catch (SQLException e) {
            throw failed(ledger, new DatabaseException(e));
        } catch (LiquibaseException | RuntimeException e) {
            failed(ledger, e);
            throw e;
        } finally {
            done = ledger.done();
            session.executor().begin(Optional.empty());
        }
    }

    /** Goes on behind what an earlier run has done of it. */
    private Ledger ledger(Step step, ChangeSet changeSet) throws LiquibaseException {
        Optional<HalfDone> before = halfDone.stream()
                .filter(each ->
                        each.changeset().matches(step.migration().source().changeset()))
                .findFirst();
        Ledger ledger = new Ledger(turn, connection.getUnderlyingConnection(), step.migration(), before);
        before.ifPresent(it -> resume(step, changeSet, it));
        return ledger;
    }

    /** Commits that it is whole, so that no run goes on with it. */
    private void conclude(Ledger ledger) throws LiquibaseException, SQLException {
        Connection plain = connection.getUnderlyingConnection();
        turn.lease().clear(plain);
        if (ledger.isContinued()) {
            failures.delete(plain, ledger.changeset());
        }
        connection.release();
    }

    /** A changeset's preconditions held when it began; now its own statements may have made them untrue. */
    private void resume(Step step, ChangeSet changeSet, HalfDone before) {
        changeSet.setPreconditions(new PreconditionContainer());
        progress.resuming(step, before.done());
    }

    /** Records how far it came, unless the connection is gone: then the lease says so to whoever takes it next. */
    private <E extends Exception> E failed(Ledger ledger, E reason) {
        abandon(reason);
        if (!isConnectionLost(reason)) {
            Connection plain = connection.getUnderlyingConnection();
            try {
                plain.setAutoCommit(false);
                turn.lease().clear(plain);
                if (ledger.hasNews()) {
                    String words = DatabaseReason.of(reason, session.target().redaction())
                            .text();
                    failures.write(plain, ledger.progress(), words);
                }
                plain.commit();
            } catch (SQLException connectionIsBroken) {
                reason.addSuppressed(connectionIsBroken);
            }
        }
        return reason;
    }

    private static boolean isConnectionLost(Exception reason) {
        return Causes.of(reason, SQLException.class).anyMatch(TransientFailure::isConnectionLost);
    }

    /** Records a changeset that was carried out without Liquibase. */
    void record(Step step, ChangeSet changeSet) throws LiquibaseException {
        session.history().write(changeSet, recorded(step, ExecType.EXECUTED));
        confirm();
        session.database().commit();
    }

    private void confirm() throws DatabaseException {
        try {
            turn.lease().confirm(connection.getUnderlyingConnection());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void abandon(Exception reason) {
        statement = session.executor().statement();
        try {
            connection.abandon();
        } catch (DatabaseException connectionIsBroken) {
            reason.addSuppressed(connectionIsBroken);
        }
    }

    /** Returns whether the last changeset's own statements have all run, so that what failed came after them. */
    boolean ranToTheEnd() {
        return ranToTheEnd;
    }

    /** Returns the statement at which the last changeset failed, as it was sent; empty if it failed at none. */
    String statement() {
        return statement;
    }

    /** Returns how many statements of the last changeset were executed, by this run or an earlier one. */
    int done() {
        return done;
    }

    /** Returns whether a failure takes everything back. */
    boolean isAtomic(Migration migration) {
        return atomicity.covers(migration);
    }

    /** Returns why the database did not do something, and who stood in the way. */
    DatabaseReason reason(LiquibaseException failure) {
        DatabaseReason reason = DatabaseReason.of(failure, session.target().redaction());
        String blockers = turn.retry().blockers(failure);
        return blockers.isEmpty()
                ? reason
                : new DatabaseReason("%s\nIts lock is held by %s".formatted(reason.text(), blockers), reason.cause());
    }

    /** Keeps the row of a rerun whose preconditions no longer hold; Liquibase would write a second one. */
    private static boolean isToBeRecorded(Step step, ExecType type) {
        return type == ExecType.MARK_RAN
                ? step.kind() == Step.Kind.FIRST_RUN
                : type == ExecType.EXECUTED || type == ExecType.RERAN;
    }

    private static ExecType recorded(Step step, ExecType type) {
        return step.kind() != Step.Kind.FIRST_RUN && type == ExecType.EXECUTED ? ExecType.RERAN : type;
    }
}
