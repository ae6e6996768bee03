package dev.edd.rule.catalog;

import static dev.edd.rule.catalog.Trial.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'numeric(12, 2) USING price::numeric' | 1",
                "'numeric(12, 2) USING CAST(price AS numeric)' | 1",
                "'numeric(12, 2) USING price::numeric(12, 2)' | 0",
                "'numeric(12, 2)' | 0",
                "'numeric USING price::numeric' | 0"
            })
    void flags_a_cast_that_forgets_the_limits(String type, int findings) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE product ALTER COLUMN price TYPE " + type))
                .hasSize(findings);
    }

    @Test
    void explains_that_a_cast_without_limits_is_not_needed() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE product (id INT PRIMARY KEY, name varchar(20))",
                                "initial",
                                "ALTER TABLE product ALTER COLUMN name TYPE varchar(60) USING name::varchar"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .isEqualTo(
                                "Leave USING out, whose cast has no limits; PostgreSQL then sees that no row has to change:"
                                        + "\n-- initial\nALTER TABLE product ALTER COLUMN name TYPE varchar(60);"));
    }

    @ParameterizedTest
    @CsvSource({
        "MODIFY id BIGINT NOT NULL AUTO_INCREMENT, 1",
        "MODIFY id BIGINT NOT NULL, 0",
        "MODIFY total BIGINT NULL, 0"
    })
    void flags_a_numbered_key_that_becomes_a_bigint_whatever_it_was(String action, int findings) {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "ALTER TABLE orders " + action))
                .hasSize(findings);
    }

    @Test
    void proposes_no_trigger_where_the_database_numbers_the_rows_after_it() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("initial", "ALTER TABLE orders MODIFY id BIGINT NOT NULL AUTO_INCREMENT"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .startsWith("Let gh-ost or pt-online-schema-change copy the table")
                        .doesNotContain("CREATE TRIGGER"));
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
    void flags_a_number_that_gets_more_decimals() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_t/initial",
                                "CREATE TABLE t (a NUMERIC(10, 2))",
                                "initial",
                                "ALTER TABLE t ALTER COLUMN a TYPE NUMERIC(12, 4)"))
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
                        code -> assertThat(code.fix())
                                .endsWith("\nCREATE UNIQUE INDEX CONCURRENTLY t_code_new_idx ON t (code_new);"));
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
                    assertThat(finding.what()).isEqualTo("0007_split/initial changes inventory.quantity to BIGINT.");
                    assertThat(finding.fix()).isEqualTo("""
                        Add a column of the new type, have it kept in step by a trigger, copy before the next release comes, which uses it alone and writes no more than the old one holds until that is gone, and drop the old one:
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
                        ALTER TABLE inventory ALTER COLUMN quantity_new SET DEFAULT 0;
                        ALTER TABLE inventory DROP COLUMN quantity;""");
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

    @Test
    void flags_a_table_that_mariadb_cannot_copy_while_others_write_as_rows_go_with_those_of_another() {
        Trial trial = new Trial(rule, new Engine(Dialect.MARIADB, 11, 4, 0));
        String item = "CREATE TABLE item (id INT PRIMARY KEY, inventory_id INT, amount INT, "
                + "CONSTRAINT of_inventory FOREIGN KEY (inventory_id) REFERENCES inventory (id) ON DELETE %s)";

        assertThat(trial.finds(
                        "0001_shop/initial",
                        item.formatted("CASCADE"),
                        "initial",
                        "ALTER TABLE item MODIFY amount BIGINT"))
                .containsExactly("initial/0007_split.sql:1");
        assertThat(trial.finds(
                        "0001_shop/initial",
                        item.formatted("RESTRICT"),
                        "initial",
                        "ALTER TABLE item MODIFY amount BIGINT"))
                .isEmpty();
        assertThat(trial.finds(
                        "0001_shop/initial",
                        item.formatted("CASCADE"),
                        "0002_free/initial",
                        "ALTER TABLE item DROP FOREIGN KEY of_inventory",
                        "initial",
                        "ALTER TABLE item MODIFY amount BIGINT"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latin1  | note VARCHAR(300)                              | true",
                "latin1  | note VARCHAR(255)                              | false",
                "latin1  | note VARCHAR(100) CHARACTER SET utf8mb4        | true",
                "latin1  | note VARCHAR(100) CHARACTER SET latin1         | false",
                "latin1  | note VARCHAR(100) COLLATE utf8mb4_bin          | true",
                "utf8mb3 | note VARCHAR(100) CHARACTER SET utf8mb4        | false",
                "utf8mb3 | short VARCHAR(85)                              | false",
                "utf8mb3 | short VARCHAR(86)                              | true",
                "utf8    | short VARCHAR(70) CHARACTER SET utf8mb4        | true",
                "utf8mb3 | code VARCHAR(20) CHARACTER SET utf8mb4         | true",
                "utf8mb4 | short VARCHAR(80)                              | true"
            })
    void goes_by_the_character_set_of_the_table(String characters, String column, boolean rewrites) {
        String shop =
                "CREATE TABLE item (id INT PRIMARY KEY, note VARCHAR(100), short VARCHAR(%s), code VARCHAR(20), KEY (code)) "
                                .formatted(characters.equals("utf8mb4") ? 60 : 70)
                        + "ENGINE=InnoDB DEFAULT CHARSET=" + characters;

        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("0001_shop/initial", shop, "initial", "ALTER TABLE item MODIFY " + column))
                .hasSize(rewrites ? 1 : 0);
    }

    @Test
    void appends_the_new_values_of_an_enumeration() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE item (id INT PRIMARY KEY, state ENUM('new','Paid') NOT NULL)",
                                "initial",
                                "ALTER TABLE item MODIFY state ENUM('new','open','Paid') NOT NULL DEFAULT 'new'"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Append the new values: what is stored of a value is its place in the list:
                        -- initial
                        ALTER TABLE item MODIFY state ENUM('new', 'Paid', 'open') NOT NULL DEFAULT 'new';"""));
    }

    @Test
    void leaves_out_a_default_that_a_text_of_mysql_cannot_have() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE item (id INT PRIMARY KEY, note VARCHAR(200) DEFAULT NULL)",
                                "initial",
                                "ALTER TABLE item MODIFY note TEXT"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("ALTER TABLE item DROP COLUMN note;"));
    }

    @Test
    void flags_a_new_column_of_an_old_table_that_becomes_another_type() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE orders ADD COLUMN weight INT;
                        ALTER TABLE orders ALTER COLUMN weight TYPE NUMERIC(9, 3)"""))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.fix())
                                .isEqualTo(
                                        "Give it that type where it is added: no row has a value of it yet, but the database writes them all anew."));
    }

    @Test
    void accepts_a_new_column_that_is_written_alike() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN note VARCHAR(9);
                        ALTER TABLE orders ALTER COLUMN note TYPE TEXT""")).isEmpty();
    }

    @Test
    void flags_a_column_that_is_replaced_by_hand() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("0001_shop/initial", Trial.SHOP, "initial", """
                        ALTER TABLE inventory ADD COLUMN amount BIGINT;
                        UPDATE inventory SET amount = quantity;
                        ALTER TABLE inventory DROP COLUMN quantity;
                        ALTER TABLE inventory RENAME COLUMN amount TO quantity;"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location().line()).isEqualTo(3);
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial changes inventory.quantity to BIGINT, by a column that takes its place.");
                    assertThat(finding.fix())
                            .contains("ALTER TABLE inventory ADD COLUMN quantity_new BIGINT;\n")
                            .contains("UPDATE inventory SET quantity_new = quantity WHERE id BETWEEN :from AND :to");
                });
    }

    @Test
    void proposes_to_change_the_column_itself_where_that_writes_no_row() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("0001_shop/initial", Trial.SHOP, "initial", """
                        ALTER TABLE inventory ADD COLUMN title TEXT;
                        UPDATE inventory SET title = name;
                        ALTER TABLE inventory DROP COLUMN name;
                        ALTER TABLE inventory RENAME COLUMN title TO name;"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Change the type of the column itself, for which PostgreSQL writes no row:
                        -- initial
                        ALTER TABLE inventory ALTER COLUMN name TYPE TEXT;"""));
    }
}
