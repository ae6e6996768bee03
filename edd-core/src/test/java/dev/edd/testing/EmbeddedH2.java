package dev.edd.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** H2 databases in files, open to every connection of this JVM and to no other process. */
final class EmbeddedH2 implements Server {
    private int databases;
    private @Nullable Path directory;

    @Override
    public synchronized TestDatabase createDatabase(TestServer server) {
        if (directory == null) {
            directory = Directories.ofServer("h2");
        }
        String name = "edd" + ++databases;
        TestDatabase database = new TestDatabase(server, "jdbc:h2:file:" + directory.resolve(name), name, PASSWORD);
        execute(database, "SELECT 1"); // the first to connect becomes the owner
        return database;
    }

    @Override
    public TestDatabase readOnly(TestDatabase database) {
        String reader = Server.reader(database.username());
        execute(database, "CREATE USER IF NOT EXISTS %s PASSWORD '%s'".formatted(reader, PASSWORD));
        execute(database, "GRANT SELECT ON SCHEMA PUBLIC TO " + reader);
        return new TestDatabase(database.server(), database.url(), reader, PASSWORD);
    }

    @Override
    public void administrate(TestDatabase database, List<String> statements) {
        throw noProcess();
    }

    @Override
    public void stop() {
        throw noProcess();
    }

    @Override
    public void restart() {
        throw noProcess();
    }

    @Override
    public long processId() {
        throw noProcess();
    }

    private static void execute(TestDatabase database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new ServerFailedException("H2 rejects %s.".formatted(sql), "", e);
        }
    }

    private static UnsupportedOperationException noProcess() {
        return new UnsupportedOperationException("H2 runs inside this JVM and has no process of its own.");
    }
}
