package dev.edd.execution;

import dev.edd.backfill.BackfillControl;
import dev.edd.history.RemainingCounter;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.EddException;
import dev.edd.migration.History;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Verdict;
import dev.edd.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.exception.UnexpectedLiquibaseException;

/** The steps of one plan, carried out in their order. */
final class Run {
    private final LiquibaseSession session;
    private final Applier applier;
    private final Backfills backfills;
    private final Foreknown known;
    private final Progress progress;
    private final Map<SequenceNumber, String> stopped = new HashMap<>();

    /** Takes a session, and what applies changesets in it. */
    Run(LiquibaseSession session, Applier applier, Backfills backfills, Foreknown known) {
        this.session = session;
        this.applier = applier;
        this.progress = backfills.progress();
        this.backfills = backfills;
        this.known = known;
    }

    /** Returns one outcome for each step. */
    List<Outcome> run(Plan plan, History history, DatabaseChangeLog changesets) throws LiquibaseException {
        if (!plan.steps().isEmpty()) {
            check(changesets);
        }
        Map<ChangesetKey, ChangeSet> byKey = ChangeSets.byKey(changesets);
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : plan.steps()) {
            ChangeSet changeSet =
                    Objects.requireNonNull(byKey.get(step.migration().source().changeset()));
            history.of(step.migration())
                    .ifPresent(row -> changeSet.setFilePath(row.changeset().path()));
            Outcome outcome = carryOut(step, changeSet, plan, changesets);
            if (outcome instanceof Outcome.Faulty) {
                stopped.putIfAbsent(
                        step.migration().number(), "the check of %s finds rows".formatted(outcome.migration()));
            }
            if (isToBeRecorded(step, outcome)) {
                applier.record(step, changeSet);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /** Runs a step, unless it is a backfill that has run already. */
    private Outcome carryOut(Step step, ChangeSet changeSet, Plan plan, DatabaseChangeLog changesets)
            throws LiquibaseException {
        Outcome moved = known.moved().get(step.migration().id());
        if (moved != null) {
            return moved;
        }
        progress.started(step);
        Outcome outcome = run(step, changeSet, plan, changesets);
        progress.finished(outcome);
        return outcome;
    }

    private Outcome run(Step step, ChangeSet changeSet, Plan plan, DatabaseChangeLog changesets)
            throws LiquibaseException {
        Optional<Outcome> passedOver = passedOver(step, plan);
        if (passedOver.isPresent()) {
            stopped.putIfAbsent(step.migration().number(), passedOver.get().migration() + " did not run");
            return passedOver.get();
        }
        Outcome outcome = step.migration().isBackfill() ? backfills.run(step) : apply(step, changeSet, changesets);
        Outcome checked = Checks.after(step, outcome, session.target());
        if (!step.migration().directives().named(Name.CHECK).isEmpty()) {
            endReading();
        }
        return checked;
    }

    private Optional<Outcome> passedOver(Step step, Plan plan) throws LiquibaseException {
        Optional<Outcome> heldBack = heldBack(step);
        if (heldBack.isPresent() || step.migration().phase() != Phase.FINALIZATION) {
            return heldBack;
        }
        Optional<Outcome> blocked = blocked(step, plan);
        Optional<Outcome> closed = blocked.isPresent() ? blocked : closed(step);
        endReading();
        return closed;
    }

    /** The next step may take hours, with no transaction open behind it, and is to see what is true by then. */
    private void endReading() throws LiquibaseException {
        session.database().rollback();
    }

    /** Returns whether a backfill's end belongs into the history: one that found no row does so only the first time. */
    static boolean isToBeRecorded(Step step, Outcome outcome) {
        Outcome end = outcome instanceof Outcome.Faulty faulty ? faulty.ran() : outcome;
        return end instanceof Outcome.Moved moved && (moved.rows() > 0 || step.kind() == Step.Kind.FIRST_RUN);
    }

    private void check(DatabaseChangeLog changesets) throws LiquibaseException {
        try {
            session.check(changesets);
        } catch (LiquibaseException | UnexpectedLiquibaseException e) {
            DatabaseReason reason = DatabaseReason.of(e, session.target().redaction());
            if (reason.cause().isPresent()) {
                throw e;
            }
            throw new ChangelogNotAcceptedException(changesets.getPhysicalFilePath(), reason.text());
        }
    }

    /** Holds back what rests on a migration that the plan counted on and that did not run. */
    private Optional<Outcome> heldBack(Step step) {
        Migration migration = step.migration();
        return Stream.concat(Stream.of(migration.number()), migration.directives().requires().stream())
                .filter(stopped::containsKey)
                .findFirst()
                .map(number -> new Outcome.Skipped(migration.id(), Objects.requireNonNull(stopped.get(number))));
    }

    /** Holds a finalization back while its transition, which has just run, leaves rows. */
    private Optional<Outcome> blocked(Step step, Plan plan) {
        List<Migration> transition = plan.steps().stream()
                .map(Step::migration)
                .filter(each -> each.phase() == Phase.TRANSITION
                        && each.number().equals(step.migration().number()))
                .toList();
        long remaining = new RemainingCounter()
                .count(session.target(), transition).values().stream()
                        .mapToLong(count -> count)
                        .sum();
        long errors = new BackfillControl(session.target())
                .rowErrors(transition).values().stream()
                        .mapToLong(count -> count)
                        .sum();
        return remaining + errors == 0
                ? Optional.empty()
                : Optional.of(new Outcome.Blocked(
                        step.migration().id(), step.migration().location(), remaining, errors));
    }

    /** Holds a finalization back of which a gate has closed since the plan was made: the steps before may take hours. */
    private Optional<Outcome> closed(Step step) {
        MigrationId migration = step.migration().id();
        String reasons =
                known.closed().apply(migration).stream().map(Verdict::reason).collect(Collectors.joining("; "));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Skipped(migration, reasons));
    }

    private Outcome apply(Step step, ChangeSet changeSet, DatabaseChangeLog changesets) {
        MigrationId migration = step.migration().id();
        long start = System.nanoTime();
        try {
            ExecType type = applier.apply(step, changeSet, changesets);
            return switch (type) {
                case MARK_RAN -> new Outcome.Skipped(migration, "its preconditions do not hold");
                case SKIPPED -> notRun(migration, "its preconditions do not hold");
                case FAILED -> notRun(migration, "the database rejected it, and its failOnError is false");
                case EXECUTED, RERAN ->
                    new Outcome.Applied(migration, step.kind(), Duration.ofNanos(System.nanoTime() - start));
            };
        } catch (LiquibaseException e) {
            DatabaseReason reason = applier.reason(e);
            throw ours(e).or(() -> PreconditionsNotMetException.of(step.migration(), e, reason))
                    .orElseGet(() -> failure(step.migration(), reason));
        }
    }

    private Outcome notRun(MigrationId migration, String reason) {
        stopped.putIfAbsent(migration.number(), migration + " did not run");
        return new Outcome.Skipped(migration, reason);
    }

    /** Returns our own exception, around which Liquibase has wrapped its own. */
    private static Optional<EddException> ours(LiquibaseException failure) {
        return Causes.of(failure, EddException.class).findFirst();
    }

    private EddException failure(Migration migration, DatabaseReason reason) {
        boolean atomic = applier.isAtomic(migration);
        int completed = applier.done();
        return applier.ranToTheEnd()
                ? new MigrationNotRecordedException(migration, atomic, reason)
                : new MigrationFailedException(
                        new MigrationFailedException.Failure(
                                migration, applier.statement(), completed + 1, atomic ? 0 : completed),
                        reason);
    }
}
