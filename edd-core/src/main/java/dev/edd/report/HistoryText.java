package dev.edd.report;

import static dev.edd.report.Amount.count;
import static dev.edd.report.Amount.seconds;

import dev.edd.audit.AuditEntry;
import dev.edd.audit.AuditHistory;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What was done to a database, for people. */
final class HistoryText {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HistoryText() {}

    /** Returns a line for each entry. */
    static String of(AuditHistory history) {
        if (history.entries().isEmpty()) {
            return "Nothing has been recorded here.";
        }
        Table table = new Table().row("WHEN", "WHAT", "SUBJECT", "OUTCOME", "BY", "DETAIL");
        for (AuditEntry entry : history.entries()) {
            table.row(
                    SECOND.format(entry.when()),
                    entry.deed().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    entry.deed().subject(),
                    entry.deed().outcome(),
                    entry.origin().toString(),
                    entry.deed().detail().lines().findFirst().orElse(""));
        }
        return table.indentedBy(0).stripTrailing();
    }

    /** Returns the line for each entry, and below it what else is known of it. */
    static String detailed(AuditHistory history) {
        List<String> lines = of(history).lines().toList();
        if (history.entries().isEmpty()) {
            return lines.get(0);
        }
        StringBuilder text = new StringBuilder(lines.get(0));
        for (int i = 0; i < history.entries().size(); i++) {
            AuditEntry entry = history.entries().get(i);
            text.append('\n').append(lines.get(i + 1));
            entry.deed().detail().lines().skip(1).forEach(line -> text.append("\n    ")
                    .append(line));
            text.append("\n    took %s; %s%s%s"
                    .formatted(
                            seconds(entry.deed().took()),
                            entry.versions(),
                            optional("; commit ", entry.origin().commit()),
                            optional("; plan ", entry.deed().digest())));
        }
        return text.toString();
    }

    private static String optional(String title, String text) {
        return text.isEmpty() ? "" : title + text;
    }

    static String unbroken(AuditHistory history) {
        return "%s, unbroken; the last hash is %s."
                .formatted(count(history.entries().size(), "entry").replace("entrys", "entries"), history.head());
    }

    static String broken(String flaw) {
        return """
                %s
                  Where  table EDD_AUDIT
                  Why    Rows of the audit trail are only ever added; somebody has changed or removed one.
                  Fix    Compare the table with a backup, and find out who may write to it.""".formatted(flaw);
    }
}
