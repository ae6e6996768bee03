package dev.edd;

import dev.edd.database.Database;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.execution.PlanRunner;
import dev.edd.migration.Changelog;
import dev.edd.migration.History;
import dev.edd.migration.MigrationId;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Verdict;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Planner;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What a run is to do and may do, by what is known whenever it asks. */
final class Decision implements PlanRunner.Planning {
    private final Environment environment;
    private final Database database;
    private final PlanRequest request;
    private final BiFunction<History, PlanRequest, Plan> planner;

    Decision(
            Environment environment,
            Database database,
            PlanRequest request,
            BiFunction<History, PlanRequest, Plan> planner) {
        this.environment = environment;
        this.database = database;
        this.request = request;
        this.planner = planner;
    }

    @Override
    public Plan plan(History history) {
        return new Admission(environment, database).plan(request, asked -> planner.apply(history, asked));
    }

    /**
     * Asks on a connection of its own: that of the run may be in another schema by now, or see what was there when it began.
     * A database on which nothing had been applied has been used by nobody.
     */
    @Override
    public List<Verdict> closed(Changelog changelog, History before, MigrationId finalization) {
        boolean demanding = !environment.standing().declared().equals(DeclaredEnvironment.NONE);
        if (before.applied().isEmpty() && !demanding) {
            return List.of();
        }
        try (Database own = database.openAnother()) {
            DatabaseState state = new Prospects(own).of(new DatabaseState(changelog, before, Map.of()));
            return new Admission(environment, own)
                    .plan(request, asked -> Planner.plan(state, asked))
                    .closed(finalization);
        }
    }
}
