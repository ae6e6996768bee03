package dev.edd.maven;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * A JVM that does one check and ends. The build's own compiles what it runs often for hours to come, which takes longer
 * than to check some thousand migrations; this one compiles quickly.
 */
final class OwnJvm {
    /** How many migrations take longer in the build's own JVM, whatever is in them. */
    private static final int MANY = 5_000;

    private final Log log;

    OwnJvm(Log log) {
        this.log = log;
    }

    /** Returns what comes out; empty where there is too little to check, or no JVM says so: then the build's own has to. */
    Optional<Verdict> verdict(Check check) {
        return check.directory().hasMoreThan(MANY) ? ask(check) : Optional.empty();
    }

    Optional<Verdict> ask(Check check) {
        log.debug("Checking more than %s refactorings in a JVM of its own.".formatted(MANY));
        try {
            Process process = new ProcessBuilder(command())
                    .redirectError(Redirect.DISCARD)
                    .start();
            try (ObjectOutputStream out = new ObjectOutputStream(process.getOutputStream())) {
                out.writeObject(check);
            }
            try (ObjectInputStream in = new ObjectInputStream(process.getInputStream())) {
                return Optional.of((Verdict) in.readObject());
            } finally {
                process.destroy();
            }
        } catch (IOException | ReflectiveOperationException | URISyntaxException e) {
            log.debug("Checked in this JVM, as another one gave no answer.", e);
            return Optional.empty();
        }
    }

    /** Reads a check from standard input, which keeps its secrets from the list of processes, and writes its verdict. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        PrintStream answer = System.out;
        System.setOut(System.err);
        try (ObjectInputStream in = new ObjectInputStream(System.in);
                ObjectOutputStream out = new ObjectOutputStream(answer)) {
            out.writeObject(((Check) in.readObject()).verdict());
        }
    }

    private static List<String> command() throws URISyntaxException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-Xmx" + Runtime.getRuntime().maxMemory(),
                "-cp",
                classPath(),
                OwnJvm.class.getName());
    }

    private static String classPath() throws URISyntaxException {
        if (!(OwnJvm.class.getClassLoader() instanceof URLClassLoader realm)) {
            return System.getProperty("java.class.path");
        }
        List<String> files = new ArrayList<>();
        for (URL url : realm.getURLs()) {
            files.add(Path.of(url.toURI()).toString());
        }
        return String.join(System.getProperty("path.separator"), files);
    }
}
