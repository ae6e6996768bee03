package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.history.CheckQuery;
import dev.edd.migration.Phase;
import dev.edd.plan.Outcome;
import dev.edd.plan.Step;
import java.util.List;

/** What a transition checks once it has run. */
final class Checks {
    private Checks() {}

    /** Returns the outcome, or one that says so where the check of a transition that ran finds rows. */
    static Outcome after(Step step, Outcome outcome, Database database) {
        boolean ran = outcome instanceof Outcome.Applied || outcome instanceof Outcome.Moved;
        if (!ran || step.migration().phase() != Phase.TRANSITION) {
            return outcome;
        }
        List<String> offending = new CheckQuery().offending(database, step.migration());
        return offending.isEmpty()
                ? outcome
                : new Outcome.Faulty(outcome, step.migration().location(), offending);
    }
}
