package dev.edd.rule;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.understood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.sql.ColumnAction.AddColumn;
import org.junit.jupiter.api.Test;

class SceneTest {
    private static final Changelog CHANGELOG = changelog(
            understood("1_a/initial", "CREATE TABLE shop.item (id int)", Dialect.POSTGRESQL),
            understood("2_b/initial", "CREATE TABLE other (id int)", Dialect.POSTGRESQL),
            understood("3_c/initial", "INSERT INTO \"item\" VALUES (1)", Dialect.POSTGRESQL),
            understood("4_d/initial", "ALTER TABLE thing RENAME TO item", Dialect.POSTGRESQL),
            understood("5_e/initial", "ALTER TABLE item ADD COLUMN a int, ADD COLUMN b int", Dialect.POSTGRESQL));
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
}
