package dev.edd.benchmark.backfill;

import dev.edd.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program of the benchmark's in a JVM of its own with a small heap, so that all who move rows start alike. */
final class OwnJvm {
    static final String HEAP = "64m";

    private OwnJvm() {}

    /**
     * Runs a program, whose first arguments are the database's URL and account and whose last line of output is how many
     * nanoseconds it took for what it is there to do; the start of the JVM is not among them.
     */
    static Duration measure(Class<?> program, TestDatabase database, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                database.url(),
                database.username()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var password = process.outputWriter(StandardCharsets.UTF_8)) {
            password.write(database.password() + "\n");
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
        String last = output.lines().reduce((first, second) -> second).orElse("");
        return Duration.ofNanos(Long.parseLong(last));
    }

    /** Returns the password that the program was given. */
    static String password() throws IOException {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
}
