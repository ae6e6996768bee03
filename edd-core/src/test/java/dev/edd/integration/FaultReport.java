package dev.edd.integration;

import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was injected into which database, and what was found: a line for each moment, and tables at the end. */
final class FaultReport {
    private static final Path FILE = Path.of(System.getProperty("edd.faults.report", "target/faults.md"));

    private final long first;
    private final long start = System.nanoTime();
    private final Map<TestServer, Map<Fault, Row>> rows = new EnumMap<>(TestServer.class);
    private final List<String> notes = new ArrayList<>();

    /** Takes the first seed. */
    FaultReport(long first) {
        this.first = first;
    }

    /** A moment, and what came of it. */
    record Found(boolean stopped, int left, boolean right) {}

    synchronized void add(Fault fault, TestServer server, String what, Found found) {
        System.out.printf(
                "%s %s %s: %s, %s migrations left for the next run%s%n",
                server,
                fault,
                what,
                found.stopped ? "stopped by it" : "went on",
                found.left,
                found.right ? "" : "; NOT AS UNDISTURBED");
        rows.computeIfAbsent(server, any -> new EnumMap<>(Fault.class))
                .computeIfAbsent(fault, any -> new Row())
                .add(found);
    }

    /** Notes that a server could not read its own files any more: the moment counts for nothing. */
    synchronized void lost(TestServer server, long seed, String why) {
        notes.add("%s did not survive seed %s itself, and a new one was taken: %s%n".formatted(server, seed, why));
        System.out.print(notes.get(notes.size() - 1));
    }

    /** Prints the tables, and leaves them in a file. */
    synchronized void print() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<TestServer, Map<Fault, Row>> server : rows.entrySet()) {
            text.append("%n## %s%n%n".formatted(server.getKey()));
            text.append(line("injected", "moments", "stopped the run", "went on", "migrations left", "deviations"));
            text.append("| --- | ---: | ---: | ---: | ---: | ---: |%n".formatted());
            server.getValue().forEach((fault, row) -> text.append(row.line(fault)));
        }
        notes.forEach(note -> text.append('\n').append(note));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String head = "Seeds from %s (-Dedd.faults.seed=%s), %s s.%n".formatted(first, first, took.toSeconds());
        System.out.print(text);
        System.out.print("\n" + head);
        Files.createDirectories(FILE.toAbsolutePath().getParent());
        Files.writeString(FILE, head + text);
    }

    private static String line(String first, Object... numbers) {
        return Stream.concat(
                        Stream.of("%-36s".formatted(first)), Stream.of(numbers).map("%15s"::formatted))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static final class Row {
        private int moments;
        private int stopped;
        private int left;
        private int wrong;

        void add(Found found) {
            moments++;
            stopped += found.stopped ? 1 : 0;
            left += found.left;
            wrong += found.right ? 0 : 1;
        }

        String line(Fault fault) {
            return FaultReport.line(fault.toString(), moments, stopped, moments - stopped, left, wrong);
        }
    }
}
