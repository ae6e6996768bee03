package dev.edd.benchmark.backfill;

import dev.edd.backfill.BackfillSettings;
import dev.edd.database.Target;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Tells what a backfill's worker spends its time with, by looking at its stack every millisecond: the user's statement, its
 * commit, the rest that the load asks for, and everything else, which is the engine's own.
 */
public final class EngineShare {
    private static final Duration INTERVAL = Duration.ofMillis(1);
    private static final String OWN = "dev.edd.backfill.";
    private static final String STATEMENT = "statement";
    private static final String COMMIT = "commit";
    private static final String REST = "rest";

    private final Map<String, Integer> samples = new TreeMap<>();
    private volatile boolean done;

    private EngineShare() {}

    /** Takes the number of rows, 1,000,000 unless told otherwise, and the milliseconds of a chunk, 250. */
    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int chunkTime = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 250;
        Inventory inventory = Inventory.create(TestServer.POSTGRESQL, rows);
        EngineShare share = new EngineShare();
        Thread sampler = new Thread(share::sample, "sampler");
        sampler.setDaemon(true);
        sampler.start();
        Target target = Target.of(inventory.database().url())
                .as(inventory.database().username(), inventory.database().password());
        Duration took = EddProcess.transition(
                Path.of("benchmarks/target/work/share").toAbsolutePath(),
                target,
                new BackfillSettings(1, Duration.ofMillis(chunkTime), 0.8, false));
        share.done = true;
        sampler.join();
        inventory.check();
        inventory.drop();
        System.out.println(share.text(rows, took));
    }

    private void sample() {
        while (!done) {
            for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
                if (calls(stack, OWN + "Worker", "work")) {
                    samples.merge(kind(stack), 1, Integer::sum);
                }
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    private static String kind(StackTraceElement[] stack) {
        if (calls(stack, OWN + "Gate", "")) {
            return REST;
        }
        boolean inDriver =
                Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith("org.postgresql."));
        if (inDriver && calls(stack, OWN + "ChunkMover", "execute")) {
            return STATEMENT;
        }
        if (inDriver
                && calls(stack, "org.postgresql.jdbc.PgConnection", "commit")
                && calls(stack, OWN + "ChunkMover", "")) {
            return COMMIT;
        }
        String method = Stream.of(stack)
                .filter(frame -> frame.getClassName().startsWith(OWN))
                .map(frame -> frame.getClassName().substring(OWN.length()) + "." + frame.getMethodName())
                .findFirst()
                .orElse("?");
        return "engine: " + method;
    }

    private static boolean calls(StackTraceElement[] stack, String type, String method) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(type)
                        && frame.getMethodName().startsWith(method));
    }

    private String text(int rows, Duration took) {
        int chunks = samples.entrySet().stream()
                .filter(each -> !each.getKey().equals(REST))
                .mapToInt(Map.Entry::getValue)
                .sum();
        int users = samples.getOrDefault(STATEMENT, 0) + samples.getOrDefault(COMMIT, 0);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d rows in %.1f s; the engine's own share of the time at work is %.1f %%%n",
                rows,
                took.toMillis() / 1000.0,
                100.0 * (chunks - users) / chunks));
        samples.forEach((kind, count) ->
                text.append(String.format(Locale.ROOT, "%6.2f %%  %s%n", 100.0 * count / chunks, kind)));
        return text.toString();
    }
}
