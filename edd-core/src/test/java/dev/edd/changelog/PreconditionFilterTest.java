package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Dialect;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.DropTable;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionFilterTest {
    private final ChangelogFolder folder;

    PreconditionFilterTest(@TempDir Path directory) {
        folder = new ChangelogFolder(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{onFail: MARK_RAN}, {dbms: {type: oracle}}]",
                "[{onFail: CONTINUE}, {dbms: {type: 'oracle,mssql'}}]",
                "[{onFail: MARK_RAN}, {not: [{dbms: {type: postgresql}}]}]",
                "[{onFail: MARK_RAN}, {or: [{dbms: {type: oracle}}, {dbms: {type: db2}}]}]",
                "[{onFail: MARK_RAN}, {tableExists: {tableName: parcel}}, {dbms: {type: oracle}}]"
            })
    void leaves_out_what_is_passed_over_on_that_database(String preconditions) {
        assertThat(drops(preconditions, Dialect.POSTGRESQL)).isFalse();
        assertThat(drops(preconditions, Dialect.OTHER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{onFail: HALT}, {dbms: {type: oracle}}]",
                "[{onFail: WARN}, {dbms: {type: oracle}}]",
                "[{onFail: MARK_RAN}, {dbms: {type: postgresql}}]",
                "[{onFail: MARK_RAN}, {not: [{dbms: {type: oracle}}]}]",
                "[{onFail: MARK_RAN}, {not: [{tableExists: {tableName: parcel}}]}]",
                "[{onFail: MARK_RAN}, {or: [{dbms: {type: oracle}}, {tableExists: {tableName: parcel}}]}]"
            })
    void keeps_what_may_be_carried_out(String preconditions) {
        assertThat(drops(preconditions, Dialect.POSTGRESQL)).isTrue();
    }

    private boolean drops(String preconditions, Dialect dialect) {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 7-split
                    author: shop
                    contextFilter: "@initial"
                    preConditions: %s
                    changes:
                    - sql: {sql: DROP TABLE parcel}
                """.formatted(preconditions));
        return folder.readNative("master.yaml", dialect).migrations().stream()
                .map(migration -> SqlParser.understood(migration, dialect))
                .anyMatch(migration -> !migration.statements(DropTable.class).isEmpty());
    }
}
