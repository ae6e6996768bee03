package dev.edd.report;

import dev.edd.audit.AuditHistory;
import dev.edd.backfill.Backfill.RetriedRow;
import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillState;
import dev.edd.fleet.Matrix;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.DatabaseState.Late;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.release.ReleaseHistory;
import dev.edd.validation.Validation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts as text for a terminal or a build log; lines end with {@code \n}, without one behind the last. */
public final class TextReport {
    private TextReport() {}

    /** Returns every finding as a block, and a line that counts them. */
    public static String of(Validation validation) {
        return ValidationText.of(validation);
    }

    /** Returns the findings that keep a migration from running as blocks, and a line that counts all. */
    public static String failures(Validation validation) {
        return ValidationText.failures(validation);
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
        return StatusText.of(state, "");
    }

    /**
     * Returns the same behind what is in transition for too long, and in front of how far backfills have come.
     *
     * @param environment the one that commands are to name; empty for none
     */
    public static String of(
            DatabaseState state, List<BackfillState> backfills, List<Late> overdue, String environment) {
        return Stream.of(overdue(overdue).stripTrailing(), StatusText.of(state, environment), backfills(backfills))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Returns how far every environment has come, and what is next there. */
    public static String of(Matrix matrix) {
        return MatrixText.of(matrix);
    }

    /** Returns how far a backfill has come, in one line without its name. */
    public static String of(BackfillProgress progress) {
        return BackfillText.of(progress);
    }

    /** Returns how far backfills have come, a line each and one more for what is to be done; empty where there is none. */
    public static String backfills(List<BackfillState> states) {
        return BackfillText.of(states);
    }

    /** Returns what became of rows that were tried again, and a line that counts them. */
    public static String retried(List<RetriedRow> rows) {
        return BackfillText.retried(rows);
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

    /** Returns the line that lists the releases that run. */
    public static String of(ReleaseHistory releases) {
        return ReleaseText.of(releases);
    }

    /** Returns what was done to a database, a line each. */
    public static String of(AuditHistory history) {
        return HistoryText.of(history);
    }

    /** Returns the audit trail with versions, commit, digest and duration below each line. */
    public static String detailed(AuditHistory history) {
        return HistoryText.detailed(history);
    }

    /** Returns the line that says that an audit trail is as it was written. */
    public static String unbroken(AuditHistory history) {
        return HistoryText.unbroken(history);
    }

    /** Returns what to do about an audit trail that is not as it was written. */
    public static String broken(String flaw) {
        return HistoryText.broken(flaw);
    }

    /** Returns what is in transition for too long, a line each; empty where nothing is. */
    public static String overdue(List<Late> refactorings) {
        return refactorings.stream().map("OVERDUE  %s.\n"::formatted).collect(Collectors.joining());
    }
}
