package dev.edd.benchmark.backfill;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.backfill.BackfillSettings;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.database.Target;
import dev.edd.execution.LockSettings;
import dev.edd.execution.Progress;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the transition once, and prints how many nanoseconds it took. The password comes on standard input. */
public final class EddProcess {
    private EddProcess() {}

    /** Takes the URL, the account, a folder to write the changelog to, the number of workers, their load and the budget. */
    public static void main(String[] arguments) throws IOException {
        Duration took = transition(
                Path.of(arguments[2]),
                Target.of(arguments[0]).as(arguments[1], OwnJvm.password()),
                settings(
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Integer.parseInt(arguments[5])));
        System.out.println(took.toNanos());
    }

    /** Writes the changelog to a folder and runs its transition; returns how long that took. */
    static Duration transition(Path work, Target target, BackfillSettings settings) throws IOException {
        write(
                work.resolve("db/changelog/initial/0001_split_code.sql"),
                "CREATE TABLE split_begun (id INT PRIMARY KEY);");
        write(work.resolve("db/changelog/transition/0001_split_code.sql"), """
                --edd backfill: inventory by id
                --edd remaining: SELECT COUNT(*) FROM inventory WHERE location_code IS NULL
                %sWHERE id BETWEEN :from AND :to AND location_code IS NULL;
                """.formatted(Inventory.SET));
        Edd edd = new Edd(new PlainSqlFolder("db/changelog", work));
        Environment environment =
                new Environment(target, EddProcess.class.getClassLoader(), LockSettings.DEFAULT, settings);
        edd.migrate(environment, PlanRequest.of(PhaseSelection.of("initial")), Progress.SILENT);
        long start = System.nanoTime();
        edd.migrate(environment, PlanRequest.of(PhaseSelection.of("transition")), Progress.SILENT);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static BackfillSettings settings(int workers, int load, int budget) {
        return new BackfillSettings(
                workers, Duration.ofMillis(250), load / 100.0, false, List.of(), Duration.ofMillis(budget));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
