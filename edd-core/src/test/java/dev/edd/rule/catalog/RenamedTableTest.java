package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenamedTableTest {
    private final PhaseRule rule = new RenamedTable();

    @Test
    void flags_a_table_renamed_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER TABLE inventory RENAME TO stock"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_table_moved_to_another_schema() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER TABLE inventory SET SCHEMA store"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_table_renamed_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("transition", "RENAME TABLE inventory TO stock"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void accepts_a_view_under_the_old_name() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory RENAME TO stock;
                        CREATE VIEW inventory AS SELECT * FROM stock""")).isEmpty();
    }

    @Test
    void wants_a_synonym_on_h2_where_nobody_writes_through_a_view() {
        assertThat(Trial.of(rule, Dialect.H2).findings("initial", """
                        ALTER TABLE inventory RENAME TO stock;
                        CREATE VIEW inventory AS SELECT * FROM stock;
                        ALTER TABLE parts RENAME TO part;
                        CREATE SYNONYM parts FOR part"""))
                .extracting(Finding::fix)
                .containsExactly("""
                        Leave a synonym under the old name until no one uses it; rows can be written through it, as through no view of H2's:
                        -- initial
                        ALTER TABLE inventory RENAME TO stock;
                        CREATE SYNONYM inventory FOR stock;
                        -- finalization
                        DROP SYNONYM IF EXISTS inventory;""");
    }

    @Test
    void flags_a_view_that_does_not_show_every_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0001_shop/initial", Trial.SHOP, "initial", """
                        ALTER TABLE inventory RENAME TO stock;
                        CREATE VIEW inventory AS SELECT id, code FROM stock"""))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_view_that_shows_every_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0001_shop/initial", Trial.SHOP, "initial", """
                        ALTER TABLE inventory RENAME TO stock;
                        CREATE VIEW inventory AS SELECT id, code, quantity, title AS name FROM stock"""))
                .isEmpty();
    }

    @Test
    void flags_an_empty_table_or_other_rows_under_the_old_name() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory RENAME TO stock;
                        CREATE TABLE inventory (id INT);
                        ALTER TABLE parts RENAME TO part;
                        CREATE VIEW parts AS SELECT count(*) AS id FROM part"""))
                .containsExactly("initial/0007_split.sql:1", "initial/0007_split.sql:3");
    }

    @Test
    void flags_what_the_next_release_uses_renamed_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE TABLE stock (id INT)",
                                "finalization",
                                "DROP TABLE inventory;\nALTER TABLE stock RENAME TO inventory"))
                .containsExactly("finalization/0007_split.sql:2");
    }

    @Test
    void accepts_two_tables_that_change_places() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("initial", "RENAME TABLE inventory TO old_inventory, new_inventory TO inventory"))
                .isEmpty();
    }

    @Test
    void accepts_a_table_of_its_own() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE stock (a INT);
                        ALTER TABLE stock RENAME TO stocks""")).isEmpty();
    }

    @Test
    void accepts_what_no_one_uses_put_aside_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE inventory RENAME TO unused_inventory"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "ALTER TABLE inventory RENAME TO stock"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial renames inventory to stock.");
                    assertThat(finding.fix()).isEqualTo("""
                        Leave a view under the old name, with the same privileges, until no one uses it; rows can be written through it:
                        -- initial
                        ALTER TABLE inventory RENAME TO stock;
                        CREATE VIEW inventory AS SELECT * FROM stock;
                        -- finalization
                        DROP VIEW IF EXISTS inventory;""");
                });
    }

    @Test
    void lets_nobody_come_between_the_table_and_the_view_where_each_statement_commits() {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("initial", "ALTER TABLE shop.inventory RENAME TO shop.stock"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- initial
                        CREATE TABLE shop.stock LIKE shop.inventory;
                        CREATE VIEW shop.inventory_view AS SELECT * FROM shop.stock;
                        RENAME TABLE shop.stock TO shop.inventory_empty, shop.inventory TO shop.stock, shop.inventory_view TO shop.inventory;
                        -- finalization
                        DROP VIEW IF EXISTS shop.inventory;
                        DROP TABLE IF EXISTS shop.inventory_empty;"""));
    }

    @Test
    void leaves_a_view_in_the_old_schema() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "ALTER TABLE shop.orders SET SCHEMA archive"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains(
                                "ALTER TABLE shop.orders SET SCHEMA archive;",
                                "CREATE VIEW shop.orders AS SELECT * FROM archive.orders;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHERE quantity > 0", "ORDER BY id LIMIT 10", "JOIN shops ON shops.id = stock.id"})
    void flags_a_view_that_shows_other_rows(String rest) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "ALTER TABLE inventory RENAME TO stock; CREATE VIEW inventory AS SELECT * FROM stock "
                                        + rest))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_view_with_such_words_in_a_comment() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory RENAME TO stock;
                        CREATE VIEW inventory AS SELECT * FROM stock -- where the old release looks""")).isEmpty();
    }

    @Test
    void flags_a_table_that_takes_a_name_and_leaves_its_own_to_none() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0001_shop/initial", """
                        CREATE TABLE a (id INT);
                        CREATE TABLE b (id INT);
                        CREATE TABLE c (id INT)""", "initial", """
                        ALTER TABLE a RENAME TO swapped;
                        ALTER TABLE b RENAME TO a;
                        ALTER TABLE c RENAME TO b;"""))
                .containsExactly("initial/0007_split.sql:3");
    }

    @Test
    void accepts_a_swap_through_a_third_name_and_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("0001_shop/initial", """
                        CREATE TABLE a (id INT);
                        CREATE TABLE b (id INT);
                        CREATE TABLE b_new (id INT)""", "initial", """
                        ALTER TABLE a RENAME TO swapped;
                        ALTER TABLE b RENAME TO a;
                        ALTER TABLE swapped RENAME TO b;""", "0008_new/initial", """
                        ALTER TABLE b RENAME TO b_old;
                        ALTER TABLE b_new RENAME TO b;"""))
                .isEmpty();
    }

    @Test
    void flags_an_empty_table_that_takes_the_name_of_a_full_one() {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("0001_shop/initial", Trial.SHOP, "initial", """
                        CREATE TABLE inventory_new LIKE inventory;
                        RENAME TABLE inventory TO inventory_old, inventory_new TO inventory"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Fill the new table before it takes the name, have triggers write into it what changes meanwhile, and swap the two at the end:
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE <it is not there yet>
                        INSERT IGNORE INTO inventory_new SELECT * FROM inventory WHERE id BETWEEN :from AND :to;
                        -- finalization
                        RENAME TABLE inventory TO inventory_old, inventory_new TO inventory;"""));
    }

    @Test
    void accepts_a_table_that_takes_the_name_which_a_view_had_for_it() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "CREATE VIEW stock AS SELECT * FROM inventory",
                                "finalization",
                                "RENAME TABLE stock TO stock_view, inventory TO stock;\nDROP VIEW stock_view"))
                .isEmpty();
    }

    @Test
    void lets_the_table_take_the_name_at_the_moment_at_which_the_view_leaves_it() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "CREATE VIEW stock AS SELECT * FROM inventory",
                                "finalization",
                                "DROP VIEW stock;\nRENAME TABLE inventory TO stock"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Let the table take the name at the moment at which the view leaves it:
                        -- finalization
                        RENAME TABLE stock TO stock_view, inventory TO stock;
                        DROP VIEW IF EXISTS stock_view;"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stock         | DROP VIEW stock; ALTER TABLE inventory RENAME TO stock            | 0",
                "shop.inventory | DROP VIEW shop.inventory; ALTER TABLE inventory SET SCHEMA shop   | 0",
                "stock         | ALTER TABLE inventory RENAME TO stock2; DROP VIEW stock           | 1"
            })
    void accepts_a_table_that_takes_the_name_of_a_view_in_one_transaction(String view, String last, int findings) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "CREATE VIEW %s AS SELECT * FROM inventory".formatted(view),
                                "finalization",
                                last))
                .hasSize(findings);
    }

    @Test
    void accepts_a_table_that_was_made_for_the_name_of_one_that_is_dropped() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE TABLE inventory_new (id INT)",
                                "finalization",
                                "DROP TABLE inventory;\nALTER TABLE inventory_new RENAME TO inventory"))
                .isEmpty();
    }

    @Test
    void has_a_table_take_a_dropped_name_with_a_later_release() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "CREATE TABLE stock (id INT)",
                                "finalization",
                                "DROP TABLE inventory;\nALTER TABLE stock RENAME TO inventory"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- finalization
                        DROP TABLE inventory;
                        -- initial of a refactoring of a later release, 0008
                        --edd requires: 0007
                        ALTER TABLE stock RENAME TO inventory;
                        CREATE VIEW stock AS SELECT * FROM inventory;
                        -- finalization of refactoring 0008
                        DROP VIEW IF EXISTS stock;"""));
    }

    @Test
    void accepts_a_partition_that_is_no_part_of_its_table_any_more() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", """
                        ALTER TABLE event DETACH PARTITION event_2023;
                        ALTER TABLE event_2023 RENAME TO cold_2023"""))
                .isEmpty();
    }
}
