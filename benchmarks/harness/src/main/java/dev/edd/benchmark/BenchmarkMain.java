package dev.edd.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures what was asked for, from the project's root, and shows each result as soon as it is there. */
public final class BenchmarkMain {
    private static final int QUICK_DIVISOR = 10;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Options options;

    private BenchmarkMain(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException {
        new BenchmarkMain(Options.parse(arguments)).run();
    }

    private void run() throws IOException {
        List<Benchmark> asked = Benchmark.all(options.quick() ? QUICK_DIVISOR : 1).stream()
                .filter(benchmark -> benchmark.name().startsWith(options.only()))
                .toList();
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("No benchmark begins like \"%s\"; there are %s"
                    .formatted(
                            options.only(),
                            Benchmark.all(1).stream().map(Benchmark::name).toList()));
        }
        Path target = Path.of("benchmarks/target").toAbsolutePath();
        List<Result> results = measure(asked, target.resolve("work"));
        Path page = options.isComplete() ? Path.of("docs/benchmarks.md") : target.resolve("benchmarks.md");
        Files.writeString(page, new MarkdownReport(results).page(options.command(), options.rounds()));
        out.println("Written to " + page);
    }

    private List<Result> measure(List<Benchmark> benchmarks, Path work) throws IOException {
        List<Result> results = new ArrayList<>();
        Arena arena = new Arena(work, options.repository(), options.rounds());
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
