package dev.edd.integration;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.backfill.BackfillSettings;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.database.Target;
import dev.edd.execution.LockSettings;
import dev.edd.execution.Progress;
import dev.edd.migration.EddException;
import dev.edd.plan.Outcome;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.report.TextReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run in a JVM of its own, which can be killed, frozen and thawed. It says a line for everything that happens. */
final class RunnerProcess implements AutoCloseable {
    /** What a process says that stands before a step and waits to be told to go on. */
    static final String STANDS_BEFORE = "stands before ";

    /** What a process says before it does anything. */
    static final String BEGINS = "begins ";

    private final Process process;
    private final BufferedReader output;
    private final List<String> said = new ArrayList<>();

    private RunnerProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /**
     * Starts it.
     *
     * @param pause the migration before which it stops and waits; empty to go through
     */
    static RunnerProcess start(Workbench workbench, PhaseSelection phases, Duration lease, String pause) {
        return start(List.of(), workbench, phases, List.of(lease.toString(), pause));
    }

    /** Starts one that goes through all phases, with further options of its JVM. */
    static RunnerProcess start(Workbench workbench, Duration lease, String... options) {
        return start(List.of(), workbench, PhaseSelection.ALL, List.of(lease.toString(), ""), options);
    }

    /** Starts one that can write no file beyond so many blocks of 512 bytes: as on a full disk, the kernel refuses. */
    static RunnerProcess startOnFullDisk(Workbench workbench, int blocks) {
        List<String> shell = List.of("sh", "-c", "ulimit -f %s; exec \"$@\"".formatted(blocks), "sh");
        List<String> rest = List.of(Duration.ofMinutes(5).toString(), "");
        return start(shell, workbench, PhaseSelection.ALL, rest, "-XX:-UsePerfData");
    }

    private static RunnerProcess start(
            List<String> shell, Workbench workbench, PhaseSelection phases, List<String> rest, String... options) {
        List<String> command = new ArrayList<>(shell);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RunnerProcess.class.getName()));
        command.add(workbench.database().url());
        command.add(workbench.database().username());
        command.add(workbench.database().password());
        command.addAll(List.of(workbench.base().toString(), phases.name()));
        command.addAll(rest);
        try {
            return new RunnerProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line that begins so, or for the process's end; returns whether the line came. */
    boolean says(String beginning) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (line.startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns every line up to its end. */
    List<String> lines() {
        says("\0");
        return List.copyOf(said);
    }

    /** Tells it to go on. */
    void goOn() throws IOException {
        process.outputWriter().write("\n");
        process.outputWriter().flush();
    }

    /** Sends it a signal: {@code STOP}, {@code CONT}, {@code KILL}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) {
        Edd edd = new Edd(new PlainSqlFolder("changelog", Path.of(arguments[3])));
        Environment environment = new Environment(
                Target.of(arguments[0]).as(arguments[1], arguments[2]),
                RunnerProcess.class.getClassLoader(),
                LockSettings.DEFAULT.leasing(Duration.parse(arguments[5])),
                BackfillSettings.DEFAULT);
        say(BEGINS + System.currentTimeMillis());
        try {
            edd.migrate(environment, PlanRequest.of(PhaseSelection.valueOf(arguments[4])), new Voice(arguments[6]));
            say("done");
        } catch (EddException e) {
            say("failed: " + e.getMessage().replace('\n', ' '));
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Says what happens. */
    private record Voice(String pause) implements Progress {
        @Override
        public void planned(Plan plan) {
            say("planned %s".formatted(plan.steps().size()));
        }

        @Override
        public void started(Step step) {
            if (step.migration().id().toString().equals(pause)) {
                say(STANDS_BEFORE + pause);
                try {
                    System.in.read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void finished(Outcome outcome) {
            say(TextReport.of(outcome).toLowerCase(Locale.ROOT));
        }

        @Override
        public void tookOver(String from) {
            say("took over from " + from);
        }

        @Override
        public void waiting(String holder) {
            say("waiting: " + holder);
        }
    }
}
