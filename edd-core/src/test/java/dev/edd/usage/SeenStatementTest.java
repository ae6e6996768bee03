package dev.edd.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeenStatementTest {
    private static final Removal CODE = new Removal("inventory", "code", "inventory.code");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, code FROM inventory WHERE id = $1",
                "SELECT `id` , `code` FROM `inventory` WHERE `id` = ?",
                "select i1_0.id, i1_0.code from inventory i1_0",
                "select i.code from public.inventory as i join item o on o.id = i.id",
                "UPDATE \"INVENTORY\" SET CODE = $1",
                "INSERT INTO inventory (id, code) VALUES ($1, $2)",
                "DELETE FROM inventory WHERE inventory.code = $1",
                "WITH old AS (SELECT code FROM inventory) SELECT * FROM old",
                "SELECT x.code FROM (SELECT code FROM inventory) x",
            })
    void names_a_column_of_its_table(String text) {
        assertThat(new SeenStatement(text).names(CODE)).isTrue();
        assertThat(new SeenStatement(text).readsOrWrites()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM inventory",
                "SELECT code FROM item",
                "SELECT o.code, i.id FROM inventory i JOIN orders o ON o.id = i.id",
                "SELECT location AS code FROM inventory",
                "SELECT codes, code_2, recode FROM inventory",
                "SELECT id FROM inventory WHERE location = 'code'",
                "SELECT id /* code */ FROM inventory -- code",
                "SELECT id FROM inventory WHERE id = :code",
                "SELECT * FROM inventory",
            })
    void does_not_name_another_one(String text) {
        assertThat(new SeenStatement(text).names(CODE)).isFalse();
    }

    @Test
    void names_a_table_wherever_it_stands() {
        Removal table = new Removal("old_items", "", "old_items");
        assertThat(new SeenStatement("SELECT * FROM a JOIN shop.old_items USING (id)").names(table))
                .isTrue();
        assertThat(new SeenStatement("SELECT * FROM older_items").names(table)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE inventory DROP COLUMN code",
                "CREATE INDEX i ON inventory (code)",
                "EXPLAIN SELECT code FROM inventory",
                "ANALYZE inventory",
                "",
            })
    void is_nobodys_use_where_it_is_not_about_rows(String text) {
        assertThat(new SeenStatement(text).readsOrWrites()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "UPDATE a SET b = 'x' WHERE id BETWEEN :from AND :to | UPDATE a SET b = $1 WHERE id BETWEEN $2 AND $3",
                "update a set b = SUBSTRING(c, 1, 6) | UPDATE `a` SET `b` = SUBSTR ( `c` , ... )",
                "SELECT b FROM a WHERE id IN (1, 2, 3) | SELECT b FROM a WHERE id IN ($1 /*, ... */)",
                "SELECT COUNT(*) FROM a WHERE b IS NULL | SELECT COUNT ( * ) FROM `a` WHERE `b` IS NULL",
            })
    void has_the_shape_of_what_was_written(String written, String seen) {
        assertThat(new SeenStatement(seen).shape()).isEqualTo(new SeenStatement(written).shape());
    }

    @Test
    void has_another_shape_than_another_statement() {
        assertThat(new SeenStatement("SELECT b FROM a WHERE c = 1").shape())
                .isNotEqualTo(new SeenStatement("SELECT b FROM a WHERE d = 1").shape());
    }

    @Test
    void is_quoted_in_one_line_of_moderate_length() {
        assertThat(new SeenStatement("SELECT 1\n  FROM a").quote()).isEqualTo("SELECT 1 FROM a");
        assertThat(new SeenStatement("SELECT " + "a, ".repeat(200)).quote())
                .hasSize(202)
                .endsWith(" …");
    }
}
