package dev.edd.report;

import static dev.edd.report.Amount.count;

import dev.edd.migration.Flaw;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Severity;
import dev.edd.validation.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found wrong, for people. */
final class ValidationText {
    /** More than that are counted by rule, too. */
    private static final int READ_AT_ONCE = 10;

    private ValidationText() {}

    /** Returns every finding as a block, and a line that counts them. */
    static String of(Validation validation) {
        return blocks(validation.findings())
                + tally(validation)
                + basis(validation)
                + gone(validation)
                + summary(validation);
    }

    /** Returns the findings that keep a migration from running as blocks, and a line that counts all. */
    static String failures(Validation validation) {
        return blocks(validation.failures()) + summary(validation);
    }

    private static String blocks(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.rule().severity())
                    .append(' ')
                    .append(finding.rule().id());
            text.append("\n  What   ").append(finding.what().replace("\n", "\n         "));
            text.append("\n  Where  ").append(finding.location());
            text.append("\n  Why    ").append(finding.rule().why());
            text.append("\n  Fix    ").append(finding.fix().replace("\n", "\n         "));
            text.append("\n  More   ").append(finding.rule().more()).append("\n\n");
        }
        return text.toString();
    }

    private static String tally(Validation validation) {
        Map<RuleMetadata, Long> counts =
                validation.findings().stream().collect(Collectors.groupingBy(Finding::rule, Collectors.counting()));
        if (validation.findings().size() <= READ_AT_ONCE || counts.size() == 1) {
            return "";
        }
        Table table = new Table().row("FINDINGS", "SEVERITY", "RULE");
        counts.entrySet().stream()
                .sorted(Map.Entry.<RuleMetadata, Long>comparingByValue()
                        .reversed()
                        .thenComparing(each -> each.getKey().id()))
                .forEach(each -> table.row(
                        String.valueOf(each.getValue()),
                        each.getKey().severity().toString(),
                        each.getKey().id()));
        return table.indentedBy(0) + "\n";
    }

    private static String gone(Validation validation) {
        Map<String, Long> counts = validation.gone().stream()
                .collect(Collectors.groupingBy(
                        gone -> "%s in %s".formatted(gone.rule(), gone.path()),
                        LinkedHashMap::new,
                        Collectors.counting()));
        StringBuilder text = new StringBuilder();
        counts.forEach((what, number) -> text.append("The baseline holds %s, %s.\n"
                .formatted(what, number == 1 ? "which is gone" : "%s times, which are gone".formatted(number))));
        return text.isEmpty()
                ? ""
                : text + "Run edd:validate once with -Dedd.updateBaseline=true to drop what is gone.\n";
    }

    private static String basis(Validation validation) {
        return validation.basis().source().isEmpty() ? "" : validation.basis() + "\n";
    }

    private static String empty(Validation validation) {
        long empty = validation.changelog().flaws().stream()
                .filter(flaw -> flaw.kind() == Flaw.Kind.EMPTY_MIGRATION)
                .count();
        return empty == 0 ? "" : ", and %s without a statement".formatted(empty);
    }

    private static String summary(Validation validation) {
        long notes = validation.count(Severity.NOTE);
        return "%s of %s in %s%s: %s, %s%s%s."
                .formatted(
                        count(validation.changelog().migrations().size(), "migration"),
                        count(validation.changelog().refactorings().size(), "refactoring"),
                        validation.changelog().root(),
                        empty(validation),
                        count(validation.count(Severity.ERROR), "error"),
                        count(validation.count(Severity.WARNING), "warning"),
                        notes == 0 ? "" : ", " + count(notes, "note"),
                        validation.known() == 0
                                ? ""
                                : ", %s in the baseline".formatted(count(validation.known(), "finding")));
    }
}
