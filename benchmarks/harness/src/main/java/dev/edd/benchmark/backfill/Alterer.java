package dev.edd.benchmark.backfill;

import dev.edd.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Who adds a column to the table, in a JVM of its own.
 *
 * @param tool {@code edd} or {@code liquibase}
 * @param lockTimeout in seconds; 0 where there is none
 */
record Alterer(String tool, int lockTimeout) {
    static final String EDD = "edd";
    static final String LIQUIBASE = "liquibase";

    String name() {
        return tool.equals(EDD) ? "edd, `edd.lockTimeout` %s s".formatted(lockTimeout) : "Liquibase 4.33.0";
    }

    /** Begins. */
    Process start(TestDatabase database, Path work) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AlterProcess.class.getName(),
                        tool,
                        work.toString(),
                        database.url(),
                        database.username(),
                        Integer.toString(lockTimeout)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var password = process.outputWriter(StandardCharsets.UTF_8)) {
            password.write(database.password() + "\n");
        } catch (IOException e) {
            process.destroyForcibly();
            throw new UncheckedIOException(e);
        }
        return process;
    }
}
