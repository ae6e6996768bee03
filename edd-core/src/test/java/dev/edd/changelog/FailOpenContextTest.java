package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Liquibase run without contexts would execute is never taken for safe. */
class FailOpenContextTest {
    private final ChangelogFolder folder;

    FailOpenContextTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@finalization",
                "finalization",
                "!finalization",
                "test",
                "@test",
                "@finalization and !test",
                "!test and @finalization",
                "@finalization and @eu",
                "@finalization and (eu or us)",
                "@finalization and (!eu or us)",
                "@initial or @transition",
                "@finalization, test",
            })
    void every_changeset_that_a_bare_update_runs_is_reported(String context) throws Exception {
        folder.with("master.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: 7-split
                      author: shop
                      context: "%s"
                      changes:
                        - sql: {sql: CREATE TABLE split (id INT)}
                """.formatted(context));

        assertThat(folder.readNative("master.yaml").flaws().isEmpty() && bareUpdateRuns())
                .isFalse();
    }

    @SuppressWarnings("deprecation") // what Spring Boot calls
    private boolean bareUpdateRuns() throws LiquibaseException, IOException, SQLException {
        ResourceAccessor accessor = new DirectoryResourceAccessor(folder.project());
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID())) {
            LiquibaseScope.call(Map.of(), () -> {
                new Liquibase(
                                ChangelogFolder.PLACE + "/master.yaml",
                                accessor,
                                DatabaseFactory.getInstance()
                                        .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                        .update(new Contexts());
                return true;
            });
            try (ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM DATABASECHANGELOG")) {
                rows.next();
                return rows.getInt(1) > 0;
            }
        }
    }
}
