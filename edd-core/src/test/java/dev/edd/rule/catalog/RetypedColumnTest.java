package dev.edd.rule.catalog;

import static dev.edd.rule.catalog.Trial.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetypedColumnTest {
    private final PhaseRule rule = new RetypedColumn();

    @Test
    void flags_a_column_that_gets_narrower() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN code TYPE VARCHAR(10)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_that_gets_another_type() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN code TYPE INT USING code::int"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_of_unknown_type_that_gets_a_small_one() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ALTER COLUMN code TYPE UUID USING code::uuid"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_that_gets_narrower_on_mysql() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory MODIFY code VARCHAR(10) NOT NULL"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_an_enumeration_that_loses_a_value() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE t (c ENUM('red', 'green', 'blue'))",
                                "initial",
                                "ALTER TABLE t MODIFY c ENUM('red', 'blue')"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_column_that_gets_wider() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN code TYPE TEXT"))
                .isEmpty();
    }

    @Test
    void accepts_a_number_that_gets_wider() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN quantity TYPE BIGINT"))
                .isEmpty();
    }

    @Test
    void accepts_a_column_of_unknown_type_that_most_likely_gets_wider() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ALTER COLUMN code TYPE VARCHAR(200)"))
                .isEmpty();
    }

    @Test
    void accepts_a_column_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a TEXT);
                        ALTER TABLE t ALTER COLUMN a TYPE INT USING a::int""")).isEmpty();
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
    void accepts_a_column_that_stays_what_it_is() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory MODIFY code VARCHAR(22) NOT NULL COMMENT 'the code'"))
                .isEmpty();
    }

    @Test
    void accepts_another_type_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "finalization",
                                "ALTER TABLE inventory ALTER COLUMN code TYPE INT USING code::int"))
                .isEmpty();
    }

    @Test
    void offers_no_cast_to_databases_that_know_few_types_to_cast_to() {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("initial", "ALTER TABLE inventory MODIFY code INT"))
                .extracting(Finding::fix)
                .singleElement()
                .asString()
                .contains("SET NEW.code_new = NEW.code;");
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN code TYPE INT USING code::int"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial makes inventory.code a INT.");
                    assertThat(finding.fix()).isEqualTo("""
                        Add a column of the new type, have it kept in step by a trigger, copy before the next release comes, which uses it alone, and drop the old one:
                        -- initial
                        ALTER TABLE inventory ADD COLUMN code_new INT;
                        CREATE FUNCTION inventory_code_new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                            IF NEW.code_new IS DISTINCT FROM OLD.code_new THEN NEW.code := NEW.code_new;
                            ELSE BEGIN NEW.code_new := NEW.code::int; EXCEPTION WHEN data_exception THEN NEW.code_new := NULL; END; END IF;
                            RETURN NEW;
                        END $$;
                        CREATE TRIGGER inventory_code_new BEFORE INSERT OR UPDATE ON inventory FOR EACH ROW EXECUTE FUNCTION inventory_code_new();
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE code_new IS NULL AND code IS NOT NULL
                        UPDATE inventory SET code = code WHERE id BETWEEN :from AND :to AND code_new IS NULL AND code IS NOT NULL;
                        -- finalization
                        DROP TRIGGER IF EXISTS inventory_code_new ON inventory;
                        DROP FUNCTION IF EXISTS inventory_code_new();
                        ALTER TABLE inventory DROP COLUMN code;
                        ALTER TABLE inventory ADD CONSTRAINT code_new_present CHECK (code_new IS NOT NULL) NOT VALID;""");
                });
    }

    @Test
    void flags_a_character_set_that_holds_fewer_characters() {
        String shop =
                "CREATE TABLE inventory (code VARCHAR(50) CHARACTER SET utf8mb4, old VARCHAR(50) CHARACTER SET latin1)";
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("0001_shop/initial", shop, "initial", """
                        ALTER TABLE inventory MODIFY code VARCHAR(50) CHARACTER SET latin1;
                        ALTER TABLE inventory MODIFY old VARCHAR(50) CHARACTER SET utf8mb4"""))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_unsigned_numbers_and_fractions_of_seconds_that_have_room() {
        String shop = "CREATE TABLE inventory (n INT UNSIGNED, at DATETIME, m INT)";
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("0001_shop/initial", shop, "initial", """
                        ALTER TABLE inventory MODIFY n BIGINT;
                        ALTER TABLE inventory MODIFY at DATETIME(6);
                        ALTER TABLE inventory MODIFY m BIGINT UNSIGNED"""))
                .containsExactly("initial/0007_split.sql:3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ENUM('new') | SQLEXCEPTION, SQLWARNING", "INT | SQLEXCEPTION"})
    void lets_no_value_stop_the_previous_release(String type, String refusals) {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE item (id INT PRIMARY KEY, state ENUM('new','paid'))",
                                "initial",
                                "ALTER TABLE item MODIFY state " + type))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("DECLARE EXIT HANDLER FOR %s SET NEW.state_new = NULL;".formatted(refusals)));
    }

    @Test
    void writes_the_column_of_a_password_as_it_is() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE account (id INT PRIMARY KEY, password VARCHAR(60))",
                                "initial",
                                "ALTER TABLE account MODIFY password VARCHAR(20)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("SET NEW.password = NEW.password_new;")
                        .contains("UPDATE account SET password = password WHERE ")
                        .doesNotContain("***"));
    }
}
