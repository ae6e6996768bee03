package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.fixture.ChangelogFolder;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.DatabaseConnection;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.ChangeLogParseException;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plain Liquibase, and so Spring Boot, makes of {@code edd.yaml}. */
class EddChangeLogParserTest {
    private static final String FILE = "db/changelog/edd.yaml";

    private final ChangelogFolder folder;

    EddChangeLogParserTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
        folder.with("edd.yaml", "")
                .with("initial/0001_split.sql", "CREATE TABLE inventory (id INT);\n--rollback DROP TABLE inventory;")
                .with("transition/0001_split.sql", "INSERT INTO inventory VALUES (1);")
                .with("finalization/0001_split.sql", "DROP TABLE inventory;")
                .with("sample/0001_inventory.sql", "INSERT INTO inventory VALUES (99);");
    }

    @Test
    void gives_plain_liquibase_the_same_changesets_and_checksums() throws Exception {
        List<String> ours = folder.read().migrations().stream()
                .map(migration -> migration.source().changeset() + " "
                        + migration.source().checksum() + " "
                        + migration.source().contexts())
                .toList();

        assertThat(changeSets(new DirectoryResourceAccessor(folder.project())))
                .filteredOn(changeSet -> !changeSet.endsWith(" @sample"))
                .isEqualTo(ours)
                .hasSize(3);
    }

    @Test
    void gives_plain_liquibase_the_sample_data_under_a_context_of_its_own() throws Exception {
        assertThat(changeSets(new DirectoryResourceAccessor(folder.project())))
                .filteredOn(changeSet -> changeSet.startsWith("sample/0001_inventory.sql::"))
                .singleElement()
                .asString()
                .endsWith(" @sample");
    }

    @Test
    void gives_the_same_changesets_from_a_jar_on_the_class_path() throws Exception {
        Path jar = folder.pack("shop.jar", "");
        List<String> unpacked = changeSets(new DirectoryResourceAccessor(folder.project()));

        try (URLClassLoader loader = loader(jar)) {
            assertThat(changeSets(new ClassLoaderResourceAccessor(loader))).isEqualTo(unpacked);
        }
    }

    @Test
    void takes_two_jars_with_the_same_changelog_for_one() throws Exception {
        Path jar = folder.pack("shop.jar", "");
        Path copy = folder.pack("copy.jar", "");

        try (URLClassLoader loader = loader(jar, copy)) {
            assertThat(changeSets(new ClassLoaderResourceAccessor(loader))).hasSize(4);
        }
    }

    @Test
    void refuses_two_jars_that_differ_in_a_migration() throws Exception {
        Path jar = folder.pack("shop.jar", "");
        folder.with("initial/0001_split.sql", "CREATE TABLE other (id INT);");
        Path other = folder.pack("other.jar", "");

        try (URLClassLoader loader = loader(jar, other)) {
            assertThatThrownBy(() -> changeSets(new ClassLoaderResourceAccessor(loader)))
                    .isInstanceOf(ChangeLogParseException.class)
                    .hasMessageContaining("two different files db/changelog/initial/0001_split.sql")
                    .hasMessageContaining("shop.jar")
                    .hasMessageContaining("other.jar");
        }
    }

    @Test
    void leaves_hidden_files_alone_as_our_own_reader_does() throws Exception {
        folder.with("initial/._0001_split.sql", "of a Mac")
                .with("initial/.git/0002_x.sql", "SELECT 1;")
                .with(".idea/0002_draft.sql", "SELECT 1;");

        assertThat(changeSets(new DirectoryResourceAccessor(folder.project()))).hasSize(4);
    }

    @Test
    void stops_plain_liquibase_at_every_flaw() {
        folder.with("initial/0002_empty.sql", "-- later").with("intial/0003_typo.sql", "SELECT 1;");

        assertThatThrownBy(() -> changeSets(new DirectoryResourceAccessor(folder.project())))
                .isInstanceOf(ChangeLogParseException.class)
                .hasMessageContaining("db/changelog/initial/0002_empty.sql: 0002_empty/initial holds no statement.")
                .hasMessageContaining("The folder \"intial\" names no phase.");
    }

    @Test
    void leaves_other_yaml_files_to_liquibase() {
        EddChangeLogParser parser = new EddChangeLogParser();

        assertThat(parser.supports(
                        "db/changelog/edd.yaml", Scope.getCurrentScope().getResourceAccessor()))
                .isTrue();
        assertThat(parser.supports("edd.yaml", Scope.getCurrentScope().getResourceAccessor()))
                .isTrue();
        assertThat(parser.supports("db/not-edd.yaml", Scope.getCurrentScope().getResourceAccessor()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "test, 0",
        "'@initial', 1",
        "'@initial,@transition', 2",
        "'@initial,@sample', 2",
    })
    void lets_an_update_run_only_the_phases_it_asks_for(String contexts, int applied) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID())) {
            update(connection, contexts);

            assertThat(rows(connection)).hasSize(applied);
        }
    }

    @Test
    void lets_liquibase_apply_roll_back_and_record_a_phase() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID())) {
            Liquibase liquibase = update(connection, "@initial");
            assertThat(rows(connection))
                    .containsExactly("1 edd initial/0001_split.sql "
                            + folder.read().migrations().get(0).source().checksum());

            liquibase.rollback(1, new Contexts("@initial"), new LabelExpression());
            assertThat(rows(connection)).isEmpty();
        }
    }

    @SuppressWarnings("deprecation") // what Spring Boot calls
    private Liquibase update(Connection connection, String contexts) throws LiquibaseException, IOException {
        ResourceAccessor accessor = new DirectoryResourceAccessor(folder.project());
        DatabaseConnection jdbc = new JdbcConnection(connection);
        return LiquibaseScope.call(Map.of(), () -> {
            Liquibase liquibase = new Liquibase(
                    FILE, accessor, DatabaseFactory.getInstance().findCorrectDatabaseImplementation(jdbc));
            liquibase.update(new Contexts(contexts));
            return liquibase;
        });
    }

    private static List<String> rows(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = connection
                .createStatement()
                .executeQuery("SELECT ID, AUTHOR, FILENAME, MD5SUM FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED")) {
            while (rows.next()) {
                found.add(String.join(" ", rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return found;
    }

    private static List<String> changeSets(ResourceAccessor accessor) throws LiquibaseException {
        DatabaseChangeLog changeLog = LiquibaseScope.call(Map.of(), () -> ChangeLogParserFactory.getInstance()
                .getParser(FILE, accessor)
                .parse(FILE, new ChangeLogParameters(), accessor));
        return changeLog.getChangeSets().stream()
                .map(EddChangeLogParserTest::describe)
                .toList();
    }

    private static String describe(ChangeSet changeSet) {
        return changeSet.getFilePath() + "::" + changeSet.getId() + "::" + changeSet.getAuthor() + " "
                + changeSet.generateCheckSum(liquibase.ChecksumVersion.latest()) + " "
                + String.join(",", changeSet.getContextFilter().getContexts());
    }

    private static URLClassLoader loader(Path... jars) throws MalformedURLException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        return new URLClassLoader(urls, null);
    }
}
