package dev.edd.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/** A file that a report is written to. */
final class ReportFile {
    private ReportFile() {}

    /** Refuses a folder, and a file in what is none. */
    static void requireFile(Path file) throws MojoExecutionException {
        if (Files.isDirectory(file)) {
            throw new MojoExecutionException(message(file, "There is a folder of that name."));
        }
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new MojoExecutionException(message(file, "%s is no folder.".formatted(folder)));
            }
        }
    }

    /** Writes the text, and the folders that lead to it. */
    static void write(Path file, String text) throws MojoExecutionException {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MojoExecutionException(message(file, e.toString()), e);
        }
    }

    private static String message(Path file, String why) {
        return """
                The report cannot be written.
                  Where  %s
                  Why    %s
                  Fix    Set edd.outputFile to a file that can be written.""".formatted(file, why);
    }
}
