package dev.edd.report;

import dev.edd.plan.DatabaseState;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.validation.Validation;
import java.util.List;

/** Facts as JSON, with the fields that the text has; absent ones are left out. Ends with a line end. */
public final class JsonReport {
    private JsonReport() {}

    /** Returns {@code {"root", "migrations", "findings": […]}}. */
    public static String of(Validation validation) {
        return ValidationJson.of(validation);
    }

    /** Returns {@code {"steps": […], "deferred": […], "refusals": […]}}. */
    public static String of(Plan plan) {
        return PlanJson.of(plan);
    }

    /** Returns {@code {"refactorings": […], "changed": […], "renamed": […], "missing": […]}}. */
    public static String of(DatabaseState state) {
        return StatusJson.of(state);
    }

    /** Returns {@code {"blocked", "outcomes": […]}}, an outcome for each step that ran or was to run. */
    public static String of(List<Outcome> outcomes) {
        return OutcomeJson.of(outcomes);
    }
}
