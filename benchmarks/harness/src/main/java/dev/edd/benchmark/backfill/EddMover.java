package dev.edd.benchmark.backfill;

import dev.edd.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * This product, in a JVM of its own whose heap is limited.
 *
 * @param load in percent of a worker's time
 * @param budget how many milliseconds a transaction of others may take; 0 where that does not matter
 * @param work where it may write files
 */
record EddMover(int workers, int load, int budget, Path work) implements Mover {
    static final String HEAP = "64m";
    static final int FULL_LOAD = 100;

    @Override
    public String name() {
        String who = workers == 1 ? "1 worker" : workers + " workers";
        return isSteered()
                ? "edd, %s, budget of %s ms".formatted(who, budget)
                : "edd, %s, %s %% load".formatted(who, load);
    }

    @Override
    public boolean isSteered() {
        return budget > 0;
    }

    @Override
    public Duration move(Inventory inventory) throws IOException, InterruptedException {
        TestDatabase database = inventory.database();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EddProcess.class.getName(),
                        work.toString(),
                        database.url(),
                        database.username(),
                        Integer.toString(workers),
                        Integer.toString(load),
                        Integer.toString(budget)))
                .redirectErrorStream(true)
                .start();
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
}
