package dev.edd;

import dev.edd.changelog.ChangelogSource;
import dev.edd.database.Database;
import dev.edd.execution.PlanRunner;
import dev.edd.execution.Progress;
import dev.edd.execution.SqlPreview;
import dev.edd.history.HistoryReader;
import dev.edd.history.RemainingCounter;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.History;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        try (Database database = open(environment)) {
            return state(valid(database.dialect()), database);
        }
    }

    /** Returns what {@link #migrate} would do, refusals included; changes nothing. */
    public Plan plan(Environment environment, PlanRequest request) {
        try (Database database = open(environment)) {
            DatabaseState state = state(valid(database.dialect()), database);
            Plan plan = Planner.plan(state, request);
            return source.isSql() ? plan : new SqlPreview(database).of(plan, source.changesets(state.changelog()));
        }
    }

    /**
     * Plans and applies.
     *
     * @return one outcome for each step, in order; empty where nothing was to be done
     * @throws PlanRefusedException if something is to be put right first; nothing has run
     */
    public List<Outcome> migrate(Environment environment, PlanRequest request, Progress progress) {
        try (Database database = open(environment)) {
            Changelog changelog = valid(database.dialect());
            PlanRunner.Planning planning = history -> Planner.plan(state(changelog, history, database), request);
            return new PlanRunner(database, planning, environment.backfill(), progress)
                    .run(() -> source.changesets(changelog), environment.lockWait());
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

    private static DatabaseState state(Changelog changelog, Database database) {
        return state(changelog, new HistoryReader().read(database), database);
    }

    private static DatabaseState state(Changelog changelog, History history, Database database) {
        List<Migration> open = new ArrayList<>();
        for (Refactoring refactoring : changelog.refactorings()) {
            Optional<Migration> transition = refactoring.in(Phase.TRANSITION);
            if (transition.flatMap(history::of).isPresent()
                    && refactoring.in(Phase.FINALIZATION).flatMap(history::of).isEmpty()) {
                open.add(transition.get());
            }
        }
        return new DatabaseState(changelog, history, new RemainingCounter().count(database, open));
    }
}
