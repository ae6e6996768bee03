package dev.edd.execution;

import dev.edd.backfill.Advice;
import dev.edd.backfill.BackfillAdvisor;
import dev.edd.database.Database;
import dev.edd.migration.Directives;
import dev.edd.migration.Phase;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Adds to a plan what only the database can tell of its backfills. */
public final class PlanAdvisor {
    private final Database database;

    /** Takes the database, where nothing is changed. */
    public PlanAdvisor(Database database) {
        this.database = database;
    }

    /** Returns the plan with the warnings of all its backfills. */
    public Plan advise(Plan plan) {
        return advise(plan, step -> true);
    }

    /** Returns the plan with the warnings of the backfills that have never run: a run over nothing asks no more. */
    Plan adviseFirstRuns(Plan plan) {
        return advise(plan, step -> step.kind() == Step.Kind.FIRST_RUN);
    }

    /** Before the initials have run there is nothing to be said: the table may not be there yet, nor its index. */
    private Plan advise(Plan plan, Predicate<Step> asked) {
        boolean schemaIsThere =
                plan.steps().stream().noneMatch(step -> step.migration().phase() == Phase.INITIAL);
        if (!schemaIsThere || plan.steps().stream().noneMatch(PlanAdvisor::isWalk)) {
            return plan;
        }
        List<Step> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            steps.add(isWalk(step) && asked.test(step) ? step.warning(warnings(step)) : step);
        }
        return plan.with(steps);
    }

    private static boolean isWalk(Step step) {
        return !step.migration().directives().named(Directives.Name.BACKFILL).isEmpty();
    }

    private List<Step.Warning> warnings(Step step) {
        return new BackfillAdvisor(database)
                .advise(step.migration()).stream().map(PlanAdvisor::warning).toList();
    }

    private static Step.Warning warning(Advice advice) {
        return new Step.Warning(advice.what(), advice.why(), advice.fix());
    }
}
