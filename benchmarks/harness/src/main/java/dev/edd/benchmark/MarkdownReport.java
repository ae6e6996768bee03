package dev.edd.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The results as a page for people. */
final class MarkdownReport {
    private static final String INTRODUCTION = """
            # Benchmarks

            Written by `%s`; do not edit.

            - Machine: %s.
            - Every number is a whole `mvn -o -B -q` process, wall clock, with Maven's default JVM options unless
              `--jvm` says others; `status` and `validate` run without `-q`, as what they print is what they are for.
            - Rounds: %d, after one that does not count; in each round every candidate runs once, led by another one each
              time. Median, fastest and slowest are shown.
            - *Empty goal* is a goal that does nothing, of a plugin that depends on nothing: what a plugin's own dependencies
              take to be resolved and loaded counts as the plugin's. *Above* means without what the empty goal takes.
            - *Plain JDBC* reads the files, and for each executes its statement, inserts a row into a history and commits:
              no checks, no lock, no checksums. No product can be faster.
            - *Times* says how many times as long as edd a candidate takes: above 1, edd is faster; below 1, edd is slower.
            - Each migration is one `CREATE TABLE`. edd and Flyway %s read a file for each; Liquibase %s reads one file of
              formatted SQL, which is faster than as many files. Telemetry is off for both.
            - After every run the tables and the rows of the history are counted, or what was printed is looked at; a run that
              has not done its work ends the whole.
            - H2 %s is a database file; PostgreSQL %s is a server on the same machine, with `fsync` off except
              for backfills and traffic. Each run that migrates finds a database of its own, empty.
            - CPU is the median of what the process computed on all cores together, compiling included, to within 0.02 s.
            - Memory is the most physical memory the process and those that it started had (`VmHWM`), over all runs.

            """;

    private final StringBuilder text = new StringBuilder();
    private final List<Result> results;

    MarkdownReport(List<Result> results) {
        this.results = results;
    }

    /** Returns the whole page. */
    String page(String command, int rounds) {
        text.append(INTRODUCTION.formatted(
                command,
                Machine.description(),
                rounds,
                Versions.of("flyway"),
                Versions.of("liquibase"),
                Versions.of("h2"),
                Versions.of("postgresql.server")));
        results.stream().filter(result -> isShownAlone(result.benchmark())).forEach(this::section);
        growth();
        return text.toString().stripTrailing() + "\n";
    }

    /** Returns the table of one result. */
    static String table(Result result) {
        MarkdownReport report = new MarkdownReport(List.of(result));
        report.section(result);
        return report.text.toString();
    }

    private static boolean isShownAlone(Benchmark benchmark) {
        return benchmark.candidates().size() > 2 || benchmark.task() == Task.VALIDATE;
    }

    private void section(Result result) {
        text.append("## ").append(result.benchmark().title()).append("\n\n");
        text.append("| | median s | fastest – slowest s | above s | times | times, above | CPU s | memory MB |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (Map.Entry<Candidate, Series> entry : result.series().entrySet()) {
            row(result, entry.getKey(), entry.getValue());
        }
        text.append('\n');
        Aims.judge(result).forEach(verdict -> text.append("- ").append(verdict).append('\n'));
        text.append('\n');
    }

    private void row(Result result, Candidate candidate, Series series) {
        boolean floor = candidate == Candidates.FLOOR;
        text.append(format(
                "| %s | %.2f | %.2f – %.2f | %s | %.2f | %s | %.2f | %d |\n",
                candidate.name(),
                series.median(),
                series.fastest(),
                series.slowest(),
                floor ? "–" : format("%.2f", result.aboveFloor(candidate)),
                series.median() / result.median(Candidates.EDD),
                floor ? "–" : format("%.2f", result.aboveFloor(candidate) / result.aboveFloor(Candidates.EDD)),
                series.computing(),
                series.peakMegabytes()));
    }

    /** Shows how this product's time grows with the number of migrations, where more than one number was measured. */
    private void growth() {
        List<Integer> sizes = results.stream()
                .map(result -> result.benchmark().migrations())
                .distinct()
                .sorted()
                .toList();
        if (sizes.size() < 2) {
            return;
        }
        text.append("## How time grows\n\n");
        text.append("edd's seconds above an empty goal, and in brackets milliseconds for each migration.\n\n");
        text.append("| migrations | validate | all pending, H2 | all pending, PostgreSQL |\n");
        text.append("| ---: | ---: | ---: | ---: |\n");
        for (int size : sizes) {
            text.append(format(
                    "| %,d | %s | %s | %s |\n",
                    size,
                    growth(Task.VALIDATE, size, Site.H2),
                    growth(Task.MIGRATE, size, Site.H2),
                    growth(Task.MIGRATE, size, Site.POSTGRESQL)));
        }
    }

    private String growth(Task task, int size, Site site) {
        Optional<Result> found = results.stream()
                .filter(result -> result.benchmark().task() == task)
                .filter(result -> result.benchmark().migrations() == size)
                .filter(result -> result.benchmark().site() == site)
                .findFirst();
        return found.map(result -> result.aboveFloor(Candidates.EDD))
                .map(seconds -> format("%.2f (%.2f)", seconds, seconds * 1000 / size))
                .orElse("–");
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
