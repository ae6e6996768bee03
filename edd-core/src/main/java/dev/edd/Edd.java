package dev.edd;

import dev.edd.changelog.ChangelogSource;
import dev.edd.database.Database;
import dev.edd.execution.PlanAdvisor;
import dev.edd.execution.PlanRunner;
import dev.edd.execution.Progress;
import dev.edd.execution.SqlPreview;
import dev.edd.history.HalfDoneReader;
import dev.edd.history.HistoryReader;
import dev.edd.history.RemainingCounter;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.History;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRefusedException;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Planner;
import dev.edd.rule.catalog.BuiltInRules;
import dev.edd.scaffold.Scaffold;
import dev.edd.validation.Validation;
import dev.edd.validation.Validator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Everything that can be done with one changelog. Each call reads it anew; instances serve one thread at a time. */
public final class Edd {
    private final ChangelogSource source;

    /** Takes the place that the changelog is read from. */
    public Edd(ChangelogSource source) {
        this.source = source;
    }

    /**
     * Checks every migration; needs no database.
     *
     * @param dialect whose SQL it is; {@link Dialect#OTHER} if that is not known
     */
    public Validation validate(Dialect dialect) {
        return validation(source.read(dialect));
    }

    /** Returns how far a database has come; changes nothing there. */
    public DatabaseState status(Environment environment) {
        try (Reading reading = reading(environment);
                Database database = open(environment)) {
            History history = new HistoryReader().read(database);
            return state(reading.changelog(database), history, database);
        }
    }

    /** Returns what {@link #migrate} would do, refusals included; changes nothing. */
    public Plan plan(Environment environment, PlanRequest request) {
        try (Reading reading = reading(environment);
                Database database = open(environment)) {
            History history = new HistoryReader().read(database);
            Changelog changelog = reading.changelog(database);
            Plan plan = new PlanAdvisor(database)
                    .advise(Planner.plan(planningState(changelog, history, database), request));
            return source.isSql() ? plan : new SqlPreview(database).of(plan, source.changesets(changelog));
        }
    }

    /**
     * Plans and applies.
     *
     * @return one outcome for each step, in order; empty where nothing was to be done
     * @throws PlanRefusedException if something is to be put right first; nothing has run
     */
    public List<Outcome> migrate(Environment environment, PlanRequest request, Progress progress) {
        try (Reading reading = reading(environment);
                Database database = open(environment)) {
            Changelog changelog = reading.changelog(database);
            PlanRunner.Planning planning =
                    history -> Planner.plan(planningState(changelog, history, database), request);
            return new PlanRunner(database, planning, environment.backfill(), progress)
                    .run(source, changelog, environment.locks());
        }
    }

    /**
     * Writes the files of a new refactoring under the next free number.
     *
     * @param directory the changelog directory, which need not exist yet
     * @return the new files, in the order of the phases
     */
    public List<Path> create(Path directory, String name, Set<Phase> phases) {
        return new Scaffold(directory, source.read(Dialect.OTHER).nextNumber(), name).write(phases);
    }

    private Reading reading(Environment environment) {
        return Reading.start(this::valid, environment.target());
    }

    private static Database open(Environment environment) {
        return Database.open(environment.target(), environment.drivers());
    }

    private Changelog valid(Dialect dialect) {
        Validation validation = validation(source.read(dialect));
        if (validation.failed()) {
            throw new ChangelogRejectedException(validation);
        }
        return validation.changelog();
    }

    private static Validation validation(Changelog changelog) {
        return new Validator(BuiltInRules.all()).validate(changelog);
    }

    /** Counts what every refactoring under way has still to move: what people look for. */
    private static DatabaseState state(Changelog changelog, History history, Database database) {
        DatabaseState state = uncounted(changelog, history, database);
        return counted(state, database, refactoring -> isOpen(refactoring, state));
    }

    /** Counts only where the plan depends on it: a refactoring without a finalization ends when nothing remains. */
    private static DatabaseState planningState(Changelog changelog, History history, Database database) {
        DatabaseState state = uncounted(changelog, history, database);
        return counted(
                state,
                database,
                refactoring -> refactoring.in(Phase.FINALIZATION).isEmpty() && isOpen(refactoring, state));
    }

    private static DatabaseState uncounted(Changelog changelog, History history, Database database) {
        return new DatabaseState(changelog, history, Map.of(), new HalfDoneReader().read(database));
    }

    /** What a finalization has begun to remove can be counted no more. */
    private static boolean isOpen(Refactoring refactoring, DatabaseState state) {
        return state.of(refactoring) != RefactoringState.START
                && !state.isApplied(refactoring, Phase.FINALIZATION)
                && !state.isHalfDone(refactoring, Phase.FINALIZATION);
    }

    private static DatabaseState counted(DatabaseState state, Database database, Predicate<Refactoring> counted) {
        List<Migration> transitions = state.changelog().refactorings().stream()
                .filter(counted)
                .flatMap(refactoring -> refactoring.in(Phase.TRANSITION).stream())
                .toList();
        Map<MigrationId, Long> remaining = new RemainingCounter().count(database, transitions);
        return new DatabaseState(state.changelog(), state.history(), remaining, state.halfDone());
    }
}
