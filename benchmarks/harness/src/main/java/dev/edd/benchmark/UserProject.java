package dev.edd.benchmark;

import dev.edd.benchmark.MavenCommand.Run;
import dev.edd.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project of someone who uses a candidate: a POM, migrations and a database. */
final class UserProject {
    private final Benchmark benchmark;
    private final Candidate candidate;
    private final Path directory;
    private final Path repository;
    private final Series runs = new Series();
    private TestDatabase database;

    /** Writes the project and lets Maven download what it needs. */
    UserProject(Benchmark benchmark, Candidate candidate, Path work, Options options) {
        this.benchmark = benchmark;
        this.candidate = candidate;
        this.directory =
                work.resolve(benchmark.name()).resolve(candidate.plugin().artifactId() + "-" + goal());
        this.repository = options.repository();
        this.database = benchmark.site().createDatabase(directory);
        try {
            // Its own .mvn, lest Maven takes that of this project, which has JVM options.
            Path configuration = Files.createDirectories(directory.resolve(".mvn"));
            Files.writeString(configuration.resolve("jvm.config"), options.jvm());
            candidate.write(directory, benchmark.changelog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the task once, unmeasured; afterwards the local repository and the database hold what the task needs. */
    void prepare() {
        writePom();
        if (benchmark.task().needsFullDatabase()) {
            command(candidate.goal(Task.MIGRATE)).online();
            verifyDatabase();
        }
        verify(command(goal()).online());
    }

    Candidate candidate() {
        return candidate;
    }

    /** Returns what has been measured so far, and shows what is measured later. */
    Series runs() {
        return runs;
    }

    /** Runs the task, and adds what it took once it has been seen to be done. */
    void measure() {
        renewDatabase();
        MavenCommand command = command(goal());
        Run run = benchmark.task().isSeenInOutput() ? command.offline() : command.offline("-q");
        verify(run);
        runs.add(run);
    }

    /** Returns the megabytes of heap that all JVMs of the task take at most, of which none has more than {@code limit}. */
    long peakHeap(int limit) {
        renewDatabase();
        try {
            Path logs = Files.createTempDirectory(directory, "heap");
            command(goal()).inJvms("-Xmx%dm -Xlog:gc,gc+heap+exit:file=%s/%%p.log".formatted(limit, logs));
            verifyDatabase();
            try (Stream<Path> all = Files.list(logs)) {
                return all.mapToLong(HeapLog::peakMegabytes).sum();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each run that migrates finds an empty database. */
    private void renewDatabase() {
        if (benchmark.task() == Task.MIGRATE) {
            database = benchmark.site().createDatabase(directory);
            writePom();
        }
    }

    private String goal() {
        return candidate.goal(benchmark.task());
    }

    private MavenCommand command(String goal) {
        return new MavenCommand(directory, repository, candidate.plugin() + ":" + goal);
    }

    private void writePom() {
        List<Artifact> dependencies = new ArrayList<>(candidate.dependencies());
        if (candidate.needsDriver()) {
            dependencies.add(benchmark.site().driver());
        }
        String configuration = candidate.configuration(database).entrySet().stream()
                .map(entry -> "<%1$s>%2$s</%1$s>".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        String libraries = dependencies.stream()
                .map(artifact -> "<dependency>" + artifact.xml() + "</dependency>")
                .collect(Collectors.joining());
        String pom = """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    %s
                    <build><plugins><plugin>
                        %s
                        <configuration>%s</configuration>
                        <dependencies>%s</dependencies>
                    </plugin></plugins></build>
                </project>
                """.formatted(
                new Artifact("benchmark", "user", "1").xml(), candidate.plugin().xml(), configuration, libraries);
        try {
            Files.writeString(directory.resolve("pom.xml"), pom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void verify(Run run) {
        if (!candidate.sign(benchmark.task(), benchmark.migrations()).isIn(run.output())) {
            throw new BenchmarkFailedException("%s did not do its work.".formatted(goal()), run.output(), null);
        }
        verifyDatabase();
    }

    /** Fails unless every migration left its table and its row in the history. */
    private void verifyDatabase() {
        if (benchmark.task() == Task.VALIDATE || candidate.historyCount().isEmpty()) {
            return;
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String query : List.of(Migrations.CREATED, candidate.historyCount())) {
                long count = count(statement, query);
                if (count != benchmark.migrations()) {
                    throw new BenchmarkFailedException(
                            "%s left %d instead of %d: %s"
                                    .formatted(candidate.name(), count, benchmark.migrations(), query),
                            "",
                            null);
                }
            }
        } catch (SQLException e) {
            throw new BenchmarkFailedException("%s left no readable database.".formatted(candidate.name()), "", e);
        }
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
