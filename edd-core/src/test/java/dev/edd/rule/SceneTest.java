package dev.edd.rule;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneTest {
    private static final Changelog CHANGELOG = changelog(
            doing("1_a/initial", "CREATE TABLE shop.item (id int)"),
            doing("2_b/initial", "CREATE TABLE other (id int)"),
            doing("3_c/initial", "INSERT INTO \"item\" VALUES (1)"),
            doing("4_d/initial", "ALTER TABLE thing RENAME TO item"),
            doing("5_e/initial", "ALTER TABLE item ADD COLUMN a int, ADD COLUMN b int"));
    private static final Scene SCENE =
            new Scene(Engine.of(Dialect.POSTGRESQL), CHANGELOG.refactorings().get(4), CHANGELOG);

    @Test
    void knows_the_migrations_that_have_to_do_with_a_table_in_order_and_each_once() {
        AddColumn add =
                CHANGELOG.migrations().get(4).statements(AddColumn.class).get(0);

        assertThat(SCENE.about(add.table()))
                .extracting(each -> each.number().value())
                .containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void knows_a_table_that_its_own_refactoring_creates() {
        AddColumn add =
                CHANGELOG.migrations().get(4).statements(AddColumn.class).get(0);
        Scene creating = new Scene(
                Engine.of(Dialect.POSTGRESQL), CHANGELOG.refactorings().get(0), CHANGELOG);

        assertThat(creating.isNew(add.table())).isTrue();
        assertThat(SCENE.isNew(add.table())).isFalse();
    }

    @Test
    void knows_a_table_that_if_not_exists_leaves_alone() {
        assertThat(isNew("CREATE TABLE IF NOT EXISTS item (id int)", "item")).isFalse();
        assertThat(isNew("CREATE TABLE IF NOT EXISTS fresh (id int)", "fresh")).isTrue();
    }

    @Test
    void tells_a_new_table_from_the_one_of_that_name_in_another_schema() {
        assertThat(isNew("CREATE TABLE archive.other (id int)", "other")).isFalse();
        assertThat(isNew("CREATE TABLE archive.other (id int)", "archive.other"))
                .isTrue();
    }

    @Test
    void takes_a_table_with_a_schema_for_the_one_without_where_there_was_none() {
        assertThat(isNew("CREATE TABLE public.fresh (id int)", "fresh")).isTrue();
    }

    private static boolean isNew(String create, String table) {
        List<Migration> migrations = new ArrayList<>(CHANGELOG.migrations());
        migrations.add(doing("6_f/initial", create));
        Changelog changelog = changelog(migrations.toArray(Migration[]::new));
        Scene scene = new Scene(
                Engine.of(Dialect.POSTGRESQL), changelog.refactorings().get(5), changelog);
        return scene.isNew(new QualifiedName(List.of(table.split("\\.")), table));
    }

    private static Migration doing(String name, String sql) {
        Migration migration = migration(name);
        return SqlParser.understood(
                new Migration(
                        migration.id(),
                        migration.source(),
                        migration.directives(),
                        List.of(statement(sql, migration.location().path(), 1))),
                Dialect.POSTGRESQL);
    }
}
