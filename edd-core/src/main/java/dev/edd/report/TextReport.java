package dev.edd.report;

import dev.edd.plan.DatabaseState;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.validation.Validation;
import java.util.List;

/** Facts as text for a terminal or a build log; lines end with {@code \n}, without one behind the last. */
public final class TextReport {
    private TextReport() {}

    /** Returns every finding as a block, and a line that counts them. */
    public static String of(Validation validation) {
        return ValidationText.of(validation);
    }

    /** Returns what would run, with its SQL, and what would not, with the reason; what refuses the run comes first. */
    public static String of(Plan plan) {
        return PlanText.of(plan);
    }

    /** Returns what is to be known before the steps of a plan run, a block each; empty where there is nothing. */
    public static String warnings(Plan plan) {
        return PlanText.warnings(plan);
    }

    /** Returns what was not due, a line each; empty where there is none. */
    public static String deferred(Plan plan) {
        return PlanText.deferred(plan);
    }

    /** Returns the state of every refactoring, one line each, and what does not fit the files. */
    public static String of(DatabaseState state) {
        return StatusText.of(state);
    }

    /** Returns the line that tells how a step ended. */
    public static String of(Outcome outcome) {
        return OutcomeText.of(outcome);
    }

    /** Returns the line that sums a run up. */
    public static String of(List<Outcome> outcomes) {
        return OutcomeText.of(outcomes);
    }

    /** Returns why the finalizations that are blocked were not run. */
    public static String blocked(List<Outcome> outcomes) {
        return OutcomeText.blocked(outcomes);
    }
}
