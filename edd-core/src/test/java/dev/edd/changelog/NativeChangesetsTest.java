package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Migration;
import dev.edd.sql.Action;
import dev.edd.sql.SqlParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.core.H2Database;
import liquibase.exception.LiquibaseException;
import liquibase.parser.core.yaml.YamlChangeLogParser;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Liquibase's own attributes of changesets, properties and includes come to. */
class NativeChangesetsTest {
    private final ChangelogFolder folder;

    NativeChangesetsTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
    }

    @ParameterizedTest
    @CsvSource({"H2, bigint", "POSTGRESQL, varchar(9)", "MYSQL, ${type}"})
    void take_the_value_that_a_property_has_for_the_database(Dialect dialect, String type) {
        folder.with("master.yaml", """
                databaseChangeLog:
                - property: {name: type, value: varchar(9), dbms: postgresql}
                - property: {name: type, value: bigint, dbms: h2}
                - changeSet: {id: 1, author: a, context: "@initial", changes: [sql: {sql: "SELECT ${type}"}]}
                """);

        assertThat(texts("master.yaml", dialect)).containsExactly("SELECT " + type);
    }

    @Test
    void take_no_value_that_a_property_has_for_another_context() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - property: {name: rows, value: 1, context: test}
                - property: {name: rows, value: 2, context: "@initial"}
                - changeSet: {id: 1, author: a, context: "@initial", changes: [sql: {sql: "SELECT ${rows}"}]}
                """);

        assertThat(texts("master.yaml", Dialect.H2)).containsExactly("SELECT 2");
    }

    @Test
    void know_the_name_of_the_database() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - include: {file: "${database.typeName}/part.yaml", relativeToChangelogFile: true}
                """).with("h2/part.yaml", """
                databaseChangeLog:
                - changeSet: {id: 1, author: a, context: "@initial", changes: [sql: {sql: "SELECT '${database.typeName}'"}]}
                """);

        assertThat(texts("master.yaml", Dialect.H2)).containsExactly("SELECT 'h2'");
    }

    @Test
    void have_the_checksums_of_Liquibase_where_changes_are_for_one_database() throws Exception {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1
                    author: a
                    context: "@initial"
                    changes:
                    - sql: {sql: SELECT 1, dbms: h2}
                    - sql: {sql: SELECT 2, dbms: postgresql}
                    - insert: {tableName: t, dbms: "h2, mysql", columns: [column: {name: c, value: x}]}
                """);

        assertThat(folder.readNative("master.yaml", Dialect.H2).migrations())
                .extracting(migration -> migration.source().checksum())
                .containsExactly(plainChecksum());
    }

    private String plainChecksum() throws LiquibaseException, IOException {
        H2Database database = new H2Database();
        ChangeLogParameters parameters = new ChangeLogParameters(database);
        parameters.setContexts(new Contexts("@initial"));
        DirectoryResourceAccessor files = new DirectoryResourceAccessor(folder.project());
        return LiquibaseScope.call(Map.of("database", database), () -> {
            DatabaseChangeLog changeLog =
                    new YamlChangeLogParser().parse(ChangelogFolder.PLACE + "/master.yaml", parameters, files);
            ChangeSet changeSet = changeLog.getChangeSets().get(0);
            return changeSet.generateCheckSum(ChecksumVersion.latest()).toString();
        });
    }

    @Test
    void are_passed_over_where_their_only_change_is_for_another_database() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet: {id: 1, author: a, context: "@initial", changes: [sql: {sql: SELECT 1, dbms: postgresql}]}
                - changeSet: {id: 2, author: a, context: "@initial", changes: [sql: {sql: SELECT 2}]}
                """);

        assertThat(texts("master.yaml", Dialect.H2)).containsExactly("SELECT 2");
        assertThat(texts("master.yaml", Dialect.POSTGRESQL)).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void may_all_be_for_another_database() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet: {id: 1, author: a, context: "@initial", dbms: mysql, changes: [sql: {sql: SELECT 1}]}
                """);

        assertThat(folder.readNative("master.yaml", Dialect.H2).flaws()).isEmpty();
    }

    @Test
    void are_passed_over_where_they_or_their_file_are_ignored() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - include: {file: part.yaml, relativeToChangelogFile: true, ignore: true}
                - changeSet: {id: 2, author: a, context: "@initial", ignore: true, changes: [sql: {sql: SELECT 2}]}
                - changeSet: {id: 3, author: a, context: "@initial", changes: [sql: {sql: SELECT 3}]}
                """).with("part.yaml", """
                databaseChangeLog:
                - changeSet: {id: 1, author: a, context: "@initial", changes: [sql: {sql: SELECT 1}]}
                """);

        assertThat(texts("master.yaml", Dialect.H2)).containsExactly("SELECT 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"master.yaml", "part.yaml"})
    void of_a_file_that_includes_itself_cannot_be_read(String included) {
        folder.with("master.yaml", """
                databaseChangeLog:
                - include: {file: part.yaml, relativeToChangelogFile: true}
                """).with("part.yaml", """
                databaseChangeLog:
                - include: {file: %s, relativeToChangelogFile: true}
                """.formatted(included));

        assertThat(folder.readNative("master.yaml").flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.UNREADABLE_CHANGELOG);
            assertThat(flaw.what())
                    .contains("db/changelog/%1$s includes itself: db/changelog/%1$s -> ".formatted(included));
        });
    }

    @Test
    void whose_SQL_lies_in_a_file_that_is_missing_cannot_be_read() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1-shop
                    author: ann
                    context: "@initial"
                    changes:
                    - sqlFile: {path: nothing.sql}
                """);

        assertThat(folder.readNative("master.yaml").flaws()).singleElement().satisfies(flaw -> assertThat(flaw.what())
                .isEqualTo("db/changelog/master.yaml cannot be parsed: "
                        + "The file nothing.sql was not found in the configured search path"));
    }

    @ParameterizedTest
    @CsvSource({"ANY, 9:other, true", "9:0123, 9:0123, true", "9:0123, 9:4567, false"})
    void may_take_other_checksums_for_theirs(String valid, String recorded, boolean accepted) {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1
                    author: a
                    context: "@initial"
                    validCheckSum: "%s"
                    changes: [sql: {sql: SELECT 1}]
                """.formatted(valid));

        assertThat(folder.readNative("master.yaml").migrations())
                .extracting(migration -> migration.source().accepts(recorded))
                .containsExactly(accepted);
    }

    @Test
    void have_directives_above_the_first_statement_of_their_SQL() {
        folder.with("master.sql", """
                --liquibase formatted sql
                --changeset a:1 context:@initial
                --edd release: 2.4.0
                SELECT 1;
                --changeset a:1-move context:@transition
                --edd backfill: t by id
                UPDATE t SET c = 1 WHERE id BETWEEN :from AND :to;
                --edd remaining: SELECT 1
                --rollback SELECT 2;
                """);

        Changelog changelog = folder.readNative("master.sql");

        assertThat(changelog.flaws())
                .extracting(Flaw::kind, Flaw::what)
                .containsExactly(tuple(
                        Kind.MISPLACED_DIRECTIVE, "\"--edd remaining: SELECT 1\" stands behind the first statement."));
        assertThat(changelog.migrations()).extracting(Migration::isBackfill).containsExactly(false, true);
        assertThat(changelog.migrations().get(0).directives().named(Name.RELEASE))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--liquibase formatted sql", "-- Liquibase Formatted SQL", "\n--liquibase formatted SQL x:y"})
    void of_a_phase_s_folder_are_known_by_the_header_that_Liquibase_takes(String header) {
        folder.with("initial/0001_a.sql", header + "\n--changeset a:1-x\nSELECT 1;\n");

        assertThat(folder.read().migrations())
                .extracting(migration -> migration.source().changeset().id())
                .containsExactly("1-x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | NotUnderstood",
                "splitStatements:false | CreateRoutine",
                "endDelimiter:@ | CreateRoutine",
            })
    void are_not_judged_by_a_statement_that_Liquibase_cuts(String attributes, String action) {
        folder.with("master.sql", """
                --liquibase formatted sql
                --changeset a:1 context:@initial %s
                CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; SELECT 2; $$
                """.formatted(attributes));

        Migration migration =
                folder.readNative("master.sql", Dialect.POSTGRESQL).migrations().get(0);

        assertThat(SqlParser.understood(migration, Dialect.POSTGRESQL).statements(Action.class))
                .extracting(found -> found.getClass().getSimpleName())
                .containsExactly(action);
    }

    private List<String> texts(String file, Dialect dialect) {
        Changelog changelog = folder.readNative(file, dialect);
        assertThat(changelog.flaws()).isEmpty();
        return changelog.migrations().stream()
                .flatMap(migration -> migration.statements().stream())
                .map(statement -> statement.text())
                .toList();
    }
}
