package dev.edd.benchmark.backfill;

import dev.edd.testing.TestServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An application is at work on a table while a column is added to it, which has to wait: somebody's report reads the table
 * in one long transaction. What waits for the whole table's lock makes everybody wait who comes later.
 */
public final class TrafficBenchmark {
    private static final int CALM = 2;
    private static final List<Optional<Alterer>> CONTENDERS = List.of(
            Optional.empty(),
            Optional.of(new Alterer(Alterer.EDD, 5)),
            Optional.of(new Alterer(Alterer.EDD, 1)),
            Optional.of(new Alterer(Alterer.LIQUIBASE, 0)));

    private final TestServer server;
    private final int rows;
    private final int seconds;
    private final PrintStream out;

    /** Takes the server, the table's size, how many seconds the report takes, and where to write a line for each run. */
    public TrafficBenchmark(TestServer server, int rows, int seconds, PrintStream out) {
        this.server = server;
        this.rows = rows;
        this.seconds = seconds;
        this.out = out;
    }

    /** Returns a section for the page of results. */
    public String run() throws SQLException, IOException, InterruptedException {
        StringBuilder text = new StringBuilder(format(
                "## Traffic beside an `ALTER TABLE` that has to wait, %s%n%n",
                server == TestServer.POSTGRESQL ? "PostgreSQL" : "MariaDB"));
        text.append(format("""
                %s single-row transactions a second, half reads and half updates, on four connections, on a table of %,d
                rows; milliseconds from when each was due. Meanwhile a report reads the same table in a transaction
                that ends %s seconds after the migration, which adds a column, has begun to wait for it. *Took*: the
                migration, JVM included.

                """, Traffic.PER_SECOND, rows, seconds));
        text.append("| | transactions | errors | p50 | p99 | max | took s |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        List<String> verdicts = new ArrayList<>();
        for (Optional<Alterer> contender : CONTENDERS) {
            Run run = run(contender);
            text.append(run.line());
            out.print(run.line());
            contender.filter(it -> it.lockTimeout() > 0).ifPresent(edd -> verdicts.add(run.verdict(edd)));
        }
        return text.append('\n')
                .append(String.join("\n", verdicts))
                .append("\n\n")
                .toString();
    }

    private record Run(String name, Latencies latencies, double waited) {
        String line() {
            return format(
                    "| %s | %,d | %d | %.2f | %,.1f | %,.0f | %s |%n",
                    name,
                    latencies.count(),
                    latencies.errors(),
                    latencies.milliseconds(0.5),
                    latencies.milliseconds(0.99),
                    latencies.milliseconds(1),
                    waited > 0 ? format("%.1f", waited) : "–");
        }

        String verdict(Alterer edd) {
            double most = (edd.lockTimeout() + 1) * 1000.0;
            boolean reached = latencies.errors() == 0 && latencies.milliseconds(1) <= most;
            return format(
                    "- Aim, %s: no error, and no stall beyond the lock timeout plus one second: **%s**, %,.0f ms.",
                    name, reached ? "reached" : "missed", latencies.milliseconds(1));
        }
    }

    private Run run(Optional<Alterer> contender) throws SQLException, IOException, InterruptedException {
        Inventory inventory = Inventory.create(server, rows);
        Traffic traffic = Traffic.start(inventory);
        TimeUnit.SECONDS.sleep(CALM);
        double waited = 0;
        try (Connection report = inventory.database().connect()) {
            long start = System.nanoTime();
            read(report);
            Optional<Process> process = Optional.empty();
            if (contender.isPresent()) {
                process = Optional.of(contender.get().start(inventory.database(), work(contender.get())));
                awaitWaiting(inventory, process.get());
            }
            TimeUnit.SECONDS.sleep(seconds);
            report.rollback();
            if (process.isPresent()) {
                int exit = process.get().waitFor();
                waited = (System.nanoTime() - start) / 1e9;
                if (exit != 0) {
                    throw new IOException("%s ended with %s".formatted(contender.get(), exit));
                }
            }
        }
        TimeUnit.SECONDS.sleep(CALM);
        Latencies latencies = traffic.stop();
        contender.ifPresent(any -> check(inventory));
        inventory.drop();
        return new Run(contender.map(Alterer::name).orElse("no migration"), latencies, waited);
    }

    /** Waits until the migration waits for the table, so that the report takes its time from then on. */
    private void awaitWaiting(Inventory inventory, Process process)
            throws SQLException, IOException, InterruptedException {
        String waiting = server == TestServer.POSTGRESQL
                ? "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'"
                : "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'ALTER%' AND state LIKE 'Waiting%'";
        try (Connection observer = inventory.database().connect()) {
            while (count(observer, waiting) == 0) {
                if (!process.isAlive()) {
                    throw new IOException("The migration ended before the report did");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static void read(Connection report) throws SQLException {
        report.setAutoCommit(false);
        count(report, "SELECT COUNT(*) FROM inventory");
    }

    private static Path work(Alterer alterer) {
        return Path.of("benchmarks/target/work/traffic", alterer.tool()).toAbsolutePath();
    }

    private static void check(Inventory inventory) {
        try (Connection connection = inventory.database().connect()) {
            count(connection, "SELECT COUNT(note) FROM inventory");
        } catch (SQLException e) {
            throw new IllegalStateException("The column was not added", e);
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
