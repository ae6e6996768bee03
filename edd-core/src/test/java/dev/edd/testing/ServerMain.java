package dev.edd.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;

/**
 * Serves one empty database until standard input ends or the process is terminated, for benchmarks and for trying
 * things out: {@code ServerMain <h2|postgresql|mariadb|mysql> [--write <file>]}. With Maven: {@code mvn -pl edd-core
 * test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.edd.testing.ServerMain -Dexec.args=postgresql}
 *
 * <p>It prints one line, {@code url=… username=… password=…}, or writes {@code edd.url}, {@code edd.username} and
 * {@code edd.password} to a properties file, which appears complete when the server is ready and is deleted at the
 * end. In the background standard input is often empty from the start: {@code sleep infinity | java …} holds it open.
 */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws IOException {
        boolean write = arguments.length == 3 && arguments[1].equals("--write");
        if (arguments.length != 1 && !write) {
            throw new IllegalArgumentException("Arguments: <h2|postgresql|mariadb|mysql> [--write <file>]");
        }
        // Else a thread of the MySQL driver, which DriverManager loads in any case, keeps exec:java waiting at the end.
        System.setProperty("com.mysql.cj.disableAbandonedConnectionCleanup", "true");
        TestDatabase database =
                TestServer.valueOf(arguments[0].toUpperCase(Locale.ROOT)).createDatabase();
        if (write) {
            write(database, Path.of(arguments[2]).toAbsolutePath());
        } else {
            print(database, System.out);
        }
        awaitEnd(System.in);
    }

    private static void print(TestDatabase database, PrintStream out) {
        out.printf("url=%s username=%s password=%s%n", database.url(), database.username(), database.password());
        out.flush();
    }

    private static void write(TestDatabase database, Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("edd.url", database.url());
        properties.setProperty("edd.username", database.username());
        properties.setProperty("edd.password", database.password());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            properties.store(writer, null);
        }
        file.toFile().deleteOnExit();
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitEnd(InputStream input) throws IOException {
        while (input.read() >= 0) {
            // Whatever is typed means nothing; only the end does.
        }
    }
}
