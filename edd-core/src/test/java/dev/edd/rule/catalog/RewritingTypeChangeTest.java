package dev.edd.rule.catalog;

import static dev.edd.rule.catalog.Trial.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class RewritingTypeChangeTest {
    private final PhaseRule rule = new RewritingTypeChange();

    @Test
    void flags_a_number_that_gets_wider() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN quantity TYPE BIGINT"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_number_of_unknown_type() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ALTER COLUMN quantity TYPE BIGINT"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_another_type_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "finalization",
                                "ALTER TABLE inventory ALTER COLUMN code TYPE INT USING code::int"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void flags_a_number_that_gets_wider_on_mysql() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory MODIFY quantity BIGINT DEFAULT 0"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_text_whose_length_needs_another_byte() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory MODIFY code VARCHAR(300) NOT NULL"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_text_that_gets_longer() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0001_shop/initial", SHOP, "initial", """
                        ALTER TABLE inventory ALTER COLUMN code TYPE VARCHAR(100);
                        ALTER TABLE inventory ALTER COLUMN name TYPE TEXT"""))
                .isEmpty();
    }

    @Test
    void accepts_a_number_with_more_digits_before_the_point() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE t (a NUMERIC(10, 2))",
                                "initial",
                                "ALTER TABLE t ALTER COLUMN a TYPE NUMERIC(12, 2)"))
                .isEmpty();
    }

    @Test
    void accepts_a_text_that_gets_a_little_longer() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory MODIFY code VARCHAR(40) NOT NULL"))
                .isEmpty();
    }

    @Test
    void accepts_an_enumeration_that_gets_one_more_value() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE t (c ENUM('red', 'green'))",
                                "initial",
                                "ALTER TABLE t MODIFY c ENUM('red', 'green', 'blue')"))
                .isEmpty();
    }

    @Test
    void accepts_a_set_that_gets_a_value_in_the_same_byte() {
        String seven = "'a', 'b', 'c', 'd', 'e', 'f', 'g'";
        Trial trial = Trial.of(rule, Dialect.MYSQL);
        String table = "CREATE TABLE t (c SET(%s))".formatted(seven);

        assertThat(trial.finds(
                        "0001_shop/initial", table, "initial", "ALTER TABLE t MODIFY c SET(%s, 'h')".formatted(seven)))
                .isEmpty();
        assertThat(trial.finds(
                        "0001_shop/initial",
                        table,
                        "initial",
                        "ALTER TABLE t MODIFY c SET(%s, 'h', 'i')".formatted(seven)))
                .hasSize(1);
    }

    @Test
    void leaves_a_place_for_what_goes_with_a_key() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .findings(
                                        "0001_shop/initial",
                                        "CREATE TABLE t (id SERIAL PRIMARY KEY, code INT UNIQUE)",
                                        "initial",
                                        "ALTER TABLE t ALTER COLUMN id TYPE BIGINT;\nALTER TABLE t ALTER COLUMN code TYPE BIGINT"))
                .satisfiesExactly(
                        id -> assertThat(id.fix())
                                .contains(
                                        "<give id_new what id has: the primary key and what refers to it, the numbers>\n"
                                                + "ALTER TABLE t DROP COLUMN id;"),
                        code -> assertThat(code.fix()).contains("<give code_new what code has: the unique key>\n"));
    }

    @Test
    void accepts_a_column_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        ALTER TABLE t ALTER COLUMN a TYPE BIGINT""")).isEmpty();
    }

    @Test
    void accepts_what_breaks_the_previous_release_which_another_rule_looks_at() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN code TYPE INT USING code::int"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN quantity TYPE BIGINT"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial makes inventory.quantity a BIGINT.");
                    assertThat(finding.fix()).isEqualTo("""
                        Add a column of the new type, have it kept in step by a trigger, copy before the next release comes, which uses it alone, and drop the old one:
                        -- initial
                        ALTER TABLE inventory ADD COLUMN quantity_new BIGINT;
                        CREATE FUNCTION inventory_quantity_new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                            IF NEW.quantity_new IS DISTINCT FROM OLD.quantity_new THEN NEW.quantity := NEW.quantity_new;
                            ELSE NEW.quantity_new := CAST(NEW.quantity AS BIGINT); END IF;
                            RETURN NEW;
                        END $$;
                        CREATE TRIGGER inventory_quantity_new BEFORE INSERT OR UPDATE ON inventory FOR EACH ROW EXECUTE FUNCTION inventory_quantity_new();
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE quantity_new IS NULL AND quantity IS NOT NULL
                        UPDATE inventory SET quantity_new = CAST(quantity AS BIGINT) WHERE id BETWEEN :from AND :to AND quantity_new IS NULL AND quantity IS NOT NULL;
                        -- finalization
                        DROP TRIGGER IF EXISTS inventory_quantity_new ON inventory;
                        DROP FUNCTION IF EXISTS inventory_quantity_new();
                        ALTER TABLE inventory DROP COLUMN quantity;
                        ALTER TABLE inventory ALTER COLUMN quantity_new SET DEFAULT 0;""");
                });
    }

    @Test
    void accepts_what_postgres_keeps_as_it_is() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE inventory (net CIDR, flags VARBIT(8))",
                                "initial",
                                """
                        ALTER TABLE inventory ALTER COLUMN net TYPE INET;
                        ALTER TABLE inventory ALTER COLUMN flags TYPE VARBIT(16)"""))
                .isEmpty();
    }
}
