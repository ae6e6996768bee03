package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfinishedRenameTest {
    private final PhaseRule rule = new UnfinishedRename();

    @Test
    void flags_a_copy_that_no_finalization_ends() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN sku TEXT",
                                "transition",
                                "UPDATE inventory SET sku = code WHERE sku IS NULL"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @ParameterizedTest
    @CsvSource({"number, external_key", "id, external_key", "created_date, reference_time", "updated_at, shipped"})
    void accepts_a_key_or_a_moment_that_another_column_begins_with(String old, String added) {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE orders (number INT PRIMARY KEY, id INT)",
                                "initial",
                                "ALTER TABLE orders ADD COLUMN %2$s TEXT; UPDATE orders SET %2$s = %1$s"
                                        .formatted(old, added)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"created, created_at", "user_id, owner_id", "update_date, updated", "number, id"})
    void flags_what_says_the_same_under_another_name(String old, String added) {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "initial",
                                "ALTER TABLE orders ADD COLUMN %2$s TEXT; UPDATE orders SET %2$s = %1$s"
                                        .formatted(old, added)))
                .hasSize(1);
    }

    @Test
    void accepts_a_column_that_two_new_ones_begin_with() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN marked DATE, ADD COLUMN published DATE;
                        UPDATE inventory SET marked = seen WHERE is_marked;
                        UPDATE inventory SET published = seen WHERE is_published""")).isEmpty();
    }

    @Test
    void accepts_a_copy_that_a_finalization_ends() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN sku TEXT",
                                "transition",
                                "UPDATE inventory SET sku = code WHERE sku IS NULL",
                                "finalization",
                                "ALTER TABLE inventory DROP COLUMN code"))
                .isEmpty();
    }

    @Test
    void accepts_a_value_that_is_computed() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN sku TEXT",
                                "transition",
                                "UPDATE inventory SET sku = lower(code) WHERE sku IS NULL"))
                .isEmpty();
    }

    @Test
    void accepts_a_value_that_is_constant() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN fresh BOOLEAN",
                                "transition",
                                "UPDATE inventory SET fresh = TRUE WHERE fresh IS NULL"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN sku TEXT",
                                "transition",
                                "UPDATE inventory SET sku = code"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/transition copies inventory.code into inventory.sku, and no finalization drops it.");
                    assertThat(finding.fix()).isEqualTo("""
                        If sku takes the place of code, add a finalization, to run when no release uses the old name:
                        -- finalization
                        ALTER TABLE inventory DROP COLUMN code;""");
                });
    }

    @Test
    void accepts_a_column_that_only_some_rows_have_from_the_other() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE parcel ADD COLUMN root INT", "transition", """
                                UPDATE parcel p SET root = (SELECT max(id) FROM parcel q WHERE q.address = p.address) WHERE parent IS NOT NULL;
                                UPDATE parcel SET root = id WHERE root IS NULL"""))
                .isEmpty();
    }

    @Test
    void leaves_a_column_to_others_that_the_initial_drops() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN sku TEXT;
                        UPDATE inventory SET sku = code;
                        ALTER TABLE inventory DROP COLUMN code""")).isEmpty();
    }

    @Test
    void takes_no_text_of_mysql_for_a_column() {
        assertThat(Trial.of(new UnfinishedRename(), Dialect.MYSQL).finds("initial", """
                        ALTER TABLE monitors ADD COLUMN protocol VARCHAR(16);
                        UPDATE monitors SET protocol = "http" WHERE id > 0"""))
                .isEmpty();
    }
}
