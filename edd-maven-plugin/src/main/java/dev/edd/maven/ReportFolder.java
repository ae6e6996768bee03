package dev.edd.maven;

import dev.edd.report.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/** The folder that reports for other tools are written to. */
record ReportFolder(Path path) {
    /** Writes a report of each format. */
    void write(Verdict verdict, List<ReportFormat> formats) throws MojoExecutionException {
        for (ReportFormat format : formats) {
            ReportFile.write(path.resolve(format.fileName()), verdict.in(format));
        }
    }

    /** Shows GitHub its commands, which it reads from standard output alone. */
    void show(Verdict verdict, List<ReportFormat> formats) {
        if (formats.contains(ReportFormat.GITHUB)) {
            ReportFile.print(verdict.in(ReportFormat.GITHUB));
        }
    }
}
