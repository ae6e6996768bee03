package dev.edd.benchmark.backfill;

import dev.edd.benchmark.backfill.Contender.Run;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Moves the same rows in several ways, one after the other, round by round; alone, and beside an application. */
public final class BackfillBenchmark {
    private static final int CHUNK = 10_000;
    private static final List<Integer> BUDGETS = List.of(20, 10, 5);
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final TestServer server;
    private final int rows;
    private final int rounds;
    private final PrintStream out;
    private final List<Mover> movers;

    /** Takes the server, the table's size, and where to write a line for each run. */
    public BackfillBenchmark(TestServer server, int rows, int rounds, PrintStream out) {
        this.server = server;
        this.rows = rows;
        this.rounds = rounds;
        this.out = out;
        this.movers = new ArrayList<>(List.of(new OneUpdate()));
        if (server == TestServer.POSTGRESQL) {
            movers.add(new ServerLoop(CHUNK));
        }
        Path work = Path.of("benchmarks/target/work/backfill").toAbsolutePath();
        movers.addAll(List.of(
                new ClientLoop(CHUNK, 1),
                new EddMover(1, EddMover.FULL_LOAD, 0, work),
                new EddMover(1, 80, 0, work),
                new ClientLoop(CHUNK, 2),
                new EddMover(2, EddMover.FULL_LOAD, 0, work)));
        if (server == TestServer.POSTGRESQL) {
            BUDGETS.forEach(budget -> movers.add(new EddMover(1, 80, budget, work)));
        }
    }

    /** Returns a section for the page of results. */
    public String run() throws SQLException, IOException, InterruptedException {
        List<Contender> contenders = movers.stream().map(Contender::of).toList();
        List<Run> nobody = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            nobody.add(nobody());
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get((round + i) % contenders.size());
                if (!contender.mover().isSteered()) {
                    contender.alone().add(alone(contender.mover()));
                }
                contender.beside().add(beside(contender.mover()));
            }
        }
        return section(nobody, contenders);
    }

    private Run alone(Mover mover) throws SQLException, IOException, InterruptedException {
        Inventory inventory = Inventory.create(server, rows);
        // As long as somebody is connected H2 runs here, with this heap, and for all contenders alike.
        Connection somebody = inventory.database().connect();
        Run run;
        try {
            run = new Run(mover.move(inventory), new Latencies());
        } finally {
            somebody.close();
        }
        inventory.check();
        inventory.drop();
        out.printf(Locale.ROOT, "%s: %.1f s%n", mover.name(), run.seconds());
        return run;
    }

    /** What the transactions take while nothing is moved. */
    private Run nobody() throws SQLException, InterruptedException {
        Inventory inventory = Inventory.create(server, rows);
        Traffic traffic = Traffic.start(inventory);
        TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
        Run run = new Run(QUIET, traffic.stop());
        inventory.drop();
        return told("nobody beside traffic: ", run);
    }

    private Run beside(Mover mover) throws SQLException, IOException, InterruptedException {
        Inventory inventory = Inventory.create(server, rows);
        Traffic traffic = Traffic.start(inventory);
        Duration took = mover.move(inventory);
        Run run = new Run(took, traffic.stop());
        if (run.latencies().errors() > 0) {
            throw new IllegalStateException(
                    "%s transactions failed".formatted(run.latencies().errors()));
        }
        inventory.check();
        inventory.drop();
        return told(format("%s beside traffic: %.1f s, ", mover.name(), run.seconds()), run);
    }

    private Run told(String what, Run run) {
        out.printf(
                Locale.ROOT,
                "%sp99 %.1f ms, max %.0f ms%n",
                what,
                run.latencies().milliseconds(0.99),
                run.latencies().milliseconds(1));
        return run;
    }

    private String section(List<Run> nobody, List<Contender> contenders) {
        StringBuilder text = new StringBuilder(format(
                "## Backfill of %,d rows, %s%n%n", rows, server == TestServer.POSTGRESQL ? "PostgreSQL" : server));
        text.append(format("""
                Three columns are filled from one code of 22 characters, on a table with an index on the code. Rounds: %s, of
                which the median is shown. The server flushes what is committed to the disk, as by default; H2 runs in the
                benchmark's own JVM. The JDBC loops and edd run in JVMs of their own with a heap of %s, whose start does not
                count. The columns on the right are the milliseconds that %s single-row transactions a second took, half reads and half updates, on
                four other connections. *Nobody* moves nothing. A load of 80 %% is the default. A budget is an
                `edd.latencyBudget`: what others feel steers it, so it is measured beside them only.

                """, rounds, OwnJvm.HEAP, Traffic.PER_SECOND));
        text.append("| | rows/s | times one `UPDATE` | rows/s beside | p50 | p95 | p99 | p99.9 | max |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        text.append(line("nobody", "– | – | –", nobody));
        for (Contender contender : contenders) {
            String moved = format("%s | %,.0f", alone(contender, contenders.get(0)), rows / contender.secondsBeside());
            text.append(line(contender.mover().name(), moved, contender.beside()));
        }
        text.append('\n');
        BackfillAims.judge(contenders)
                .forEach(verdict -> text.append("- ").append(verdict).append('\n'));
        return text.append('\n').toString();
    }

    private static String line(String name, String moved, List<Run> beside) {
        return format(
                "| %s | %s | %.2f | %.1f | %.1f | %.1f | %.0f |%n",
                name,
                moved,
                Contender.milliseconds(beside, 0.5),
                Contender.milliseconds(beside, 0.95),
                Contender.milliseconds(beside, 0.99),
                Contender.milliseconds(beside, 0.999),
                Contender.milliseconds(beside, 1));
    }

    private String alone(Contender contender, Contender update) {
        return contender.mover().isSteered()
                ? "– | –"
                : format("%,.0f | %.2f", rows / contender.seconds(), update.seconds() / contender.seconds());
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
