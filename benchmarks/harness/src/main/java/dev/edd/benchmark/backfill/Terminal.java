package dev.edd.benchmark.backfill;

import dev.edd.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.util.DriverInfo;

/**
 * Somebody's project, in whose folder goals are typed.
 *
 * @param repository the local Maven repository
 */
record Terminal(Path project, Path repository) {
    /** Writes a project whose transition splits the code of that database's inventory. */
    static Terminal open(Path project, Path repository, TestDatabase database) throws IOException {
        // Its own .mvn, lest Maven takes that of this project, which has JVM options.
        Files.createDirectories(project.resolve(".mvn"));
        write(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>shop</groupId>
                    <artifactId>shop</artifactId>
                    <version>1</version>
                    <packaging>pom</packaging>
                    <build>
                        <plugins>
                            <plugin>
                                <groupId>dev.edd</groupId>
                                <artifactId>edd-maven-plugin</artifactId>
                                <version>%s</version>
                                <configuration>
                                    <url>%s</url>
                                    <username>%s</username>
                                    <password>%s</password>
                                </configuration>
                                <dependencies>
                                    <dependency>
                                        <groupId>org.postgresql</groupId>
                                        <artifactId>postgresql</artifactId>
                                        <version>%s</version>
                                    </dependency>
                                </dependencies>
                            </plugin>
                        </plugins>
                    </build>
                </project>
                """.formatted(
                        version(),
                        database.url().replace("&", "&amp;"),
                        database.username(),
                        database.password(),
                        DriverInfo.DRIVER_VERSION));
        Path changelog = project.resolve("src/main/resources/db/changelog");
        write(changelog.resolve("initial/0001_split_code.sql"), "CREATE TABLE expected AS SELECT * FROM inventory;");
        write(changelog.resolve("transition/0001_split_code.sql"), """
                --edd backfill: inventory by id
                --edd remaining: SELECT COUNT(*) FROM inventory WHERE location_code IS NULL
                %s, quantity = quantity + 1 WHERE id BETWEEN :from AND :to AND location_code IS NULL;
                """.formatted(Inventory.SET.strip()));
        return new Terminal(project, repository);
    }

    private static String version() throws IOException {
        Properties versions = new Properties();
        try (var properties = Terminal.class.getResourceAsStream("/dev/edd/benchmark/versions.properties")) {
            versions.load(properties);
        }
        return versions.getProperty("edd");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    /** Types a goal; what it prints is seen here. */
    Process type(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(words));
        System.out.println("$ mvn " + String.join(" ", words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).inheritIO();
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS"));
        return builder.start();
    }

    /** Types a goal and waits for its end, which must be a good one. */
    void run(String... words) throws IOException, InterruptedException {
        end(type(words));
    }

    static void end(Process goal) throws InterruptedException {
        if (goal.waitFor() != 0) {
            throw new IllegalStateException("A goal ended with " + goal.exitValue());
        }
    }
}
