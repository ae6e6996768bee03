package dev.edd.maven;

import dev.edd.report.ReportFormat;
import java.io.Serializable;
import java.util.Map;

/**
 * Whether migrations may reach a database, and what is said of them.
 *
 * @param reports one for each format that was asked for, and the text
 */
record Verdict(boolean failed, Map<ReportFormat, String> reports) implements Serializable {
    /** Returns the text for people, as a message. */
    String text() {
        return in(ReportFormat.TEXT).stripTrailing();
    }

    /** Returns the JSON for machines; empty where nobody asked for it. */
    String json() {
        return in(ReportFormat.JSON);
    }

    String in(ReportFormat format) {
        return reports.getOrDefault(format, "");
    }
}
