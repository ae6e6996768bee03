package dev.edd.it;

import dev.edd.testing.ServerMain;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.postgresql.Driver;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL server beside the builds of a project, in a process of its own. {@code prebuild.groovy} starts it and
 * {@code verify.groovy} stops it; where that is not reached, it ends with the build that started it.
 */
public final class PostgresqlServer {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;

    private PostgresqlServer(Process process) {
        this.process = process;
    }

    /** Starts a server with an empty database, and writes where it is to the properties of the project's builds. */
    public static PostgresqlServer start(File directory) throws IOException, URISyntaxException, InterruptedException {
        Path properties = directory.toPath().resolve("test.properties");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        ServerMain.class.getName(),
                        "postgresql",
                        "--write",
                        properties.toString())
                .directory(directory)
                .redirectErrorStream(true)
                .redirectOutput(new File(directory, "server.log"))
                .start();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Files.exists(properties)) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
                process.destroy();
                throw new IllegalStateException("PostgreSQL did not start: "
                        + Files.readString(directory.toPath().resolve("server.log")));
            }
        }
        return new PostgresqlServer(process);
    }

    private static String classPath() throws IOException, URISyntaxException {
        URL programs = Objects.requireNonNull(
                PostgresqlServer.class.getClassLoader().getResource("postgres-linux-x86_64.txz"));
        List<String> entries = List.of(
                location(ServerMain.class),
                location(Driver.class),
                location(XZInputStream.class),
                Path.of(((JarURLConnection) programs.openConnection())
                                .getJarFileURL()
                                .toURI())
                        .toString());
        return String.join(File.pathSeparator, entries);
    }

    private static String location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Stops the server. */
    public void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
