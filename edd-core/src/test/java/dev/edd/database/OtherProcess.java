package dev.edd.database;

import java.io.IOException;
import java.nio.file.Path;

/** A second JVM that has a database open. */
final class OtherProcess implements AutoCloseable {
    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Starts it, and returns once it is connected. */
    static OtherProcess holding(Target target) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        target.urlForDriver())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getInputStream().read();
        return new OtherProcess(process);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws IOException {
        try (Database database = Database.open(Target.of(arguments[0]), OtherProcess.class.getClassLoader())) {
            System.out.println(database);
            System.out.flush();
            System.in.read();
        }
    }
}
