package dev.edd;

import dev.edd.audit.AuditHistory;
import dev.edd.audit.AuditTrail;
import dev.edd.backfill.Backfill.RetriedRow;
import dev.edd.changelog.ChangelogSource;
import dev.edd.database.Database;
import dev.edd.execution.PlanAdvisor;
import dev.edd.execution.PlanRunner;
import dev.edd.execution.Progress;
import dev.edd.execution.SqlPreview;
import dev.edd.history.HistoryReader;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.History;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRefusedException;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Planner;
import dev.edd.plan.ReleaseRefusedException;
import dev.edd.release.ReleaseHistory;
import dev.edd.risk.RiskJudge;
import dev.edd.risk.RowEstimates;
import dev.edd.rule.RuleMetadata;
import dev.edd.scaffold.Scaffold;
import dev.edd.validation.Basis.Hints;
import dev.edd.validation.Validation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that can be done with one changelog. Each call reads it anew; instances serve one thread at a time. */
public final class Edd {
    private final ChangelogSource source;
    private final Inspection inspection;

    /** Takes the place that the changelog is read from. */
    public Edd(ChangelogSource source) {
        this(source, Control.NONE);
    }

    /** Takes the place that the changelog is read from, and how findings in it are weighed. */
    public Edd(ChangelogSource source, Control control) {
        this.source = source;
        this.inspection = new Inspection(source, control);
    }

    /**
     * Checks every migration; needs no database.
     *
     * @param hints what tells the database that the migrations are written for
     */
    public Validation validate(Hints hints) {
        return inspection.validate(hints);
    }

    /**
     * Returns every rule that a changelog is checked against, by id.
     *
     * @param id only that one; empty for all
     * @throws UnknownRuleException if there is no such rule
     */
    public static List<RuleMetadata> rules(String id) {
        List<RuleMetadata> all = Inspection.rules();
        List<RuleMetadata> named = all.stream()
                .filter(rule -> id.isEmpty() || rule.id().equals(id))
                .toList();
        if (named.isEmpty()) {
            throw new UnknownRuleException(
                    id, all.stream().map(RuleMetadata::id).toList());
        }
        return named;
    }

    /** Returns what can be done with the environments and releases that the project declares. */
    public Landscape landscape() {
        return new Landscape(this, inspection);
    }

    /** Checks every migration, and from now on takes what is found for known: writes the baseline. */
    public Validation adopt(Hints hints) {
        return inspection.adopt(hints);
    }

    /** Returns how far a database has come; changes nothing there. */
    public DatabaseState status(Environment environment) {
        try (Reading reading = reading(environment);
                Database database = open(environment)) {
            return status(reading, database);
        }
    }

    /** Returns how far a database has come, and how far its backfills; changes nothing there. */
    public Overview overview(Environment environment) {
        try (Reading reading = reading(environment);
                Database database = open(environment)) {
            DatabaseState state = status(reading, database);
            return new Overview(state, new Backfills(state.changelog(), database).states());
        }
    }

    static DatabaseState status(Reading reading, Database database) {
        History history = new HistoryReader().read(database);
        return new StateReader(database).forPeople(reading.changelog(database), history);
    }

    /**
     * Records what happened to a release of the application.
     *
     * @return what was recorded before and now
     * @throws ReleaseRefusedException if a release was deployed that the database does not serve; nothing is recorded
     * @throws NewsRefusedException if it contradicts itself or what was recorded; nothing is recorded
     */
    public ReleaseHistory release(Environment environment, ReleaseNews news) {
        try (Reading reading = reading(environment);
                Database database = open(environment)) {
            return new ReleaseDesk(reading.changelog(database), database, environment.locks()).record(news);
        }
    }

    /** Returns what was ever done to a database; changes nothing there. */
    public AuditHistory history(Environment environment) {
        try (Database database = open(environment)) {
            return new AuditTrail(database).read();
        }
    }

    /** Returns what {@link #migrate} would do, refusals included; changes nothing. */
    public Plan plan(Environment environment, PlanRequest request) {
        try (Reading reading = reading(environment);
                Database database = open(environment)) {
            History history = new HistoryReader().read(database);
            Changelog changelog = reading.changelog(database);
            Plan judged = new Admission(environment, database)
                    .plan(request, asked -> planned(changelog, history, database, asked));
            Plan plan = new RowEstimates(database).in(new PlanAdvisor(database).advise(judged));
            return source.isSql() ? plan : new SqlPreview(database).of(plan, source, changelog);
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
            PlanRunner.Planning planning = new Decision(
                    environment, database, request, (history, asked) -> planned(changelog, history, database, asked));
            AuditedRun run = new AuditedRun(database, environment.standing().runner(), request, progress);
            return run.of(() -> new PlanRunner(database, planning, environment.backfill(), run)
                    .run(
                            source,
                            changelog,
                            environment.locks().of(environment.standing().runner())));
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

    /**
     * Makes backfills wait before their next chunk, until somebody resumes them.
     *
     * @param only the refactorings whose backfills are meant; all backfills of the database if empty
     * @param who is named to those who wonder why nothing moves
     */
    public void pause(Environment environment, Set<SequenceNumber> only, String who) {
        try (Database database = open(environment)) {
            backfills(database).pause(only, who);
        }
    }

    /**
     * Lets backfills go on.
     *
     * @param only the refactorings whose backfills are meant; all backfills of the database if empty
     * @return who paused all of them, as a clause, so that those meant wait on; empty where they go on
     */
    public Optional<String> resume(Environment environment, Set<SequenceNumber> only) {
        try (Database database = open(environment)) {
            return backfills(database).resume(only);
        }
    }

    /**
     * Tries the rows again that backfills could not move and recorded.
     *
     * @param only the refactorings whose backfills are meant; all backfills of the changelog if empty
     * @return every row that was recorded; empty where there was none
     */
    public List<RetriedRow> retry(Environment environment, Set<SequenceNumber> only) {
        try (Database database = open(environment)) {
            return backfills(database).retry(only, environment);
        }
    }

    private Backfills backfills(Database database) {
        return new Backfills(inspection.valid(database.dialect()), database);
    }

    Reading reading(Environment environment) {
        return Reading.start(inspection::valid, environment.target());
    }

    static Database open(Environment environment) {
        return Database.open(environment.target(), environment.drivers());
    }

    Plan planned(Changelog changelog, History history, Database database, PlanRequest request) {
        Plan plan = Planner.plan(new StateReader(database).forPlan(changelog, history, request), request);
        return RiskJudge.judge(inspection.judged(plan, changelog, database), database.dialect());
    }
}
