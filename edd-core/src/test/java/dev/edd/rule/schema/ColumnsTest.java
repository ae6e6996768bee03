package dev.edd.rule.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Engine;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.SqlParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final String SHOP =
            "CREATE TABLE t (id INT PRIMARY KEY, code VARCHAR(9) DEFAULT 'x', \"Odd name\" TEXT, CHECK (id > 0));";

    @Test
    void are_what_the_table_was_created_with() {
        assertThat(type(SHOP, "ALTER TABLE t DROP COLUMN code")).contains("VARCHAR(9)");
        assertThat(type(SHOP, "ALTER TABLE t DROP COLUMN \"Odd name\"")).contains("TEXT");
        assertThat(type(SHOP, "ALTER TABLE t DROP COLUMN other")).isEmpty();
    }

    @Test
    void are_what_was_done_to_them_since() {
        assertThat(type(SHOP + "ALTER TABLE t ALTER COLUMN code TYPE TEXT", "ALTER TABLE t DROP COLUMN code"))
                .contains("TEXT");
        assertThat(type(SHOP + "ALTER TABLE t DROP COLUMN code", "ALTER TABLE t ADD COLUMN code INT"))
                .isEmpty();
    }

    @Test
    void stay_what_they_are_where_they_are_added_only_if_they_are_not_there() {
        assertThat(type(SHOP + "ALTER TABLE t ADD COLUMN IF NOT EXISTS code INT", "ALTER TABLE t DROP COLUMN code"))
                .contains("VARCHAR(9)");
    }

    @Test
    void take_their_type_along_under_another_name_and_leave_nothing_under_the_old_one() {
        String renamed = SHOP + "ALTER TABLE t RENAME COLUMN code TO sku;";

        assertThat(type(renamed, "ALTER TABLE t DROP COLUMN sku")).contains("VARCHAR(9)");
        assertThat(type(renamed, "ALTER TABLE t DROP COLUMN code")).isEmpty();
        assertThat(type(renamed + "ALTER TABLE t RENAME COLUMN id TO code", "ALTER TABLE t DROP COLUMN code"))
                .contains("INT");
    }

    @Test
    void are_others_in_another_schema() {
        String both = "CREATE TABLE a.t (code INT); CREATE TABLE b.t (code TEXT);";

        assertThat(type(both, "ALTER TABLE a.t DROP COLUMN code")).contains("INT");
        assertThat(type(both, "ALTER TABLE b.t DROP COLUMN code")).contains("TEXT");
    }

    /** Returns what the column of an action was before it. */
    private static Optional<String> type(String before, String action) {
        Dialect dialect = Dialect.POSTGRESQL;
        List<Migration> understood = List.of(
                SqlParser.understood(Migrations.read("0001_shop/initial", before, dialect), dialect),
                SqlParser.understood(Migrations.read("0002_change/initial", action, dialect), dialect));
        Changelog changelog = Migrations.changelog(understood.toArray(Migration[]::new));
        Scene scene = new Scene(Engine.of(dialect), changelog.refactorings().get(1), changelog);
        ColumnAction asked = (ColumnAction) understood.get(1).statements().get(0);
        return Columns.at(scene, asked).map(Definition::type);
    }
}
