package dev.edd.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One goal, as a whole Maven process of its own.
 *
 * @param project the folder of its POM
 * @param repository the local repository
 */
record MavenCommand(Path project, Path repository, String goal) {
    private static final int LOOK_EVERY_MILLISECONDS = 50;

    /** Nobody reports home, as nobody could without a network; and the machine's own settings count for nobody. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("LIQUIBASE_ANALYTICS_ENABLED", "false", "REDGATE_DISABLE_TELEMETRY", "true");

    private static final List<String> UNSET =
            List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_DEBUG_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    /**
     * What a process took.
     *
     * @param took by the clock
     * @param computing on all cores together, compilation and garbage collection included
     * @param peakMegabytes physical memory, of JVMs that it started as well; 0 where the system does not say
     */
    record Run(Duration took, Duration computing, long peakMegabytes, String output) {}

    /** Runs it and lets Maven download what it needs. */
    Run online() {
        return run(List.of("-B", goal), "");
    }

    /** Runs it from the local repository alone. */
    Run offline(String... options) {
        List<String> arguments = new ArrayList<>(List.of("-o", "-B"));
        arguments.addAll(List.of(options));
        arguments.add(goal);
        return run(arguments, "");
    }

    /** Runs it in JVMs with these options. */
    Run inJvms(String jvmOptions) {
        return run(List.of("-o", "-B", "-q", goal), jvmOptions);
    }

    private Run run(List<String> arguments, String jvmOptions) {
        Path output = project.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of("mvn", "-Dmaven.repo.local=" + repository));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        UNSET.forEach(builder.environment()::remove);
        builder.environment().putAll(ENVIRONMENT);
        if (!jvmOptions.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", jvmOptions);
        }
        try {
            return run(builder, output);
        } catch (IOException e) {
            throw new BenchmarkFailedException("%s does not run in %s.".formatted(goal, project), "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("%s was interrupted.".formatted(goal), "", e);
        }
    }

    private Run run(ProcessBuilder builder, Path output) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder.start();
        Usage usage = new Usage(process);
        while (!process.waitFor(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            usage.look();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String text = Files.readString(output);
        if (process.exitValue() != 0) {
            throw new BenchmarkFailedException("%s ended with %d.".formatted(goal, process.exitValue()), text, null);
        }
        return new Run(took, usage.computing(), usage.peakMegabytes(), text);
    }
}
