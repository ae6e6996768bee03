package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.fixture.SilentChange;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import liquibase.change.custom.CustomSqlChange;
import liquibase.changelog.IncludeAllFilter;
import liquibase.database.Database;
import liquibase.statement.SqlStatement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A changelog is data: what it asks for beyond changing the database is refused while it is read. */
class HostileChangelogTest {
    private static final String HERE = "dev.edd.changelog.HostileChangelogTest$";

    private static boolean loaded;

    private final ChangelogFolder folder;
    private final Path project;

    HostileChangelogTest(@TempDir Path outside) throws IOException {
        this.project = Files.createDirectory(outside.resolve("project"));
        this.folder = new ChangelogFolder(project);
        Files.writeString(outside.resolve("secret.sql"), "SELECT 'secret';");
        Files.writeString(outside.resolve("secret.yaml"), "databaseChangeLog: []");
        Files.writeString(outside.resolve("secret.properties"), "name=secret");
    }

    @BeforeEach
    void nothing_is_loaded() {
        loaded = false;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            executeCommand: {executable: touch, args: [{arg: {value: /tmp/x}}]} | executeCommand | runs a program on the machine that migrates
            customChange: {class: dev.edd.changelog.HostileChangelogTest$Change} | customChange | runs a Java class
            output: {message: '::set-env name=PATH::/tmp', target: STDOUT} | output | writes into the log of the build
            """)
    void is_refused_a_change_that_is_more_than_SQL_unless_it_is_allowed_by_name(
            String change, String door, String effect) {
        folder.with("master.yaml", changeSet(change));

        assertThat(read().flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.UNTRUSTED_CHANGE);
            assertThat(flaw.what()).endsWith(" uses %s, which %s.".formatted(door, effect));
            assertThat(flaw.location().toString()).startsWith("db/changelog/master.yaml:");
            assertThat(flaw.fix()).endsWith("allow it by name: -Dedd.allow=" + door);
        });
        assertThat(loaded).isFalse();
        assertThat(read(door).flaws()).isEmpty();
        assertThat(read(door).migrations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollback: [executeCommand: {executable: touch}]",
                "preConditions: [customPrecondition: {className: dev.edd.changelog.HostileChangelogTest$Check}]",
                "preConditions: [not: [or: [customPrecondition: {className: dev.edd.changelog.HostileChangelogTest$Check}]]]",
                "modifySql: [append: {value: '; DROP TABLE shop'}]",
                "modifySql: [regExpReplace: {replace: SELECT, with: DROP}]",
                "runWith: psql",
            })
    void is_refused_what_stands_beside_a_harmless_change(String attribute) {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1-boom
                    author: a
                    contextFilter: "@initial"
                    %s
                    changes:
                    - sql: {sql: SELECT 1}
                """.formatted(attribute));

        assertThat(kinds()).containsExactly(Kind.UNTRUSTED_CHANGE);
        assertThat(read("executeCommand", "customPrecondition", "modifySql", "runWith")
                        .flaws())
                .isEmpty();
    }

    @Test
    void is_refused_a_precondition_of_the_whole_changelog() {
        folder.with(
                "master.yaml",
                changeSet("sql: {sql: SELECT 1}")
                        + "- preConditions: [customPrecondition: {className: dev.edd.changelog.HostileChangelogTest$Check}]\n");

        assertThat(kinds()).containsExactly(Kind.UNTRUSTED_CHANGE);
    }

    @Test
    void is_refused_another_program_for_its_formatted_SQL() {
        folder.with("master.sql", """
                --liquibase formatted sql
                --changeset a:1 context:@initial runWith:psql
                \\! touch /tmp/x
                """);

        assertThat(read("master.sql", Set.of()).flaws()).extracting(Flaw::kind).containsExactly(Kind.UNTRUSTED_CHANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "resourceFilter", "resourceComparator"})
    void is_refused_a_class_that_looks_at_files(String attribute) {
        folder.with("more/1-a.sql", "SELECT 1;");
        folder.with("master.yaml", """
                databaseChangeLog:
                - includeAll: {path: db/changelog/more, %s: %sFilter}
                """.formatted(attribute, HERE));
        folder.with(
                "master.xml", xml("<includeAll path='db/changelog/more' %s='%sFilter'/>".formatted(attribute, HERE)));

        assertThat(kinds()).containsExactly(Kind.UNTRUSTED_CHANGE);
        assertThat(read("master.xml", Set.of()).flaws()).isNotEmpty();
        assertThat(loaded).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preConditions: [tableExists: {tableName: '%s!{java.io.FileOutputStream}'}]",
                "changes: [insert: {tableName: t, columns: [column: {name: a, value: '%s!{java.io.FileOutputStream}'}]}]",
                "changes: [insert: {tableName: t, columns: [column: {name: a, value: '%s!{${class}}'}]}]",
                "changes: [insert: {tableName: t, columns: [column: {name: a, value: '%s${bang}'}]}]",
            })
    void cannot_make_Liquibase_construct_objects(String attribute) throws IOException {
        Path victim = Files.writeString(project.resolve("victim"), "still here");
        folder.with("master.yaml", """
                databaseChangeLog:
                - property: {name: class, value: java.io.FileOutputStream}
                - property: {name: bang, value: '!{java.io.FileOutputStream}'}
                - changeSet:
                    id: 1-boom
                    author: a
                    contextFilter: "@initial"
                    %s
                """.formatted(attribute.formatted(victim)));

        assertThat(read().flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.UNTRUSTED_CHANGE);
            assertThat(flaw.what())
                    .isEqualTo("!{java.io.FileOutputStream} asks Liquibase for an object of that class.");
        });
        assertThat(victim).hasContent("still here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include: {file: ../secret.yaml}",
                "include: {file: ../../../secret.yaml, relativeToChangelogFile: true}",
                "include: {file: 'classpath:../secret.yaml'}",
                "include: {file: \"..\\\\secret.yaml\"}",
                "include: {file: '${up}/secret.yaml'}",
                "include: {file: 'http://localhost:1/secret.yaml'}",
                "include: {file: 'file:/etc/passwd'}",
                "include: {file: 'db/changelog/linked.yaml'}",
                "include: {file: 'db/changelog/linked/secret.yaml'}",
                "include: {file: \"a\\0b\"}",
                "includeAll: {path: ..}",
                "includeAll: {path: ../../.., relativeToChangelogFile: true}",
                "includeAll: {path: db/changelog/linked}",
                "property: {file: ../secret.properties}",
                "property: {file: ../../../secret.properties, relativeToChangelogFile: true}",
            })
    void is_refused_files_of_another_place(String entry) throws IOException {
        folder.with("master.yaml", """
                databaseChangeLog:
                - property: {name: up, value: '..'}
                - %s
                """.formatted(entry));
        Files.createSymbolicLink(folder.path("linked.yaml"), project.resolveSibling("secret.yaml"));
        Files.createSymbolicLink(folder.path("linked"), project.resolveSibling(""));

        assertThat(read().flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.FILE_OUTSIDE_CHANGELOG);
            assertThat(flaw.location().path()).isEqualTo("db/changelog/master.yaml");
            assertThat(flaw.what()).endsWith(" lies outside of the project.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlFile: {path: ../secret.sql}",
                "sqlFile: {path: ../../../secret.sql, relativeToChangelogFile: true}",
                "sqlFile: {path: '%s', relativeToChangelogFile: true}",
                "loadData: {tableName: t, file: ../secret.sql}",
                "loadData: {tableName: t, file: ../../../secret.sql, relativeToChangelogFile: true}",
                "createView: {viewName: v, path: ../secret.sql}",
                "createProcedure: {path: ../secret.sql}",
            })
    void is_refused_changes_that_read_files_of_another_place(String change) {
        folder.with("master.yaml", changeSet(change.formatted(project.resolveSibling("secret.sql"))));

        assertThat(kinds()).containsExactly(Kind.FILE_OUTSIDE_CHANGELOG);
    }

    @Test
    void may_name_one_file_of_another_place_that_is_allowed() {
        folder.with("master.yaml", changeSet("sqlFile: {path: ../secret.sql}"));

        assertThat(read("../secret.sql").flaws()).isEmpty();
        assertThat(read("../secret.sql").migrations().get(0).statements().get(0).text())
                .isEqualTo("SELECT 'secret'");
    }

    @Test
    void says_where_it_asks_for_a_file() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - include: {file: db/changelog/part.yaml}
                """).with("part.yaml", """
                databaseChangeLog:
                - include: {file: ../secret.yaml}
                """);

        assertThat(read().flaws())
                .containsExactly(new Flaw(
                        Kind.FILE_OUTSIDE_CHANGELOG,
                        new dev.edd.migration.Location("db/changelog/part.yaml", 2),
                        "../secret.yaml lies outside of the project.",
                        "Move what is needed into the changelog. If you trust whoever wrote it, allow it by name: "
                                + "-Dedd.allow=../secret.yaml"));
    }

    @Test
    void does_not_get_at_the_environment() {
        folder.with("master.yaml", changeSet("sql: {sql: \"SELECT '${PATH}', '${java.home}', '${nobody.knows}'\"}"));

        assertThat(read().flaws())
                .extracting(Flaw::kind, Flaw::what)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                Kind.ENVIRONMENT_IN_CHANGELOG,
                                "${PATH} asks for an environment variable or a system property."),
                        org.assertj.core.api.Assertions.tuple(
                                Kind.ENVIRONMENT_IN_CHANGELOG,
                                "${java.home} asks for an environment variable or a system property."));
        assertThat(read().flaws().toString()).doesNotContain(System.getenv("PATH"), System.getProperty("java.home"));
    }

    @Test
    void gets_a_variable_that_is_allowed_by_name() {
        folder.with("master.yaml", changeSet("sql: {sql: \"SELECT '${java.home}', '${nobody.knows}'\"}"));

        assertThat(read("env.java.home").migrations().get(0).statements().get(0).text())
                .isEqualTo("SELECT '%s', '${nobody.knows}'".formatted(System.getProperty("java.home")));
    }

    @Test
    void does_not_get_at_the_environment_from_formatted_SQL() {
        String sql = """
                --liquibase formatted sql
                --changeset a:1 context:@initial
                SELECT '${PATH}';
                """;
        folder.with("master.sql", sql).with("initial/0001_path.sql", sql);

        assertThat(read("master.sql", Set.of()).flaws())
                .extracting(flaw -> flaw.kind() + " " + flaw.location())
                .containsExactly("ENVIRONMENT_IN_CHANGELOG db/changelog/master.sql:3");
        assertThat(folder.read().flaws())
                .extracting(flaw -> flaw.kind() + " " + flaw.location())
                .contains("ENVIRONMENT_IN_CHANGELOG db/changelog/initial/0001_path.sql:3");
    }

    @Test
    void has_properties_of_its_own_even_if_the_environment_has_the_same() {
        folder.with(
                "master.yaml",
                "databaseChangeLog:\n- property: {name: path, value: own}\n"
                        + changeSet("sql: {sql: \"SELECT '${path}'\"}").replaceFirst("databaseChangeLog:\n", ""));

        assertThat(read().migrations().get(0).statements().get(0).text()).isEqualTo("SELECT 'own'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE databaseChangeLog [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE databaseChangeLog [<!ENTITY a 'aa'><!ENTITY e '&a;&a;&a;'>]>",
                "<!DOCTYPE databaseChangeLog SYSTEM 'http://localhost:1/x.dtd'>",
            })
    void has_no_entities(String documentType) {
        folder.with(
                "master.xml",
                documentType + "\n"
                        + xml("<changeSet id='1' author='a' context='@initial'><sql>SELECT '&e;'</sql></changeSet>"));

        assertThat(read("master.xml", Set.of()).flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.EXTERNAL_ENTITY);
            assertThat(flaw.location()).hasToString("db/changelog/master.xml:1");
        });
    }

    @Test
    void has_no_schema_of_another_place() {
        folder.with("master.xml", xml("").replace("dbchangelog-latest.xsd", "../../../../secret.xsd"));

        assertThat(read("master.xml", Set.of()).migrations()).isEmpty();
        assertThat(read("master.xml", Set.of()).flaws()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!java.net.URL ['http://localhost:1/']", "!!javax.script.ScriptEngineManager []"})
    void makes_no_objects_of_YAML_s_tags(String value) {
        folder.with("master.yaml", "databaseChangeLog:\n- property: {name: a, value: " + value + "}\n");

        assertThat(kinds()).containsExactly(Kind.UNREADABLE_CHANGELOG);
    }

    @Test
    void is_read_by_no_parser_but_those_of_Liquibase_s_own_formats() {
        folder.with("master.groovy", "println 1").with("master.yaml", """
                databaseChangeLog:
                - include: {file: db/changelog/master.groovy}
                """);

        assertThat(kinds()).containsExactly(Kind.UNREADABLE_CHANGELOG);
    }

    @Test
    void is_refused_a_link_that_leaves_the_plain_SQL_folder_unless_links_are_allowed() throws IOException {
        folder.with("initial/0001_shop.sql", "SELECT 1;").with("more/note.txt", "");
        Files.createSymbolicLink(folder.path("initial/0002_secret.sql"), project.resolveSibling("secret.sql"));
        Files.createSymbolicLink(folder.path("initial/all"), project.resolveSibling(""));
        Files.createSymbolicLink(folder.path("transition"), folder.path("more"));

        assertThat(folder.read().flaws())
                .filteredOn(flaw -> flaw.kind() == Kind.FILE_OUTSIDE_CHANGELOG)
                .extracting(flaw -> flaw.location() + " " + flaw.what())
                .containsExactlyInAnyOrder(
                        "db/changelog/initial/0002_secret.sql initial/0002_secret.sql links to a place outside of db/changelog.",
                        "db/changelog/initial/all initial/all links to a place outside of db/changelog.");
        Files.delete(folder.path("initial/all"));
        assertThat(new PlainSqlFolder(ChangelogFolder.PLACE, project, Set.of("links"))
                        .read(Dialect.OTHER)
                        .migrations())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.sql", "/db/changelog/initial/../../../secret.sql"})
    void is_refused_a_jar_whose_names_leave_it(String name) throws IOException {
        Path jar = project.resolve("shop.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("db/changelog/initial/0001_a.sql"));
            zip.write("SELECT 1;".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            zip.write("SELECT 2;".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(folder.read("shop.jar").migrations()).isEmpty();
        assertThat(folder.read("shop.jar").flaws())
                .singleElement()
                .extracting(Flaw::kind)
                .isEqualTo(Kind.NO_CHANGELOG);
        assertThat(project.resolveSibling("secret.sql")).hasContent("SELECT 'secret';");
    }

    private Changelog read(String... allowed) {
        return read("master.yaml", Set.of(allowed));
    }

    private Changelog read(String file, Set<String> allowed) {
        return new NativeChangelog(ChangelogFolder.PLACE + "/" + file, project, List.of(project), allowed)
                .read(Dialect.POSTGRESQL);
    }

    private List<Kind> kinds() {
        return read().flaws().stream().map(Flaw::kind).toList();
    }

    private static String changeSet(String change) {
        return """
                databaseChangeLog:
                - changeSet:
                    id: 1-boom
                    author: a
                    contextFilter: "@initial"
                    changes:
                    - %s
                """.formatted(change);
    }

    private static String xml(String content) {
        return """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                %s
                </databaseChangeLog>
                """.formatted(content);
    }

    /** Says that Liquibase has loaded it. */
    public static final class Filter implements IncludeAllFilter {
        static {
            loaded = true;
        }

        @Override
        public boolean include(String path) {
            return true;
        }
    }

    /** Says that Liquibase has made one of it. */
    public static final class Change extends SilentChange implements CustomSqlChange {
        @SuppressWarnings("StaticAssignmentInConstructor") // that is what the test looks for
        public Change() {
            loaded = true;
        }

        @Override
        public SqlStatement[] generateStatements(Database database) {
            return new SqlStatement[0];
        }
    }
}
