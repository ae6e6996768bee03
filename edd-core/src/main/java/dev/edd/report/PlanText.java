package dev.edd.report;

import dev.edd.migration.Statement;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;

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
                            step.migration().id(), step.kind(), step.migration().location()));
            for (Statement statement : step.migration().statements()) {
                text.append("      ")
                        .append(statement.text().replace("\n", "\n      "))
                        .append(";\n");
            }
            step.warnings().forEach(warning -> text.append(warning(warning).indent(6)));
        }
        text.append(deferred(plan));
        return text.toString().stripTrailing();
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

    /** Returns what was not due, a line each; empty where there is none. */
    static String deferred(Plan plan) {
        if (plan.deferred().isEmpty()) {
            return "";
        }
        Table table = new Table();
        plan.deferred().forEach(each -> table.row(each.migration().toString(), each.reason()));
        return "Not due:\n" + table.indentedBy(2);
    }
}
