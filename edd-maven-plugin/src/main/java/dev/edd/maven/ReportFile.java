package dev.edd.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/** A file that a report is written to. */
final class ReportFile {
    private ReportFile() {}

    /** Writes the text, and the folders that lead to it. */
    static void write(Path file, String text) throws MojoExecutionException {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MojoExecutionException("""
                    The report was not written.
                      Where  %s
                      Why    %s
                      Fix    Set edd.outputFile to a file that can be written.""".formatted(file, e), e);
        }
    }
}
