package dev.edd.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/** A file, or standard output, that a report is written to. */
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

    /** Writes the text to standard output, in the encoding that machines expect whatever the terminal's is. */
    static void print(String text) {
        System.out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private static String message(Path file, String why) {
        return """
                The report cannot be written.
                  Where  %s
                  Why    %s
                  Fix    Make it writable, or choose another place.""".formatted(file, why);
    }
}
