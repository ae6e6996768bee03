package dev.edd.maven;

import dev.edd.report.ReportFormat;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;

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

    /** Writes the reports to a folder, and shows GitHub its commands, which it reads from standard output alone. */
    void write(List<ReportFormat> formats, Path folder, boolean show) throws MojoExecutionException {
        for (ReportFormat format : formats) {
            ReportFile.write(folder.resolve(format.fileName()), in(format));
        }
        if (show && formats.contains(ReportFormat.GITHUB)) {
            ReportFile.print(in(ReportFormat.GITHUB));
        }
    }

    private String in(ReportFormat format) {
        return reports.getOrDefault(format, "");
    }
}
