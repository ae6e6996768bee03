package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.TRANSITION;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.backfill.BackfillSettings;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.database.Target;
import dev.edd.execution.LockSettings;
import dev.edd.execution.Progress;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code mvn edd:migrate -Dphase=transition} in a process of its own, there to be killed. */
final class TransitionProcess implements AutoCloseable {
    private final Process process;

    private TransitionProcess(Process process) {
        this.process = process;
    }

    /** Starts it; it runs the transitions of a workbench as soon as its JVM is up. */
    static TransitionProcess start(Workbench workbench) throws IOException {
        return new TransitionProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TransitionProcess.class.getName(),
                        workbench.database().url(),
                        workbench.database().username(),
                        workbench.database().password(),
                        workbench.base().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Returns once it is at work. */
    void awaitStart() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (!"started".equals(line)) {
            throw new IOException("The runner says \"%s\".".formatted(line));
        }
    }

    /** Kills it as {@code kill -9} does, unless it ends by itself before that time is over. */
    void killAfter(Duration time) throws InterruptedException {
        process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) {
        Environment environment = new Environment(
                Target.of(arguments[0]).as(arguments[1], arguments[2]),
                TransitionProcess.class.getClassLoader(),
                LockSettings.DEFAULT,
                new BackfillSettings(1, Duration.ofMillis(250), 1, false));
        new Edd(new PlainSqlFolder("changelog", Path.of(arguments[3])))
                .migrate(environment, PlanRequest.of(TRANSITION), new Progress() {
                    @Override
                    public void started(Step step) {
                        System.out.println("started");
                        System.out.flush();
                    }
                });
    }
}
