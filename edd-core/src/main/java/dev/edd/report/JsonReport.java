package dev.edd.report;

import dev.edd.audit.AuditHistory;
import dev.edd.backfill.BackfillState;
import dev.edd.fleet.Matrix;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.DatabaseState.Late;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.release.ReleaseHistory;
import dev.edd.validation.Validation;
import java.util.List;

/** Facts as JSON, with the fields that the text has; absent ones are left out. Ends with a line end. */
public final class JsonReport {
    private JsonReport() {}

    /** Returns {@code {"root", "migrations", "database", "namedBy", "known", "gone": […], "failed", "findings": […]}}. */
    public static String of(Validation validation) {
        return ValidationJson.of(validation);
    }

    /** Returns {@code {"steps": […], "deferred": […], "refusals": […], "gates": […]}}, gates that are not simply open. */
    public static String of(Plan plan) {
        return PlanJson.of(plan);
    }

    /** Returns {@code {"blocked", "outcomes": […]}}, an outcome for each step that ran or was to run. */
    public static String of(List<Outcome> outcomes) {
        return OutcomeJson.of(outcomes);
    }

    /** Returns {@code {"environments": […]}}, each with its refactorings or the reason why nobody knows. */
    public static String of(Matrix matrix) {
        return MatrixJson.of(matrix);
    }

    /**
     * Returns {@code {"refactorings": […], "changed": […], "renamed": […], "missing": […], "stopped": […], "releases": […],
     * "backfills": […], "overdue": […]}}: releases where any event of one is recorded, backfills that have begun, and what is
     * in transition for too long, if anything is.
     */
    public static String of(DatabaseState state, List<BackfillState> backfills, List<Late> overdue) {
        return StatusJson.of(state, backfills, overdue);
    }

    /** Returns {@code {"releases": […]}}, those that run. */
    public static String of(ReleaseHistory releases) {
        return Json.write(
                json -> Json.array(json, "releases", releases.alive(), deployed -> StatusJson.release(json, deployed)));
    }

    /** Returns {@code {"unbroken", "entries": […]}}. */
    public static String of(AuditHistory history) {
        return HistoryJson.of(history);
    }
}
