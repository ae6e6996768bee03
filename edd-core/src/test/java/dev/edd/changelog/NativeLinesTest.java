package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.sql.Action;
import dev.edd.sql.SqlParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where in the file of a native changelog what a changeset does stands. */
class NativeLinesTest {
    private final ChangelogFolder folder;

    NativeLinesTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
    }

    @Test
    void are_those_of_each_change_in_YAML() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1-x
                    author: a
                    contextFilter: "@initial"
                    changes:
                    # - dropColumn: {tableName: t, columnName: z}
                    - dropColumn:
                        tableName: t
                        columnName: a
                    - { dropColumn: { tableName: t, columnName: b } }
                    - sql:
                        sql: |
                          -- two of them
                          ALTER TABLE t
                            DROP COLUMN c,
                            DROP COLUMN d;

                          DROP TABLE u;
                    - sql: { sql: "ALTER TABLE t\\n DROP COLUMN e" }
                    - sql: { sql: "DROP TABLE v" }
                    rollback:
                    - dropColumn: {tableName: t, columnName: y}
                - changeSet:
                    id: 2-x
                    author: a
                    contextFilter: "@initial"
                    changes:
                    - dropColumn: {tableName: t, columnName: f}
                """);

        assertThat(lines("master.yaml")).containsExactly(8, 11, 16, 17, 19, 20, 21, 29);
    }

    @Test
    void are_those_of_each_change_in_XML() {
        folder.with("master.xml", """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="1-x" author="a" context="@initial">
                    <!-- <dropColumn tableName="t" columnName="z"/>
                         <dropColumn tableName="t" columnName="y"/> -->
                    <rollback>
                      <dropColumn tableName="t" columnName="x"/>
                    </rollback>
                    <dropColumn
                        tableName="t"
                        columnName="a"/>
                    <sql><![CDATA[
                      DELETE FROM t WHERE n < 5;
                      ALTER TABLE t DROP COLUMN b,
                        DROP COLUMN c;
                    ]]></sql>
                    <sql>DELETE FROM t WHERE n &lt; 5 AND
                      s = '&amp;';
                      DROP TABLE u;</sql>
                    <dropTable tableName="v"/>
                  </changeSet>
                </databaseChangeLog>
                """);

        assertThat(lines("master.xml")).containsExactly(11, 15, 16, 17, 19, 21, 22);
    }

    @Test
    void are_those_of_each_change_in_JSON() {
        folder.with("master.json", """
                {"databaseChangeLog": [
                  {"changeSet": {"id": "1-x", "author": "a", "contextFilter": "@initial",
                    "changes": [
                      {"dropColumn": {"tableName": "t", "columnName": "a"}},
                      {
                        "dropColumn":
                          {"tableName": "t", "columnName": "b"}
                      },
                      {"sql": {"sql": "DELETE FROM t;\\nALTER TABLE t\\nDROP COLUMN c"}},
                      {"sql": {
                        "sql": "DROP TABLE u"
                      }}]}}]}
                """);

        assertThat(lines("master.json")).containsExactly(4, 6, 9, 9, 11);
    }

    @Test
    void are_those_of_each_statement_in_formatted_SQL() {
        folder.with("master.sql", """
                --liquibase formatted sql

                --changeset a:1-x context:"@initial"
                DROP TABLE t;

                ALTER TABLE u
                  DROP COLUMN a,
                  DROP COLUMN b;
                --rollback SELECT 1;

                --changeset a:2-x context:"@initial"
                --comment: the same once more
                DROP TABLE t;
                """);

        assertThat(lines("master.sql")).containsExactly(4, 7, 8, 13);
    }

    @Test
    void are_told_beside_properties() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - property: {name: table, value: t}
                - changeSet:
                    id: 1-x
                    author: a
                    contextFilter: "@initial"
                    changes:
                    - sql:
                        sql: |
                          DELETE FROM u;
                          DROP TABLE ${table};
                """);

        assertThat(lines("master.yaml")).containsExactly(10, 11);
    }

    @Test
    void lead_to_the_change_where_the_SQL_stands_in_another_file() {
        folder.with("rows.sql", "DELETE FROM t;\nDROP TABLE t;\n").with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1-x
                    author: a
                    contextFilter: "@initial"
                    changes:
                    - dropTable: {tableName: u}
                    - sqlFile: {path: rows.sql, relativeToChangelogFile: true}
                """);

        assertThat(lines("master.yaml")).containsExactly(7, 8, 8);
    }

    @Test
    void lead_to_a_directive_that_is_wrong() {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1-x
                    author: a
                    contextFilter: "@transition"
                    changes:
                    - sql:
                        sql: |
                          --edd bakcfill: t by id
                          UPDATE t SET a = b WHERE id BETWEEN :from AND :to AND a IS NULL
                """);

        assertThat(folder.readNative("master.yaml", Dialect.H2, Set.of()).flaws())
                .extracting(Flaw::location)
                .extracting(Object::toString)
                .containsExactly("db/changelog/master.yaml:9");
    }

    private List<Integer> lines(String file) {
        return folder.readNative(file, Dialect.MYSQL, Set.of()).migrations().stream()
                .flatMap(migration -> SqlParser.understood(migration, Dialect.MYSQL).statements(Action.class).stream())
                .map(action -> action.location().line())
                .toList();
    }
}
