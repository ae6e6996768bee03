package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A project of {@code src/it} after its runs of Maven. */
final class Build {
    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[;\\d]*m");

    private static final Pattern FIRST_LINE = Pattern.compile("(?m)^(?=\\[INFO] Scanning for projects)");

    /** What maven-invoker-plugin itself writes into the log. */
    private static final Pattern SCRIPT = Pattern.compile("(Running|Finished) (pre|post)-build script: .*");

    private final Path directory;
    private final List<Run> runs;

    Build(File directory) {
        this.directory = directory.toPath();
        this.runs = runs(read("build.log"));
    }

    private static List<Run> runs(String log) {
        return FIRST_LINE
                .splitAsStream(COLOUR.matcher(log).replaceAll(""))
                .map(run -> run.lines()
                        .filter(line -> !SCRIPT.matcher(line).matches())
                        .toList())
                .filter(lines -> lines.stream().anyMatch(line -> !line.isBlank()))
                .map(Run::new)
                .toList();
    }

    /** Returns the only run there was. */
    Run run() {
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    /** Returns a run by its number, the first is 1. */
    Run run(int number) {
        return runs.get(number - 1);
    }

    /** Returns the last run, a failed one where one was to fail. */
    Run lastRun() {
        return runs.get(runs.size() - 1);
    }

    /** Returns everything that all runs wrote. */
    String log() {
        return read("build.log");
    }

    /** Returns the text of a file. */
    String read(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String file) {
        return directory.resolve(file);
    }

    /** Returns the database that the plugin makes where no URL is given. */
    H2 database() {
        return database("target/edd/database", "sa", "");
    }

    /** Returns an H2 database by its path within the project. */
    H2 database(String path, String username, String password) {
        assertThat(path(path + ".mv.db")).exists();
        return new H2("jdbc:h2:file:" + path(path), username, password);
    }
}
