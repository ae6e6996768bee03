package dev.edd.maven;

import dev.edd.report.ReportFormat;
import dev.edd.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/** The folder that reports for other tools are written to. */
final class ReportFolder {
    private final Path folder;
    private final String place;

    /** Takes the folder, and the project whose place in its repository the paths in some reports begin with. */
    ReportFolder(Path folder, Path project) {
        this.folder = folder;
        this.place = place(project);
    }

    /** Writes a report of each format. */
    void write(Validation validation, List<ReportFormat> formats) throws MojoExecutionException {
        for (ReportFormat format : formats) {
            ReportFile.write(folder.resolve(format.fileName()), format.of(validation, place));
        }
    }

    /** Shows GitHub its commands, which it reads from standard output alone. */
    void show(Validation validation, List<ReportFormat> formats) {
        if (formats.contains(ReportFormat.GITHUB)) {
            ReportFile.print(ReportFormat.GITHUB.of(validation, place));
        }
    }

    private static String place(Path project) {
        for (Path folder = project; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder.relativize(project).toString().replace('\\', '/');
            }
        }
        return "";
    }
}
