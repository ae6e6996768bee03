package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeChangelogTest {
    private static final String XML = """
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                    http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                <changeSet id="7-split" author="shop" context="@initial">
                    <sql>SELECT 1; SELECT 2;</sql>
                </changeSet>
            </databaseChangeLog>
            """;
    private static final String YAML = """
            databaseChangeLog:
              - changeSet:
                  id: 7-split
                  author: shop
                  context: "@initial"
                  changes:
                    - sql: {sql: SELECT 1; SELECT 2;}
            """;
    private static final String JSON = """
            {"databaseChangeLog": [
              {"changeSet": {
                "id": "7-split",
                "author": "shop",
                "context": "@initial",
                "changes": [{"sql": {"sql": "SELECT 1; SELECT 2;"}}]
              }}
            ]}
            """;
    private static final String FORMATTED_SQL = """
            --liquibase formatted sql

            --changeset shop:7-split context:@initial
            SELECT 1; SELECT 2;
            """;

    private final ChangelogFolder folder;

    NativeChangelogTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
    }

    @ParameterizedTest
    @CsvSource({"master.xml, 5", "master.yaml, 3", "master.json, 3", "master.sql, 3"})
    void reads_every_format_with_phase_number_and_line(String file, int line) {
        withEveryFormat();

        assertThat(folder.readNative(file).flaws()).isEmpty();
        assertThat(folder.readNative(file).migrations()).singleElement().satisfies(migration -> {
            assertThat(migration.id()).hasToString("0007_split/initial");
            assertThat(migration.source().changeset()).hasToString("db/changelog/" + file + "::7-split::shop");
            assertThat(migration.source().contexts()).isEqualTo("@initial");
            assertThat(migration.location()).hasToString("db/changelog/" + file + ":" + line);
            assertThat(migration.statements())
                    .extracting(statement -> statement.text())
                    .containsExactly("SELECT 1", "SELECT 2");
        });
    }

    private void withEveryFormat() {
        folder.with("master.xml", XML)
                .with("master.yaml", YAML)
                .with("master.json", JSON)
                .with("master.sql", FORMATTED_SQL);
    }

    @ParameterizedTest
    @CsvSource({
        "7-split, 0007_split/initial",
        "0007_split, 0007_split/initial",
        "V7__split, 0007_split/initial",
        "7, 0007/initial",
        "7split, 0007_split/initial",
        "split, 0042_orders/initial",
    })
    void takes_the_number_from_the_id_or_else_from_the_file_name(String id, String name) {
        folder.with("0042_orders.yaml", YAML.replace("7-split", '"' + id + '"'));

        assertThat(folder.readNative("0042_orders.yaml").migrations())
                .extracting(migration -> migration.id().toString())
                .containsExactly(name);
    }

    @Test
    void makes_one_refactoring_of_ids_that_differ_from_phase_to_phase() {
        folder.with("master.sql", """
                --liquibase formatted sql
                --changeset shop:7-split-initial context:@initial
                SELECT 1;
                --changeset shop:7-split-finalization context:@finalization
                SELECT 2;
                --changeset shop:8-add context:@initial
                SELECT 3;
                --changeset shop:8-drop context:@finalization
                SELECT 4;
                """);

        assertThat(folder.readNative("master.sql").migrations())
                .extracting(migration -> migration.id().toString())
                .containsExactly(
                        "0007_split/initial", "0007_split/finalization", "0008_add/initial", "0008_add/finalization");
    }

    @Test
    void keeps_the_names_of_two_changesets_that_clash() {
        folder.with("master.sql", """
                --liquibase formatted sql
                --changeset shop:7-split context:@initial
                SELECT 1;
                --changeset shop:7-merge context:@initial
                SELECT 2;
                """);

        assertThat(folder.readNative("master.sql").migrations())
                .extracting(migration -> migration.id().toString())
                .containsExactlyInAnyOrder("0007_split/initial", "0007_merge/initial");
    }

    @Test
    void reports_a_changeset_without_a_number() {
        folder.with("master.yaml", YAML.replace("7-split", "split"));

        assertThat(folder.readNative("master.yaml").flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.NO_SEQUENCE_NUMBER);
            assertThat(flaw.what())
                    .isEqualTo("Neither the id \"split\" nor the file master.yaml begins with a number.");
            assertThat(flaw.fix()).contains("\"0007-split\"");
        });
    }

    @Test
    void reports_a_number_that_is_too_large() {
        folder.with("master.yaml", YAML.replace("7-split", "9223372036854775808-split"));

        assertThat(kinds("master.yaml")).containsExactly(Kind.SEQUENCE_NUMBER_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "@initial, initial",
        "@transition, transition",
        "@finalization, finalization",
        "@INITIAL, initial",
    })
    void takes_the_phase_from_the_context(String context, String phase) {
        folder.with("master.yaml", YAML.replace("@initial", context));

        assertThat(folder.readNative("master.yaml").flaws()).isEmpty();
        assertThat(folder.readNative("master.yaml").migrations())
                .extracting(migration -> migration.phase().toString())
                .containsExactly(phase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "test", "@test", "@initial and test", "@initial or @transition", "!finalization"})
    void reports_a_changeset_without_a_single_phase_and_leaves_it_out(String context) {
        folder.with("master.yaml", YAML.replace("@initial", context));

        assertThat(kinds("master.yaml")).containsExactly(Kind.NO_PHASE_CONTEXT);
        assertThat(folder.readNative("master.yaml").migrations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"initial", "initial and !test", "transition", "FINALIZATION"})
    void reports_a_phase_that_runs_where_no_context_is_given(String context) {
        folder.with("master.yaml", YAML.replace("@initial", context));

        assertThat(kinds("master.yaml")).containsExactly(Kind.FAIL_OPEN_CONTEXT);
    }

    /** Liquibase 5 runs them only where all that has an {@code @} is asked for. */
    @Tag("liquibase4")
    @ParameterizedTest
    @ValueSource(strings = {"@initial and !test", "@initial and (!eu or us)"})
    void reports_a_phase_that_the_words_beside_it_open_again(String context) {
        folder.with("master.yaml", YAML.replace("@initial", context));

        assertThat(kinds("master.yaml")).containsExactly(Kind.FAIL_OPEN_CONTEXT);
    }

    @Test
    void takes_the_phase_from_the_context_of_an_include() {
        folder.with("master.yaml", """
                        databaseChangeLog:
                          - include: {file: part.yaml, relativeToChangelogFile: true, contextFilter: "@finalization"}
                        """).with("part.yaml", YAML.replace("context: \"@initial\"", "runOnChange: false"));

        assertThat(folder.readNative("master.yaml").flaws()).isEmpty();
        assertThat(folder.readNative("master.yaml").migrations())
                .extracting(migration -> migration.id().toString())
                .containsExactly("0007_split/finalization");
    }

    @Test
    void reads_what_a_changelog_includes() {
        withEveryFormat();
        folder.with("top.yaml", """
                databaseChangeLog:
                  - include: {file: db/changelog/master.xml}
                  - includeAll: {path: more/, relativeToChangelogFile: true}
                """)
                .with("more/0008_merge.sql", FORMATTED_SQL.replace("7-split", "merge"))
                .with("more/0009_drop.json", JSON.replace("7-split", "drop"));

        assertThat(folder.readNative("top.yaml").migrations())
                .extracting(migration -> migration.id() + " " + migration.location())
                .containsExactly(
                        "0007_split/initial db/changelog/master.xml:5",
                        "0008_merge/initial db/changelog/more/0008_merge.sql:3",
                        "0009_drop/initial db/changelog/more/0009_drop.json:3");
    }

    @Test
    void reports_plain_sql_that_include_all_would_run_in_every_phase() {
        folder.with("top.yaml", """
                databaseChangeLog:
                  - includeAll: {path: more/, relativeToChangelogFile: true}
                """).with("more/0008_merge.sql", "SELECT 1;");

        assertThat(kinds("top.yaml")).containsExactly(Kind.NO_PHASE_CONTEXT);
    }

    @Test
    void reads_a_plain_sql_folder_that_a_changelog_includes() {
        folder.with("master.yaml", """
                        databaseChangeLog:
                          - include: {file: edd.yaml, relativeToChangelogFile: true}
                        """)
                .with("edd.yaml", "")
                .with("initial/0007_split.sql", "SELECT 1;")
                .with("finalization/0007_split.sql", "SELECT 2;");

        assertThat(folder.readNative("master.yaml").flaws()).isEmpty();
        assertThat(identities(folder.readNative("master.yaml")))
                .isEqualTo(identities(folder.read()))
                .hasSize(2);
    }

    @Test
    void shows_the_files_of_an_included_folder_from_the_project_as_well() {
        folder.with("resources/db/master.yaml", """
                        databaseChangeLog:
                          - include: {file: refactorings/edd.yaml}
                        """)
                .with("resources/refactorings/edd.yaml", "")
                .with("resources/refactorings/initial/0007_split.sql", "SELECT 1;");
        Path base = folder.path("");

        Changelog changelog =
                new NativeChangelog("db/master.yaml", base, List.of(base.resolve("resources"))).read(Dialect.OTHER);

        assertThat(changelog.migrations()).singleElement().satisfies(migration -> assertThat(migration.location())
                .hasToString("resources/refactorings/initial/0007_split.sql"));
    }

    @Test
    void reports_a_phase_that_stands_behind_a_later_one() {
        folder.with("master.sql", """
                --liquibase formatted sql
                --changeset shop:7-split context:@finalization
                SELECT 1;
                --changeset shop:7-add context:@initial
                SELECT 2;
                """);

        assertThat(folder.readNative("master.sql").flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.PHASES_OUT_OF_ORDER);
            assertThat(flaw.location()).hasToString("db/changelog/master.sql:4");
            assertThat(flaw.fix()).isEqualTo("Move it before db/changelog/master.sql:2.");
        });
    }

    @Test
    void passes_changesets_for_other_databases_over() {
        folder.with("master.sql", """
                --liquibase formatted sql
                --changeset shop:7-split context:@initial dbms:postgresql
                SELECT 1;
                --changeset shop:7-split-h2 context:@initial dbms:h2
                SELECT 2;
                --changeset shop:8-merge context:@initial
                SELECT 3;
                """);

        assertThat(folder.readNative("master.sql", Dialect.H2).migrations())
                .extracting(migration -> migration.source().changeset().id())
                .containsExactly("7-split-h2", "8-merge");
        assertThat(folder.readNative("master.sql", Dialect.POSTGRESQL).migrations())
                .extracting(migration -> migration.source().changeset().id())
                .containsExactly("7-split", "8-merge");
    }

    @Test
    void counts_changesets_for_different_databases_once_where_the_database_is_not_known() {
        folder.with("master.sql", """
                --liquibase formatted sql
                --changeset shop:7-split context:@initial dbms:postgresql
                SELECT 1;
                --changeset shop:7-split-h2 context:@initial dbms:h2
                SELECT 2;
                """);

        assertThat(folder.readNative("master.sql").migrations()).hasSize(1);
    }

    @Test
    void passes_a_changeset_over_that_excludes_the_database() {
        folder.with("master.sql", """
                --liquibase formatted sql
                --changeset shop:7-split context:@initial dbms:!h2
                SELECT 1;
                --changeset shop:8-merge context:@initial
                SELECT 3;
                """);

        assertThat(folder.readNative("master.sql", Dialect.H2).migrations())
                .extracting(migration -> migration.source().changeset().id())
                .containsExactly("8-merge");
        assertThat(folder.readNative("master.sql", Dialect.POSTGRESQL).migrations())
                .hasSize(2);
    }

    @Test
    void leaves_out_what_is_done_to_the_sql_of_other_databases() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 7-split
                    author: shop
                    contextFilter: "@initial"
                    modifySql: {dbms: mssql, append: {value: " WITH (ONLINE = ON)"}}
                    changes:
                    - sql: {sql: SELECT 1}
                """);

        assertThat(folder.readNative("master.yaml").flaws()).isNotEmpty();
        assertThat(folder.readNative("master.yaml", Dialect.POSTGRESQL).flaws()).isEmpty();
        assertThat(folder.readNative("master.yaml", Dialect.POSTGRESQL).migrations())
                .hasSize(1);
    }

    @Test
    void reads_directives_from_a_changeset_s_comment() {
        folder.with("master.xml", XML.replace("<sql>", """
                <comment>
                    splits the code
                    --edd requires: 5
                    --edd relase: 2.4.0
                </comment>
                <sql>"""));

        Changelog changelog = folder.readNative("master.xml");

        assertThat(changelog.flaws()).extracting(Flaw::kind).containsExactly(Kind.UNKNOWN_DIRECTIVE);
        assertThat(changelog.migrations().get(0).directives().requires()).hasSize(1);
    }

    @Test
    void reports_a_changeset_without_a_change() {
        folder.with("master.xml", XML.replace("<sql>SELECT 1; SELECT 2;</sql>", ""));

        assertThat(kinds("master.xml")).containsExactly(Kind.EMPTY_MIGRATION);
    }

    @Test
    void reports_a_changelog_without_a_changeset() {
        folder.with("master.yaml", "databaseChangeLog: []\n");

        assertThat(kinds("master.yaml")).containsExactly(Kind.NO_CHANGELOG);
    }

    @Test
    void reports_a_file_that_does_not_exist_and_says_where_it_looked() {
        assertThat(folder.readNative("master.yaml").flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.NO_CHANGELOG);
            assertThat(flaw.fix()).contains("looked at db/changelog/master.yaml");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "master.yaml | databaseChangeLog: [",
                "master.yaml | nothing: here",
                "master.xml | <databaseChangeLog>",
                "master.json | {",
                "master.txt | what is this",
                "master.yaml | databaseChangeLog: [{include: {file: nowhere.yaml}}]",
            })
    void reports_a_file_that_liquibase_cannot_parse(String file, String text) {
        folder.with(file, text);

        assertThat(folder.readNative(file).flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.UNREADABLE_CHANGELOG);
            assertThat(flaw.location()).hasToString("db/changelog/" + file);
        });
    }

    @Test
    void expands_the_properties_of_the_changelog() {
        folder.with(
                "master.sql",
                FORMATTED_SQL
                        .replace("\n\n", "\n--property name:rows value:12\n")
                        .replace("SELECT 1", "SELECT ${rows}"));

        assertThat(folder.readNative("master.sql")
                        .migrations()
                        .get(0)
                        .statements()
                        .get(0)
                        .text())
                .isEqualTo("SELECT 12");
    }

    @Test
    void has_the_same_identity_in_a_jar() {
        withEveryFormat();
        folder.pack("shop.jar", "");
        Path project = folder.project();

        Changelog packed =
                new NativeChangelog("shop.jar!/db/changelog/master.xml", project, List.of()).read(Dialect.OTHER);

        assertThat(identities(packed)).isEqualTo(identities(folder.readNative("master.xml")));
        assertThat(packed.migrations())
                .extracting(Migration::location)
                .extracting(Object::toString)
                .containsExactly("shop.jar!/db/changelog/master.xml:5");
    }

    @Test
    void has_the_path_below_the_resource_folder() {
        folder.with("src/main/resources/db/master.yaml", YAML);
        Path base = folder.path("");

        for (String file : List.of("src/main/resources/db/master.yaml", "db/master.yaml")) {
            assertThat(new NativeChangelog(file, base, List.of(base.resolve("src/main/resources")))
                            .read(Dialect.OTHER)
                            .migrations())
                    .extracting(migration -> migration.source().changeset().path() + " " + migration.location())
                    .containsExactly("db/master.yaml src/main/resources/db/master.yaml:3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.jar!/db/changelog/master.xml", "nowhere.jar!/db/changelog/master.xml"})
    void reports_a_jar_that_cannot_be_opened(String file) throws IOException {
        Files.writeString(folder.project().resolve("shop.jar"), "PK and nothing else");

        assertThat(new NativeChangelog(file, folder.project(), List.of())
                        .read(Dialect.OTHER)
                        .flaws())
                .singleElement()
                .extracting(Flaw::kind)
                .isIn(Kind.NO_CHANGELOG, Kind.UNREADABLE_CHANGELOG);
    }

    private List<Kind> kinds(String file) {
        return folder.readNative(file).flaws().stream().map(Flaw::kind).toList();
    }

    private static List<String> identities(Changelog changelog) {
        return changelog.migrations().stream()
                .map(migration -> migration.id() + " " + migration.source().changeset() + " "
                        + migration.source().checksum())
                .toList();
    }

    @Test
    void reports_a_file_that_a_change_names_and_that_does_not_exist() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1-load
                    author: a
                    contextFilter: "@initial"
                    changes:
                    - loadData: {tableName: t, file: rows.csv}
                """);

        assertThat(folder.readNative("master.yaml").flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.UNREADABLE_CHANGELOG);
            assertThat(flaw.what()).contains("rows.csv was not found");
        });
    }
}
