package dev.edd.benchmark;

import dev.edd.benchmark.backfill.BackfillBenchmark;
import dev.edd.benchmark.backfill.TrafficBenchmark;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures what was asked for, from the project's root, and shows each result as soon as it is there. */
public final class BenchmarkMain {
    private static final int QUICK_DIVISOR = 10;
    private static final List<TestServer> BACKFILLS = List.of(TestServer.POSTGRESQL, TestServer.MARIADB, TestServer.H2);
    private static final List<TestServer> TRAFFIC = List.of(TestServer.POSTGRESQL, TestServer.MARIADB);
    private static final int TRAFFIC_ROWS = 1_000_000;
    private static final int TRAFFIC_SECONDS = 30;
    private static final int TRAFFIC_SECONDS_QUICK = 10;
    private static final int BACKFILL_ROWS = 5_000_000;
    private static final int BACKFILL_ROWS_ELSEWHERE = 1_000_000;

    /** A round of a backfill takes a quarter of an hour, one of the others a minute or two. */
    private static final int BACKFILL_ROUNDS_DIVISOR = 5;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Options options;

    private BenchmarkMain(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        new BenchmarkMain(Options.parse(arguments)).run();
    }

    private void run() throws IOException, SQLException, InterruptedException {
        List<Benchmark> asked = Benchmark.all(divisor()).stream()
                .filter(benchmark -> benchmark.name().startsWith(options.only()))
                .toList();
        List<TestServer> backfills = BACKFILLS.stream()
                .filter(server -> name("backfill", server).startsWith(options.only()))
                .toList();
        List<TestServer> traffic = TRAFFIC.stream()
                .filter(server -> name("traffic", server).startsWith(options.only()))
                .toList();
        if (asked.isEmpty() && backfills.isEmpty() && traffic.isEmpty()) {
            throw new IllegalArgumentException("No benchmark begins like \"%s\"; there are %s, %s, %s"
                    .formatted(
                            options.only(),
                            Benchmark.all(1).stream().map(Benchmark::name).toList(),
                            BACKFILLS.stream()
                                    .map(server -> name("backfill", server))
                                    .toList(),
                            TRAFFIC.stream()
                                    .map(server -> name("traffic", server))
                                    .toList()));
        }
        Path target = Path.of("benchmarks/target").toAbsolutePath();
        List<Result> results = measure(asked, target.resolve("work"));
        String sections = beside(backfills, traffic);
        Path page = options.isComplete() ? Path.of("docs/benchmarks.md") : target.resolve("benchmarks.md");
        Files.writeString(page, new MarkdownReport(results).page(options.command(), options.rounds()) + sections);
        out.println("Written to " + page);
    }

    private int divisor() {
        return options.quick() ? QUICK_DIVISOR : 1;
    }

    private static String name(String kind, TestServer server) {
        return kind + "-" + server.name().toLowerCase(Locale.ROOT);
    }

    /** What is measured beside an application needs servers that keep what was committed, as their own defaults do. */
    private String beside(List<TestServer> backfills, List<TestServer> traffic)
            throws IOException, SQLException, InterruptedException {
        System.setProperty("edd.test.postgresql.options", "-c fsync=on -c full_page_writes=on");
        System.setProperty(
                "edd.test.mariadb.options", "--innodb-flush-log-at-trx-commit=1 --innodb-flush-method=O_DIRECT");
        Stream.concat(backfills.stream(), traffic.stream())
                .distinct()
                .filter(server -> server != TestServer.H2)
                .forEach(TestServer::restart);
        return backfills(backfills) + traffic(traffic);
    }

    private String traffic(List<TestServer> servers) throws IOException, SQLException, InterruptedException {
        StringBuilder sections = new StringBuilder();
        int seconds = options.quick() ? TRAFFIC_SECONDS_QUICK : TRAFFIC_SECONDS;
        for (TestServer server : servers) {
            String section = new TrafficBenchmark(server, TRAFFIC_ROWS / divisor(), seconds, out).run();
            sections.append('\n').append(section.stripTrailing()).append('\n');
        }
        return sections.toString();
    }

    private String backfills(List<TestServer> servers) throws IOException, SQLException, InterruptedException {
        StringBuilder sections = new StringBuilder();
        for (TestServer server : servers) {
            int rows = (server == TestServer.POSTGRESQL ? BACKFILL_ROWS : BACKFILL_ROWS_ELSEWHERE) / divisor();
            int rounds = Math.max(1, options.rounds() / BACKFILL_ROUNDS_DIVISOR);
            String section = new BackfillBenchmark(server, rows, rounds, out).run();
            out.print(section);
            sections.append('\n').append(section.stripTrailing()).append('\n');
        }
        return sections.toString();
    }

    private List<Result> measure(List<Benchmark> benchmarks, Path work) throws IOException {
        List<Result> results = new ArrayList<>();
        Arena arena = new Arena(work, options);
        for (Benchmark benchmark : benchmarks) {
            delete(work);
            Result result = arena.run(benchmark);
            results.add(result);
            out.print(MarkdownReport.table(result));
        }
        return results;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
