package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.history.HistoryReader;
import dev.edd.migration.History;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;

/** Plans and carries out what is due on one database, one step after the other. */
public final class PlanRunner {
    private final Database database;
    private final Planning planning;
    private final Progress progress;

    /** Takes the database, and how to plan for it. */
    public PlanRunner(Database database, Planning planning, Progress progress) {
        this.database = database;
        this.planning = planning;
        this.progress = progress;
    }

    /** Decides what is due. */
    @FunctionalInterface
    public interface Planning {
        /** Returns the plan for a database with that history. */
        Plan plan(History history);
    }

    /**
     * Returns one outcome for each step, in their order. Without steps, nothing is locked and nothing written. With
     * some, the plan is made again under the lock if another run has come first.
     *
     * @param changesets what Liquibase runs for the migrations; not asked for without steps
     * @param lockWait how long to wait for another run to end
     * @throws PlanRefusedException if something is to be put right first; nothing has run
     * @throws MigrationFailedException if the database rejects a statement; the steps before it stay applied
     */
    public List<Outcome> run(Supplier<DatabaseChangeLog> changesets, Duration lockWait) {
        History history = new HistoryReader().read(database);
        Plan plan = plan(history);
        if (plan.steps().isEmpty()) {
            progress.planned(plan);
            return List.of();
        }
        try {
            return LiquibaseSession.call(database, session -> {
                try (ChangelogLock lock = new ChangelogLock(session.database(), database)) {
                    lock.acquire(lockWait, progress);
                    session.initHistory();
                    History now = new HistoryReader().read(database);
                    Plan current = now.applied().equals(history.applied()) ? plan : plan(now);
                    session.database().rollback();
                    progress.planned(current);
                    return new Run(session, database, progress).run(current, now, changesets.get());
                }
            });
        } catch (LiquibaseException e) {
            DatabaseReason reason = DatabaseReason.of(e, database.redaction());
            throw new HistoryNotWritableException(database.displayUrl(), reason);
        }
    }

    private Plan plan(History history) {
        Plan plan = planning.plan(history);
        if (!plan.refusals().isEmpty()) {
            progress.planned(plan);
            throw new PlanRefusedException(plan.refusals());
        }
        return plan;
    }
}
