package dev.edd.rule.schema;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.understood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.Scene;
import dev.edd.sql.QualifiedName;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewTablesTest {
    @Test
    void knows_a_table_that_its_own_refactoring_creates() {
        assertThat(isNew("CREATE TABLE fresh (id int)", "fresh")).isTrue();
        assertThat(isNew("CREATE TABLE fresh (id int)", "item")).isFalse();
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
        Changelog changelog = changelog(
                understood("1_a/initial", "CREATE TABLE shop.item (id int)", Dialect.POSTGRESQL),
                understood("2_b/initial", "CREATE TABLE other (id int)", Dialect.POSTGRESQL),
                understood("3_c/initial", create, Dialect.POSTGRESQL));
        Scene scene = new Scene(
                Engine.of(Dialect.POSTGRESQL), changelog.refactorings().get(2), changelog);
        return NewTables.has(new QualifiedName(List.of(table.split("\\.")), table), scene);
    }
}
