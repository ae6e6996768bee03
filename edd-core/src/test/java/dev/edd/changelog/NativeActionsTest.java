package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.fixture.SilentChange;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.sql.Action;
import dev.edd.sql.Action.NotUnderstood;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.SqlParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What native changes do, told by the actions of the SQL that Liquibase makes of them. */
class NativeActionsTest {
    private static final Set<String> ALLOWED = Set.of("customChange", "executeCommand", "output");

    private final ChangelogFolder folder;

    NativeActionsTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
        folder.with("rows.csv", "id\n1\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dropColumn: {tableName: t, columnName: c} | DropColumn
                    dropColumn: {tableName: t, columns: [column: {name: a}, column: {name: b}]} | DropColumn DropColumn
                    renameColumn: {tableName: t, oldColumnName: c, newColumnName: d, columnDataType: int} | RenameColumn
                    renameTable: {oldTableName: t, newTableName: u} | RenameTable
                    modifyDataType: {tableName: t, columnName: c, newDataType: bigint} | ChangeType
                    addNotNullConstraint: {tableName: t, columnName: c, columnDataType: int} | SetNotNull
                    addNotNullConstraint: {tableName: t, columnName: c, columnDataType: int, defaultNullValue: 1} | Update SetNotNull
                    dropNotNullConstraint: {tableName: t, columnName: c, columnDataType: int} | DropNotNull
                    dropDefaultValue: {tableName: t, columnName: c, columnDataType: int} | DropDefault
                    addDefaultValue: {tableName: t, columnName: c, columnDataType: int, defaultValueNumeric: 1} | SetDefault
                    addColumn: {tableName: t, columns: [column: {name: c, type: int}]} | AddColumn
                    createTable: {tableName: t, columns: [column: {name: c, type: int}]} | CreateTable
                    dropTable: {tableName: t} | DropTable
                    createIndex: {tableName: t, indexName: i, columns: [column: {name: c}]} | CreateIndex
                    dropIndex: {tableName: t, indexName: i} | DropIndex
                    addUniqueConstraint: {tableName: t, columnNames: c, constraintName: k} | AddConstraint
                    addForeignKeyConstraint: {baseTableName: t, baseColumnNames: c, constraintName: k, referencedTableName: u, referencedColumnNames: id} | AddConstraint
                    addPrimaryKey: {tableName: t, columnNames: c, constraintName: k} | AddConstraint
                    dropUniqueConstraint: {tableName: t, constraintName: k} | DropConstraint
                    dropForeignKeyConstraint: {baseTableName: t, constraintName: k} | DropConstraint
                    createView: {viewName: v, selectQuery: SELECT 1} | CreateObject
                    dropView: {viewName: v} | DropObject
                    insert: {tableName: t, columns: [column: {name: c, valueNumeric: 1}]} | Insert
                    update: {tableName: t, columns: [column: {name: c, valueNumeric: 1}], where: c = 2} | Update
                    delete: {tableName: t, where: c = 2} | Delete
                    loadData: {tableName: t, file: db/changelog/rows.csv} | Insert
                    loadUpdateData: {tableName: t, file: db/changelog/rows.csv, primaryKey: id} | Insert
                    setColumnRemarks: {tableName: t, columnName: c, remarks: r, columnDataType: int} | Comment
                    mergeColumns: {tableName: t, column1Name: a, column2Name: b, joinString: x, finalColumnName: c, finalColumnType: varchar(9)} | AddColumn Update DropColumn DropColumn
                    addLookupTable: {existingTableName: t, existingColumnName: c, newTableName: u, newColumnName: d, constraintName: k, newColumnDataType: varchar(9)} | CreateTable SetNotNull AddConstraint AddConstraint
                    tagDatabase: {tag: x} | Query
                    empty: {} | Query
                    stop: {message: x} | Query
                    output: {message: x} | Query
                    """)
    void are_those_of_the_statement_that_the_database_gets(String change, String actions) {
        assertThat(kinds(change, Dialect.POSTGRESQL)).isEqualTo(actions);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void are_told_for_every_database(Dialect dialect) {
        assertThat(kinds("dropColumn: {tableName: t, columnName: c}", dialect)).isEqualTo("DropColumn");
        assertThat(kinds("addColumn: {tableName: t, columns: [column: {name: c, type: int}]}", dialect))
                .isEqualTo("AddColumn");
        assertThat(kinds("renameTable: {oldTableName: t, newTableName: u}", dialect))
                .isEqualTo("RenameTable");
        assertThat(kinds("insert: {tableName: t, columns: [column: {name: c, value: x}]}", dialect))
                .isEqualTo("Insert");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MYSQL | modifyDataType: {tableName: t, columnName: c, newDataType: bigint} | RedefineColumn
                    MYSQL | addNotNullConstraint: {tableName: t, columnName: c, columnDataType: int} | RedefineColumn
                    MARIADB | renameColumn: {tableName: t, oldColumnName: c, newColumnName: d, columnDataType: int} | RenameColumn RedefineColumn
                    MYSQL | renameView: {oldViewName: v, newViewName: w} | RenameTable
                    H2 | modifyDataType: {tableName: t, columnName: c, newDataType: bigint} | RedefineColumn
                    POSTGRESQL | createSequence: {sequenceName: s} | CreateObject
                    POSTGRESQL | dropSequence: {sequenceName: s} | DropObject
                    POSTGRESQL | renameView: {oldViewName: v, newViewName: w} | RenameTable
                    POSTGRESQL | dropPrimaryKey: {tableName: t, constraintName: k} | DropConstraint
                    POSTGRESQL | dropPrimaryKey: {tableName: t} | DropConstraint
                    POSTGRESQL | dropProcedure: {procedureName: p} | DropObject
                    POSTGRESQL | alterSequence: {sequenceName: s, incrementBy: 2} | ChangeObject
                    """)
    void differ_from_database_to_database(Dialect dialect, String change, String actions) {
        assertThat(kinds(change, dialect)).isEqualTo(actions);
    }

    @Test
    void know_the_traits_of_a_column() {
        AddColumn add = (AddColumn) actions("""
                addColumn:
                            schemaName: shop
                            tableName: t
                            columns:
                            - column: {name: c, type: int, defaultValueNumeric: 7, constraints: {nullable: false}}
                """, Dialect.POSTGRESQL).get(0);

        assertThat(add.column()).hasToString("shop.t.c");
        assertThat(add.definition().type()).isEqualToIgnoringCase("integer");
        assertThat(add.definition().defaultValue()).isEqualTo("7");
        assertThat(add.definition().traits()).containsExactly(ColumnAction.Trait.NOT_NULL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    customChange: {class: dev.edd.changelog.NativeActionsTest$Mover} | it runs the class dev.edd.changelog.NativeActionsTest$Mover
                    executeCommand: {executable: rm} | it runs the command rm
                    dropColumn: {columnName: c} | Liquibase rejects it: tableName is required for dropColumn on postgresql
                    dropAllForeignKeyConstraints: {baseTableName: t} | what dropAllForeignKeyConstraints does depends on what is in the database
                    """)
    void are_not_guessed(String change, String reason) {
        assertThat(actions(change, Dialect.POSTGRESQL))
                .singleElement()
                .isInstanceOfSatisfying(NotUnderstood.class, unknown -> assertThat(unknown.reason())
                        .isEqualTo(reason));
    }

    @Test
    void of_SQL_for_another_database_are_none() {
        String change = "sql: {dbms: mysql, sql: DROP TABLE t}\n    - dropTable: {tableName: u}";

        assertThat(kinds(change, Dialect.MYSQL)).isEqualTo("DropTable DropTable");
        assertThat(kinds(change, Dialect.POSTGRESQL)).isEqualTo("Query DropTable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql: {endDelimiter: \"/\", sql: \"CREATE TABLE u (id INT)\\n/\\nDROP TABLE t\"}",
                "sql: {endDelimiter: \"\\\\nGO\", sql: \"CREATE TABLE u (id INT)\\nGO\\nDROP TABLE t\"}",
            })
    void of_SQL_with_a_delimiter_of_its_own_are_all_of_them(String change) {
        assertThat(kinds(change, Dialect.POSTGRESQL)).isEqualTo("CreateTable DropTable");
    }

    @Test
    void are_the_same_in_XML_and_JSON() {
        folder.with("master.xml", """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="1-x" author="a" context="@initial"><dropColumn tableName="t" columnName="c"/></changeSet>
                </databaseChangeLog>""").with("master.json", """
                {"databaseChangeLog": [{"changeSet": {"id": "1-x", "author": "a", "contextFilter": "@initial",
                  "changes": [{"dropColumn": {"tableName": "t", "columnName": "c"}}]}}]}""");

        assertThat(kinds(
                        folder.readNative("master.xml", Dialect.H2).migrations().get(0), Dialect.H2))
                .isEqualTo("DropColumn");
        assertThat(kinds(
                        folder.readNative("master.json", Dialect.H2)
                                .migrations()
                                .get(0),
                        Dialect.H2))
                .isEqualTo("DropColumn");
    }

    private List<Action> actions(String change, Dialect dialect) {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1-x
                    author: a
                    contextFilter: "@initial"
                    changes:
                    - %s
                """.formatted(change));
        return SqlParser.understood(
                        folder.readNative("master.yaml", dialect, ALLOWED)
                                .migrations()
                                .get(0),
                        dialect)
                .statements(Action.class);
    }

    private String kinds(String change, Dialect dialect) {
        return kinds(actions(change, dialect));
    }

    private static String kinds(Migration migration, Dialect dialect) {
        return kinds(SqlParser.understood(migration, dialect).statements(Action.class));
    }

    private static String kinds(List<Action> actions) {
        return actions.stream().map(each -> each.getClass().getSimpleName()).collect(Collectors.joining(" "));
    }

    /** A change that only its author knows. */
    public static final class Mover extends SilentChange implements CustomTaskChange {
        @Override
        public void execute(Database database) {
            throw new UnsupportedOperationException("Whoever only judges runs nothing");
        }
    }
}
