package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.execution.MigrationFailedException.Failure;
import dev.edd.history.RemainingCounter;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.History;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;

/** Carries out plans on one database, one step after the other. */
public final class PlanRunner {
    private final Database database;
    private final History history;
    private final Progress progress;

    /**
     * Takes the database and its history.
     *
     * @param history as the plan knew it
     */
    public PlanRunner(Database database, History history, Progress progress) {
        this.database = database;
        this.history = history;
        this.progress = progress;
    }

    /**
     * Returns one outcome for each step, in their order; a plan without steps touches nothing.
     *
     * @param changesets what Liquibase runs for the migrations
     * @param lockWait how long to wait for another run to end
     * @throws MigrationFailedException if the database rejects a statement; the steps before it stay applied
     */
    public List<Outcome> run(Plan plan, DatabaseChangeLog changesets, Duration lockWait) {
        if (plan.steps().isEmpty()) {
            return List.of();
        }
        try {
            return LiquibaseSession.call(database, session -> {
                session.initHistory();
                try (ChangelogLock lock = new ChangelogLock(session.database())) {
                    lock.acquire(lockWait, database.displayUrl(), progress);
                    return run(plan, changesets, session);
                }
            });
        } catch (LiquibaseException e) {
            throw new HistoryNotWritableException(database.displayUrl(), reason(e), sqlException(e));
        }
    }

    private List<Outcome> run(Plan plan, DatabaseChangeLog changesets, LiquibaseSession session) {
        Map<ChangesetKey, ChangeSet> byKey = ChangeSets.byKey(changesets);
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : plan.steps()) {
            progress.started(step);
            Outcome outcome = blocked(step, plan).orElseGet(() -> {
                ChangeSet changeSet = Objects.requireNonNull(
                        byKey.get(step.migration().source().changeset()));
                return apply(step, changeSet, changesets, session);
            });
            progress.finished(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /** Holds a finalization back while its transition, which has just run, leaves rows. */
    private Optional<Outcome> blocked(Step step, Plan plan) {
        if (step.migration().phase() != Phase.FINALIZATION) {
            return Optional.empty();
        }
        List<Migration> transition = plan.steps().stream()
                .map(Step::migration)
                .filter(each -> each.phase() == Phase.TRANSITION
                        && each.number().equals(step.migration().number()))
                .toList();
        return new RemainingCounter()
                .count(database, transition).entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .<Outcome>map(
                                count -> new Outcome.Blocked(step.migration().id(), count.getValue()))
                        .findFirst();
    }

    private Outcome apply(Step step, ChangeSet changeSet, DatabaseChangeLog changesets, LiquibaseSession session) {
        Migration migration = step.migration();
        history.of(migration)
                .ifPresent(row -> changeSet.setFilePath(row.changeset().path()));
        long start = System.nanoTime();
        try {
            ExecType type = session.apply(step, changeSet, changesets);
            return type == ExecType.SKIPPED
                    ? new Outcome.Skipped(migration.id())
                    : new Outcome.Applied(migration.id(), step.kind(), Duration.ofNanos(System.nanoTime() - start));
        } catch (LiquibaseException e) {
            throw failure(migration, session, e);
        }
    }

    private MigrationFailedException failure(Migration migration, LiquibaseSession session, LiquibaseException e) {
        int completed = session.executor().completed();
        int statements = Math.max(migration.statements().size(), completed + 1);
        Location location = completed < migration.statements().size()
                ? migration.statements().get(completed).location()
                : migration.location();
        int kept = session.isAtomic(migration) ? 0 : completed;
        Failure failure = new Failure(migration.id(), location, completed + 1, statements, reason(e), kept);
        return new MigrationFailedException(failure, sqlException(e));
    }

    private String reason(LiquibaseException e) {
        return sqlException(e)
                .map(sql -> "%s (SQLState %s)"
                        .formatted(String.valueOf(sql.getMessage()).strip(), sql.getSQLState()))
                .orElseGet(() -> database.redaction()
                        .clean(String.valueOf(e.getMessage()).strip()));
    }

    /** Returns the database's own exception, cleaned of secrets, from below Liquibase's wrappers, which quote URLs. */
    private Optional<SQLException> sqlException(LiquibaseException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(database.redaction().clean(sql));
            }
        }
        return Optional.empty();
    }
}
