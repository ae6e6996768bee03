package dev.edd.execution;

import dev.edd.backfill.BackfillSettings;
import dev.edd.changelog.ChangelogSource;
import dev.edd.changelog.LiquibaseScope;
import dev.edd.database.Database;
import dev.edd.database.TransientFailure;
import dev.edd.history.HistoryReader;
import dev.edd.lease.Lease;
import dev.edd.lease.LeaseTable;
import dev.edd.migration.Changelog;
import dev.edd.migration.EddException;
import dev.edd.migration.History;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Verdict;
import dev.edd.plan.PlanRefusedException;
import dev.edd.plan.Step;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import liquibase.exception.LiquibaseException;

/** Plans and carries out what is due on one database, one step after the other. */
public final class PlanRunner {
    private final Database database;
    private final Planning planning;
    private final Progress progress;
    private final BackfillSettings settings;

    /** Takes the database, and how to plan for it. */
    public PlanRunner(Database database, Planning planning, BackfillSettings settings, Progress progress) {
        this.database = database;
        this.planning = planning;
        this.progress = progress;
        this.settings = settings;
    }

    /** Decides what is due. */
    public interface Planning {
        /** Returns the plan for a database with that history. */
        Plan plan(History history);

        /**
         * Judges the gates of a finalization that was due when the run began and is about to run.
         *
         * @param before the history that the run's plan was made for
         * @return what closed gates say; empty if it is still due
         */
        List<Verdict> closed(Changelog changelog, History before, MigrationId finalization);
    }

    /**
     * Returns one outcome for each step, in their order. Without steps, nothing is locked and nothing written, unless a
     * run that is dead has left a lock: that is released. With some, the plan is made again under the lock if another run
     * has come first, or if something is to be removed: nobody knows what was recorded of releases and approvals meanwhile.
     *
     * @param source where the changelog was read; asked for its changesets if there is something to run
     * @param locks how long to wait for another run to end
     * @throws PlanRefusedException if something is to be put right first; nothing has run
     * @throws MigrationFailedException if the database rejects a statement; the steps before it stay applied
     */
    public List<Outcome> run(ChangelogSource source, Changelog changelog, LockSettings locks) {
        History history = new HistoryReader().read(database);
        Plan plan = plan(history, progress);
        if (plan.steps().isEmpty() && !isAbandoned(locks)) {
            progress.planned(plan);
            return List.of();
        }
        Map<MigrationId, Outcome> moved = moveUnlocked(plan, new Backfills(database, settings, locks, progress));
        if (!moved.isEmpty() && plan.steps().stream().allMatch(step -> isOver(step, moved))) {
            return List.copyOf(moved.values());
        }
        return new Locked(history, plan, moved).run(source, changelog, locks);
    }

    private boolean isAbandoned(LockSettings locks) {
        try {
            return new LeaseTable(database, locks.lease(), locks.runner()).isAbandoned();
        } catch (SQLException e) {
            throw stopped(database, e);
        }
    }

    /** Returns what to say of a run whose database does not take what belongs to the run itself. */
    static EddException stopped(Database database, Exception e) {
        DatabaseReason reason = DatabaseReason.of(e, database.redaction());
        return reason.cause().filter(TransientFailure::isConnectionLost).isPresent()
                ? new ConnectionLostException(database.displayUrl(), reason)
                : new HistoryNotWritableException(database.displayUrl(), reason);
    }

    private static boolean isOver(Step step, Map<MigrationId, Outcome> moved) {
        Outcome outcome = moved.get(step.migration().id());
        return outcome != null && !Run.isToBeRecorded(step, outcome);
    }

    /**
     * Runs the backfills of a plan that has nothing but transitions: several runners may share them. Those that require a
     * step which is left are left as well, for the lock.
     */
    private Map<MigrationId, Outcome> moveUnlocked(Plan plan, Backfills backfills) {
        Map<MigrationId, Outcome> moved = new LinkedHashMap<>();
        Set<SequenceNumber> left = new HashSet<>();
        boolean shared = plan.steps().stream().allMatch(step -> step.migration().phase() == Phase.TRANSITION);
        for (Step step : shared ? plan.steps() : List.<Step>of()) {
            Migration migration = step.migration();
            if (!migration.isBackfill()
                    || migration.directives().requires().stream().anyMatch(left::contains)) {
                left.add(migration.number());
                continue;
            }
            if (moved.isEmpty()) {
                progress.planned(plan);
            }
            Outcome outcome = move(step, backfills);
            moved.put(migration.id(), outcome);
            if (outcome.isBad()) {
                left.add(migration.number());
            }
        }
        return moved;
    }

    private Outcome move(Step step, Backfills backfills) {
        progress.started(step);
        Outcome outcome = Checks.after(step, backfills.run(step), database);
        progress.finished(outcome);
        return outcome;
    }

    private Plan plan(History history, Progress listener) {
        Plan plan = planning.plan(history);
        if (!plan.refusals().isEmpty()) {
            listener.planned(plan);
            throw new PlanRefusedException(plan.refusals());
        }
        return new PlanAdvisor(database).adviseFirstRuns(plan);
    }

    /** What happens under the lock; apart, so that a run that finds nothing to do loads nothing of Liquibase. */
    private final class Locked {
        private final History history;
        private final Plan plan;
        private final Map<MigrationId, Outcome> moved;

        Locked(History history, Plan plan, Map<MigrationId, Outcome> moved) {
            this.history = history;
            this.plan = plan;
            this.moved = moved;
        }

        List<Outcome> run(ChangelogSource source, Changelog changelog, LockSettings locks) {
            Patience patience = new Patience(database, locks, progress, moved.keySet());
            try (Lease lease = patience.lease();
                    BlockerWatch watch = new BlockerWatch(lease.blockers(), locks.lockTimeout())) {
                lease.mark(database.connection());
                SessionTimeouts timeouts = new SessionTimeouts(database, locks);
                timeouts.ofSession();
                Turn turn = new Turn(database.dialect(), lease, new LockRetry(locks, watch, progress), timeouts);
                List<Outcome> outcomes = LiquibaseSession.call(database, session -> {
                    session.executor().limit(timeouts.ofDriver());
                    try (ChangelogLock lock = new ChangelogLock(session.database(), database, lease)) {
                        lock.acquire(patience);
                        session.initHistory();
                        return LiquibaseScope.call(source.scope(), () -> run(source, changelog, session, turn));
                    }
                });
                timeouts.restore();
                return outcomes;
            } catch (LiquibaseException | SQLException e) {
                throw stopped(database, e);
            }
        }

        private List<Outcome> run(ChangelogSource source, Changelog changelog, LiquibaseSession session, Turn turn)
                throws LiquibaseException {
            History now = new HistoryReader().read(database);
            Applier applier = new Applier(session, turn, progress);
            boolean unchanged = now.applied().equals(history.applied()) && !applier.goesOn() && !plan.finalizes();
            // A run is announced once: what its listeners write down, or make sure of, belongs to that plan.
            Progress listener = moved.isEmpty() ? progress : Progress.SILENT;
            Plan due = unchanged ? plan : PlanRunner.this.plan(now, listener);
            session.database().rollback();
            Plan current = moved.isEmpty() ? due : announced(due);
            listener.planned(current);
            Backfills backfills =
                    new Backfills(database, settings, turn.timeouts().settings(), progress).under(turn.lease());
            Foreknown known = new Foreknown(moved, finalization -> planning.closed(changelog, now, finalization));
            return new Run(session, applier, backfills, known).run(current, now, source.changesets(changelog));
        }

        /** Leaves to the next run what has become due behind the backfills: nobody was told that this one would do it. */
        private Plan announced(Plan due) {
            Set<MigrationId> announced =
                    plan.steps().stream().map(step -> step.migration().id()).collect(Collectors.toSet());
            return due.with(due.steps().stream()
                    .filter(step -> announced.contains(step.migration().id()))
                    .toList());
        }
    }
}
