package dev.edd.rule.catalog;

import static dev.edd.rule.catalog.Trial.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class RenamedColumnTest {
    private final PhaseRule rule = new RenamedColumn();

    @Test
    void flags_a_column_renamed_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory RENAME COLUMN code TO sku"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_renamed_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "ALTER TABLE inventory RENAME code TO sku"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_a_column_changed_to_another_name() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "ALTER TABLE inventory CHANGE code sku VARCHAR(22)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_column_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE stock (a INT);
                        ALTER TABLE stock RENAME COLUMN a TO b""")).isEmpty();
    }

    @Test
    void flags_a_new_column_under_the_old_name() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory RENAME COLUMN code TO sku;
                        ALTER TABLE inventory ADD COLUMN code INT"""))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_what_the_next_release_uses_renamed_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN code_new INT", "finalization", """
                                ALTER TABLE inventory RENAME COLUMN code TO code_old;
                                ALTER TABLE inventory RENAME COLUMN code_new TO code"""))
                .containsExactly("finalization/0007_split.sql:2");
    }

    @Test
    void accepts_two_columns_that_change_places() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory RENAME COLUMN code TO old_code;
                        ALTER TABLE inventory RENAME COLUMN new_code TO code""")).isEmpty();
    }

    @Test
    void accepts_a_column_that_keeps_its_name() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "ALTER TABLE inventory CHANGE code code VARCHAR(30)"))
                .isEmpty();
    }

    @Test
    void takes_no_word_of_the_table_for_one_about_the_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE deleted_users RENAME COLUMN name TO full_name"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void accepts_what_no_one_uses_put_aside_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE inventory RENAME COLUMN code TO unused_code"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory RENAME COLUMN code TO sku"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial renames inventory.code to sku.");
                    assertThat(finding.fix()).isEqualTo("""
                        Add a column of the new name, have it kept in step by a trigger, copy before the next release comes, which uses it alone, and drop the old one:
                        -- initial
                        ALTER TABLE inventory ADD COLUMN sku VARCHAR(22);
                        CREATE FUNCTION inventory_sku() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                            IF NEW.sku IS DISTINCT FROM OLD.sku THEN NEW.code := NEW.sku;
                            ELSE NEW.sku := NEW.code; END IF;
                            RETURN NEW;
                        END $$;
                        CREATE TRIGGER inventory_sku BEFORE INSERT OR UPDATE ON inventory FOR EACH ROW EXECUTE FUNCTION inventory_sku();
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE sku IS NULL AND code IS NOT NULL
                        UPDATE inventory SET sku = code WHERE id BETWEEN :from AND :to AND sku IS NULL AND code IS NOT NULL;
                        -- finalization
                        DROP TRIGGER IF EXISTS inventory_sku ON inventory;
                        DROP FUNCTION IF EXISTS inventory_sku();
                        ALTER TABLE inventory ADD CONSTRAINT sku_present CHECK (sku IS NOT NULL) NOT VALID;
                        ALTER TABLE inventory DROP COLUMN code;
                        -- initial of a refactoring of its own, 0008
                        CREATE UNIQUE INDEX CONCURRENTLY code_unique_new ON inventory (sku);
                        -- initial of a refactoring of a later release, 0009
                        --edd requires: 0007
                        ALTER TABLE inventory VALIDATE CONSTRAINT sku_present;
                        -- finalization of refactoring 0009
                        ALTER TABLE inventory ALTER COLUMN sku SET NOT NULL;
                        ALTER TABLE inventory DROP CONSTRAINT sku_present;""");
                });
    }

    @Test
    void explains_how_a_view_has_a_column_under_two_names() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "ALTER VIEW stock RENAME COLUMN code TO sku"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Give the view the column a second time, and leave the old one out, with the same privileges, at the end:
                        -- initial
                        CREATE OR REPLACE VIEW stock AS <its query, and code AS sku behind its last column>;
                        -- finalization
                        DROP VIEW stock;
                        CREATE VIEW stock AS <its query, with sku in the place of code>;"""));
    }

    @Test
    void accepts_other_letters_where_their_case_makes_no_difference() {
        assertThat(Trial.of(rule, Dialect.MARIADB).finds("initial", "ALTER TABLE inventory RENAME COLUMN code TO CODE"))
                .isEmpty();
    }

    @Test
    void flags_columns_that_swap_their_names_once() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory RENAME COLUMN name TO parked;
                        ALTER TABLE inventory RENAME COLUMN code TO name;
                        ALTER TABLE inventory RENAME COLUMN parked TO code;"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location().line()).isEqualTo(3);
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial swaps the names of columns of inventory, the last one being code.");
                    assertThat(finding.fix()).startsWith("Keep the names, and let the next release");
                });
    }

    @Test
    void accepts_a_column_that_gets_its_name_back() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory RENAME COLUMN code TO parked;
                        ALTER TABLE inventory RENAME COLUMN parked TO code;""")).isEmpty();
    }

    @Test
    void proposes_no_name_that_the_previous_release_uses_for_another_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory DROP COLUMN name;
                        ALTER TABLE inventory RENAME COLUMN code TO name;"""))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.fix())
                                .isEqualTo(
                                        "Give it a name that is free, as the previous release uses name until finalization, or leave it its own."));
    }
}
