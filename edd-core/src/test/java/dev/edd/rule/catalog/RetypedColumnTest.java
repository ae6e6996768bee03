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

    @ParameterizedTest
    @CsvSource({
        "TIMESTAMP, DATETIME, 0",
        "TIMESTAMP(3), DATETIME(6), 0",
        "TIMESTAMP(3), DATETIME, 1",
        "DATETIME, TIMESTAMP, 1"
    })
    void accepts_moments_that_become_wider(String before, String after, int findings) {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE visits (id INT PRIMARY KEY, seen %s NULL)".formatted(before),
                                "initial",
                                "ALTER TABLE visits MODIFY seen %s NULL".formatted(after)))
                .hasSize(findings);
    }

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
                    assertThat(finding.what()).isEqualTo("0007_split/initial changes inventory.code to INT.");
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
                        ALTER TABLE inventory ADD CONSTRAINT code_new_present CHECK (code_new IS NOT NULL) NOT VALID;
                        ALTER TABLE inventory DROP COLUMN code;
                        -- initial of a refactoring of a later release, 0008
                        --edd requires: 0007
                        CREATE UNIQUE INDEX CONCURRENTLY code_unique_new ON inventory (code_new);
                        -- initial of a refactoring of a later release, 0009
                        --edd requires: 0007
                        ALTER TABLE inventory VALIDATE CONSTRAINT code_new_present;
                        -- finalization of refactoring 0009
                        ALTER TABLE inventory ALTER COLUMN code_new SET NOT NULL;
                        ALTER TABLE inventory DROP CONSTRAINT code_new_present;""");
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

    @Test
    void converts_back_to_the_time_zone_that_the_statement_says() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .findings(
                                        "0001_shop/initial",
                                        "CREATE TABLE inventory (id INT PRIMARY KEY, seen TIMESTAMP)",
                                        "initial",
                                        "ALTER TABLE inventory ALTER COLUMN seen TYPE TIMESTAMPTZ USING seen AT TIME ZONE 'UTC'"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("THEN NEW.seen := NEW.seen_new AT TIME ZONE 'UTC';")
                        .contains("NEW.seen_new := NEW.seen AT TIME ZONE 'UTC';"));
    }

    @Test
    void leaves_it_to_people_to_turn_an_expression_round() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .findings(
                                        "0001_shop/initial",
                                        "CREATE TABLE inventory (id INT PRIMARY KEY, active BOOLEAN)",
                                        "initial",
                                        "ALTER TABLE inventory ALTER COLUMN active TYPE INT USING CASE WHEN active THEN 1 ELSE 0 END"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.fix()).contains("THEN NEW.active := <its value for NEW.active_new>;"));
    }

    @Test
    void says_that_the_table_has_no_key() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE inventory (code VARCHAR(50), quantity INT)",
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN code TYPE INT USING code::int"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("--edd backfill: inventory by <its key>\n")
                        .contains(" WHERE <its key> BETWEEN :from AND :to "));
    }

    @Test
    void accepts_a_wider_network_address_and_flags_a_type_of_the_same_name() {
        String shop = "CREATE TYPE mood AS ENUM ('ok', 'sad');\nCREATE TABLE inventory (net CIDR, feeling mood)";
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0001_shop/initial", shop, "initial", """
                        ALTER TABLE inventory ALTER COLUMN net TYPE INET;
                        ALTER TYPE mood RENAME TO old_mood;
                        CREATE TYPE mood AS ENUM ('ok');
                        ALTER TABLE inventory ALTER COLUMN feeling TYPE mood USING feeling::text::mood"""))
                .containsExactly("initial/0007_split.sql:4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    H2 | DECIMAL(10,2) | DECIMAL | 1
                    H2 | INT | DECIMAL | 0
                    H2 | INT | NUMERIC(10) | 0
                    H2 | BIGINT | NUMERIC(12) | 1
                    H2 | TIMESTAMP(9) | TIMESTAMP | 1
                    H2 | TIMESTAMP | TIMESTAMP(9) | 0
                    H2 | TIME(3) | TIME | 1
                    MYSQL | DECIMAL(10,2) | DECIMAL | 1
                    MYSQL | INT | DECIMAL | 0
                    MYSQL | DATETIME | DATETIME(6) | 0
                    POSTGRESQL | NUMERIC(10,2) | NUMERIC | 0
                    POSTGRESQL | INT | NUMERIC(12,2) | 0
                    POSTGRESQL | INT | NUMERIC(11,2) | 1
                    """)
    void knows_how_many_digits_a_type_has_that_names_none(Dialect dialect, String from, String to, int findings) {
        String change = dialect == Dialect.MYSQL
                ? "ALTER TABLE shop MODIFY size %s"
                : "ALTER TABLE shop ALTER COLUMN size SET DATA TYPE %s";

        assertThat(Trial.of(rule, dialect)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE shop (size %s)".formatted(from),
                                "initial",
                                change.formatted(to)))
                .hasSize(findings);
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

    @Test
    void flags_an_attribute_of_a_type_that_becomes_another_type() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TYPE money_amount AS (amount NUMERIC(10, 2), currency CHAR(3))",
                                "initial",
                                "ALTER TYPE money_amount ALTER ATTRIBUTE amount SET DATA TYPE NUMERIC(14, 4) CASCADE"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial changes the attribute amount of money_amount to NUMERIC(14, 4).");
                    assertThat(finding.fix()).isEqualTo("""
                            Create a second type, have a second column of it for each column of the old one, and drop that at the end:
                            -- initial
                            CREATE TYPE money_amount_new AS (amount NUMERIC(14, 4), currency CHAR(3));
                            -- finalization
                            DROP TYPE IF EXISTS money_amount;""");
                });
    }

    @Test
    void accepts_an_attribute_of_a_new_type() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TYPE pair AS (a INT, b INT);
                        ALTER TYPE pair ALTER ATTRIBUTE a TYPE BIGINT""")).isEmpty();
    }

    @Test
    void says_besides_that_a_column_of_which_nothing_is_known_takes_no_nulls() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("initial", "ALTER TABLE parcel MODIFY weight SMALLINT NOT NULL"))
                .extracting(Finding::what)
                .containsExactly(
                        "0007_split/initial changes parcel.weight to SMALLINT NOT NULL, whatever it was before.");
    }

    @Test
    void reads_what_mysql_reads_in_a_comment() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "initial",
                                "ALTER TABLE parcel MODIFY note CHAR(9) /*!50503 CHARACTER SET ascii */ NULL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial changes parcel.note to CHAR(9) CHARACTER SET ascii, whatever it was before.");
                    assertThat(finding.fix())
                            .contains("ALTER TABLE parcel ADD COLUMN note_new CHAR(9) CHARACTER SET ascii;");
                });
    }

    @Test
    void takes_over_only_what_is_json_which_mariadb_checks_behind_the_trigger() {
        assertThat(Trial.of(rule, Dialect.MARIADB)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE post (id INT PRIMARY KEY, meta TEXT)",
                                "initial",
                                "ALTER TABLE post MODIFY meta JSON"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("SET NEW.meta_new = IF(JSON_VALID(NEW.meta), NEW.meta, NULL);"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL | ADD COLUMN amount INT | amount = length(code) | DROP COLUMN code | RENAME COLUMN amount TO code
            MYSQL      | ADD COLUMN amount INT | amount = length(code) | DROP COLUMN code | RENAME COLUMN amount TO code
            MARIADB    | RENAME COLUMN code TO former, ADD COLUMN code INT | code = length(former) | DROP COLUMN former |
            POSTGRESQL | RENAME COLUMN code TO former; ALTER TABLE inventory ADD code INT | code = length(former) | DROP former |
            """)
    void flags_a_column_that_is_replaced_by_hand(
            Dialect dialect, String add, String value, String drop, String rename) {
        String[] files = {
            "initial",
            "ALTER TABLE inventory %s; UPDATE inventory SET %s; ALTER TABLE inventory %s; %s"
                    .formatted(add, value, drop, rename == null ? "" : "ALTER TABLE inventory " + rename)
        };

        assertThat(Trial.of(rule, dialect).findings(files)).singleElement().satisfies(finding -> assertThat(
                        finding.what())
                .isEqualTo(
                        "0007_split/initial changes inventory.code to INT, whatever it was before, by a column that takes its"
                                + " place."));
        assertThat(Trial.of(new DropColumnTooEarly(), dialect).finds(files)).isEmpty();
        assertThat(Trial.of(new UnbatchedChange(), dialect).finds(files)).isEmpty();
        assertThat(Trial.of(new RenamedColumn(), dialect).finds(files)).isEmpty();
    }

    @Test
    void cuts_no_text_that_is_too_long() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "ALTER TABLE inventory ALTER COLUMN name TYPE varchar(9)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("NEW.name_new := NEW.name; EXCEPTION")
                        .doesNotContain("CAST("));
    }
}
