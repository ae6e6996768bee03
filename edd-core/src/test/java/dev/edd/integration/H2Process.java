package dev.edd.integration;

import dev.edd.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.h2.tools.Server;

/** H2's server in a process of its own, so that it can be killed under its clients; it ends with this JVM. */
final class H2Process {
    private static final H2Process ONLY = new H2Process();

    private String port = "0";
    private Process process = start();
    private final Wire wire = new Wire(Integer.parseInt(port));

    private H2Process() {}

    /** Returns the database of a workbench behind that server; every commit is in its file. */
    static Workbench before(Workbench workbench) {
        String file = workbench.database().url().substring("jdbc:h2:file:".length());
        return workbench.at("jdbc:h2:tcp://localhost:%s/%s;WRITE_DELAY=0".formatted(ONLY.wire.port(), file));
    }

    /** Has it die and starts it again, at the same port. */
    static void crash() {
        ONLY.process.destroyForcibly().onExit().join();
        ONLY.process = ONLY.start();
    }

    /** Cuts the network between it and everybody. */
    static void cut() {
        ONLY.wire.cut();
    }

    private Process start() {
        try {
            Process started = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            port = started.inputReader().readLine();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What runs in that process; a class of its own, lest it starts one more. */
    static final class Main {
        private Main() {}

        /** Serves at a port, prints it, and stops with its standard input. */
        public static void main(String[] arguments) throws SQLException, IOException {
            Server server = Server.createTcpServer("-tcpPort", arguments[0]).start();
            System.out.println(server.getPort());
            while (System.in.read() >= 0) {
                // Whoever started it lives.
            }
            System.exit(0);
        }
    }
}
