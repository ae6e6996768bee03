package dev.edd.baseline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * The least that migrating can take: executes each file that the history does not hold, adds it to the history, and
 * commits both. It checks nothing, locks nothing and reports nothing.
 */
@Mojo(name = "jdbc", threadSafe = true)
public class JdbcMojo extends AbstractMojo {
    /** The database. */
    @Parameter(required = true)
    private String url;

    /** Who logs in. */
    @Parameter(required = true)
    private String username;

    /** The password. */
    @Parameter
    private String password;

    /** The folder that holds the files, each with one statement. */
    @Parameter(required = true)
    private File directory;

    @Override
    public void execute() throws MojoExecutionException {
        try (Connection connection = DriverManager.getConnection(url, username, password)) {
            connection.setAutoCommit(false);
            migrate(connection);
        } catch (SQLException | IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void migrate(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            Set<String> applied = history(statement);
            try (PreparedStatement record = connection.prepareStatement("INSERT INTO jdbc_history VALUES (?, NOW())")) {
                for (Path file : files()) {
                    String name = file.getFileName().toString();
                    if (!applied.contains(name)) {
                        statement.execute(Files.readString(file));
                        record.setString(1, name);
                        record.executeUpdate();
                        connection.commit();
                    }
                }
            }
        }
    }

    private static Set<String> history(Statement statement) throws SQLException {
        statement.execute(
                "CREATE TABLE IF NOT EXISTS jdbc_history (file VARCHAR(255) PRIMARY KEY, applied TIMESTAMP NOT NULL)");
        Set<String> names = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("SELECT file FROM jdbc_history")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.toPath())) {
            return files.sorted().toList();
        }
    }
}
