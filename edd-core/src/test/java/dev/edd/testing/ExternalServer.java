package dev.edd.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, with a data directory that lasts as long as this JVM. */
final class ExternalServer implements Server {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final int POLL_MILLIS = 20;

    private final Product product;
    private final Set<String> readers = new HashSet<>();
    private int databases;
    private @Nullable Home home;
    private @Nullable Process process;

    ExternalServer(Product product) {
        this.product = product;
    }

    @Override
    public synchronized TestDatabase createDatabase(TestServer server) {
        Home running = running();
        String name = "edd" + ++databases;
        execute(running, product.administrator(), product.creation(name));
        return new TestDatabase(server, product.url(running.port(), name), name, PASSWORD);
    }

    @Override
    public synchronized TestDatabase readOnly(TestDatabase database) {
        String reader = Server.reader(database.username());
        if (readers.add(reader)) {
            execute(running(), database.username(), product.admission(database.username(), reader));
        }
        return new TestDatabase(database.server(), database.url(), reader, PASSWORD);
    }

    @Override
    public synchronized void administrate(TestDatabase database, List<String> statements) {
        execute(running(), database.username(), statements);
    }

    @Override
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        Command.succeeds("sh", "-c", "kill -s \"$0\" \"$1\"", product.stopSignal(), Long.toString(process.pid()));
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    @Override
    public synchronized void restart() {
        stop();
        try {
            running();
        } catch (ServerFailedException beyondRecovery) {
            home = null;
            throw beyondRecovery;
        }
    }

    @Override
    public synchronized long processId() {
        if (process == null) {
            throw new IllegalStateException("%s is not running".formatted(product.name()));
        }
        return process.pid();
    }

    private Home running() {
        try {
            if (home == null) {
                home = Home.of(product);
            }
            if (process == null) {
                process = start(home);
            }
            return home;
        } catch (IOException e) {
            throw new ServerFailedException("%s cannot be started.".formatted(product.name()), "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("The start of %s was interrupted.".formatted(product.name()), "", e);
        }
    }

    /** Starts a process and awaits its readiness; again if it dies, as after a crash the old one's memory may linger. */
    private Process start(Home at) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Process started = at.launch();
            Instant deadline = Instant.now().plus(PATIENCE);
            while (!started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)
                    && Instant.now().isBefore(deadline)) {
                if (accepts(at)) {
                    return started;
                }
            }
            started.destroyForcibly().waitFor();
            if (attempt == ATTEMPTS) {
                String what = "%s did not start; its log is %s.".formatted(product.name(), at.log());
                throw new ServerFailedException(what, Directories.tail(at.log()), null);
            }
            Thread.sleep(200);
        }
    }

    private boolean accepts(Home at) {
        try (Connection connection = connect(at, product.administrator())) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connect(Home at, String database) throws SQLException {
        return DriverManager.getConnection(product.url(at.port(), database), product.administrator(), PASSWORD);
    }

    private void execute(Home at, String database, List<String> statements) {
        try (Connection connection = connect(at, database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            String what = "%s refuses: %s".formatted(product.name(), e.getMessage());
            throw new ServerFailedException(what, Directories.tail(at.log()), e);
        }
    }

    /**
     * The folder, the port and the command of the server; they stay the same over restarts, other than the options of
     * {@code edd.test.<product>.options}.
     */
    private record Home(Path directory, int port, String product, List<String> command) {
        private static final String PLATFORM = System.getProperty("os.name") + " " + System.getProperty("os.arch");

        static Home of(Product product) throws IOException {
            if (!PLATFORM.equals("Linux amd64")) {
                String what = "The programs of %s are for Linux amd64, not %s.".formatted(product.name(), PLATFORM);
                throw new ServerFailedException(what, "", null);
            }
            Installation installation = Installation.of(product);
            Path directory = Directories.ofServer(product.name());
            Path data = directory.resolve("data");
            Watchdog.over(directory.resolve("pid"), product.killSignal(), data);
            new Command(log(directory), "cp", "-a", installation.template().toString(), data.toString()).run();
            int port = freePort();
            return new Home(directory, port, product.name(), product.command(installation, data, port));
        }

        Path log() {
            return log(directory);
        }

        private static Path log(Path directory) {
            return directory.resolve("server.log");
        }

        Process launch() throws IOException {
            List<String> words = new ArrayList<>(List.of("sh", "-c", "echo $$ > \"$0\" && exec \"$@\""));
            words.add(directory.resolve("pid").toString());
            words.addAll(command);
            String options = System.getProperty("edd.test.%s.options".formatted(product), "");
            words.addAll(options.isBlank() ? List.of() : List.of(options.strip().split("\\s+")));
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        }

        /** Returns a free port outside the range that the system gives to clients, who might take it before a restart. */
        private static int freePort() {
            int port = 0;
            while (!isFree(port)) {
                port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            }
            return port;
        }

        private static boolean isFree(int port) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort() == port;
            } catch (IOException taken) {
                return false;
            }
        }
    }
}
