package dev.edd.report;

import static dev.edd.report.Amount.count;

import dev.edd.migration.Statement;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Verdict;
import dev.edd.plan.Step;
import dev.edd.plan.Step.Risk.Level;
import dev.edd.plan.Step.Risk.Loss;

/** What would run, for people. */
final class PlanText {
    private PlanText() {}

    /** Returns what would run, with its SQL, and what would not, with the reason; what refuses the run comes first. */
    static String of(Plan plan) {
        StringBuilder text = new StringBuilder(refused(plan));
        text.append(plan.steps().isEmpty() ? "Nothing to run.\n" : "To run, in this order:\n");
        for (Step step : plan.steps()) {
            text.append("  %s  (%s)  %s\n"
                    .formatted(
                            step.migration().id(), kind(step), step.migration().location()));
            step.risk().losses().forEach(loss -> text.append("      LOSES  %s\n".formatted(loss(loss))));
            text.append(done(step));
            for (Statement statement : step.migration().statements()) {
                text.append("      ")
                        .append(statement.shown().replace("\n", "\n      "))
                        .append(";\n");
            }
            step.warnings().forEach(warning -> text.append(warning(warning).indent(6)));
        }
        text.append(deferred(plan));
        return text.toString().stripTrailing();
    }

    private static String kind(Step step) {
        return step.risk().level() == Level.NOT_JUDGED
                ? step.kind().toString()
                : "%s, %s".formatted(step.kind(), step.risk().level());
    }

    private static String done(Step step) {
        return step.done() == 0
                ? ""
                : "      GOES ON  behind statement %s of %s: up to there it has taken effect\n"
                        .formatted(step.done(), step.migration().statements().size());
    }

    private static String loss(Loss loss) {
        return "%s of %s, which has %s"
                .formatted(
                        loss.what(),
                        loss.table(),
                        loss.rows() == Loss.UNKNOWN
                                ? "a number of rows not known"
                                : "about " + count(loss.rows(), "row"));
    }

    private static String warning(Step.Warning warning) {
        return "WARNING  %s\n  Why    %s\n  Fix    %s".formatted(warning.what(), warning.why(), warning.fix());
    }

    /** Returns what is to be known before the steps run, a block each; empty where there is nothing. */
    static String warnings(Plan plan) {
        StringBuilder text = new StringBuilder();
        for (Step step : plan.steps()) {
            for (Step.Warning warning : step.warnings()) {
                text.append(step.migration().id()).append(": ").append(warning.what());
                text.append("\n  Why    ").append(warning.why());
                text.append("\n  Fix    ").append(warning.fix()).append('\n');
            }
        }
        return text.toString();
    }

    private static String refused(Plan plan) {
        StringBuilder text = new StringBuilder();
        if (!plan.refusals().isEmpty()) {
            text.append("Refused: nothing runs until this is put right.\n");
            plan.refusals().forEach(each -> text.append("  %s  %s\n".formatted(each.what(), each.where())));
        }
        return text.toString();
    }

    /** Returns what was not due, a line each, and gates that are open for another reason than facts; mostly empty. */
    static String deferred(Plan plan) {
        Table table = new Table();
        plan.deferred().forEach(each -> table.row(each.migration().toString(), each.reason()));
        return (plan.deferred().isEmpty() ? "" : "Not due:\n" + table.indentedBy(2))
                + gates(plan, Verdict.Kind.OVERRIDDEN, "Gates opened by edd.override:\n")
                + gates(plan, Verdict.Kind.NOT_JUDGED, "Gates not judged:\n");
    }

    private static String gates(Plan plan, Verdict.Kind kind, String title) {
        Table table = new Table();
        plan.verdicts().forEach((migration, verdicts) -> verdicts.stream()
                .filter(verdict -> verdict.kind() == kind)
                .forEach(verdict -> table.row(migration.toString(), verdict.gate(), verdict.reason())));
        String rows = table.indentedBy(2);
        return rows.isEmpty() ? "" : title + rows;
    }
}
