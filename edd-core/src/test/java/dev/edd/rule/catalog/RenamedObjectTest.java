package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class RenamedObjectTest {
    private final PhaseRule rule = new RenamedObject();

    @Test
    void flags_a_view() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER VIEW stock RENAME TO stocks"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_sequence_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("transition", "ALTER SEQUENCE inventory_id RENAME TO stock_id"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_a_value_of_an_enumerated_type() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TYPE colour RENAME VALUE 'grey' TO 'gray'"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_trigger_which_no_application_names() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TRIGGER sync ON inventory RENAME TO keep_alike"))
                .isEmpty();
    }

    @Test
    void accepts_a_view_whose_name_is_given_to_another() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER VIEW stock RENAME TO old_stock;
                        CREATE VIEW stock AS SELECT 1 AS a""")).isEmpty();
    }

    @Test
    void accepts_a_view_renamed_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "ALTER VIEW stock RENAME TO stocks"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "ALTER VIEW stock RENAME TO stocks"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial renames the view stock to stocks.");
                    assertThat(finding.fix()).isEqualTo("""
                        Leave a view under the old name, with the same privileges, until no one uses it:
                        -- initial
                        ALTER VIEW stock RENAME TO stocks;
                        CREATE VIEW stock AS SELECT * FROM stocks;
                        -- finalization
                        DROP VIEW IF EXISTS stock;""");
                });
    }

    @Test
    void leaves_a_domain_under_the_name_of_another() {
        assertThat(fix("ALTER DOMAIN grade RENAME TO mark")).isEqualTo("""
                Leave a domain under the old name, which takes the same values, until no one uses it:
                -- initial
                ALTER DOMAIN grade RENAME TO mark;
                CREATE DOMAIN grade AS mark;
                -- finalization
                DROP DOMAIN IF EXISTS grade;""");
    }

    @Test
    void renames_a_type_when_no_release_names_it() {
        assertThat(fix("ALTER TYPE colour RENAME TO hue")).isEqualTo("""
                Leave the name of the type out of the SQL of the next release, as 'x' for 'x'::colour, and rename it at the end:
                -- initial
                SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                -- finalization
                ALTER TYPE colour RENAME TO hue;""");
    }

    @Test
    void moves_rows_to_another_value_only_when_no_release_writes_the_old_one() {
        assertThat(fix("ALTER TYPE colour RENAME VALUE 'grey' TO 'gray'")).isEqualTo("""
                Add the new value, let the next release read both and write the old one, and move the rows with the release \
                after it, which writes the new one:
                -- initial
                ALTER TYPE colour ADD VALUE IF NOT EXISTS 'gray';
                -- initial of refactoring 0008
                COMMENT ON COLUMN hats.paint IS 'grey is called gray now';
                ALTER TABLE hats ALTER COLUMN paint SET DEFAULT 'gray';
                -- transition of refactoring 0008
                --edd backfill: hats by id
                --edd remaining: SELECT COUNT(*) FROM hats WHERE paint = 'grey'
                UPDATE hats SET paint = 'gray' WHERE id BETWEEN :from AND :to AND paint = 'grey';
                -- finalization of refactoring 0008
                ALTER TABLE hats ADD CONSTRAINT hats_paint_left CHECK (paint <> 'grey') NOT VALID;
                -- initial of refactoring 0009
                COMMENT ON COLUMN hats.band IS 'grey is called gray now';
                -- transition of refactoring 0009
                --edd backfill: hats by id
                --edd remaining: SELECT COUNT(*) FROM hats WHERE band = 'grey'
                UPDATE hats SET band = 'gray' WHERE id BETWEEN :from AND :to AND band = 'grey';
                -- finalization of refactoring 0009
                ALTER TABLE hats ADD CONSTRAINT hats_band_left CHECK (band <> 'grey') NOT VALID;""");
    }

    @Test
    void creates_a_routine_again_under_its_new_name() {
        assertThat(fix("ALTER FUNCTION vat(numeric) RENAME TO tax")).isEqualTo("""
                Create it a second time under the new name, and drop the old one at the end:
                -- initial
                CREATE FUNCTION tax(numeric) RETURNS numeric LANGUAGE sql AS 'SELECT $1';
                -- finalization
                DROP FUNCTION IF EXISTS vat(numeric);""");
    }

    @Test
    void leaves_a_view_for_each_table_of_a_schema() {
        assertThat(fix("ALTER SCHEMA sales RENAME TO selling")).isEqualTo("""
                Leave a schema under the old name, with a view for each table and the same privileges, until no one uses it:
                -- initial
                ALTER SCHEMA sales RENAME TO selling;
                CREATE SCHEMA sales;
                CREATE VIEW sales.leads AS SELECT * FROM selling.leads;
                -- finalization
                DROP VIEW IF EXISTS sales.leads;
                DROP SCHEMA IF EXISTS sales;""");
    }

    @Test
    void keeps_the_numbers_of_two_sequences_apart() {
        assertThat(fix("ALTER SEQUENCE ids RENAME TO numbers"))
                .contains("CREATE SEQUENCE numbers START WITH <a number that ids will not reach>;")
                .endsWith("DROP SEQUENCE IF EXISTS ids;");
    }

    @Test
    void creates_a_second_type_for_another_attribute() {
        assertThat(fix("ALTER TYPE place RENAME ATTRIBUTE town TO city"))
                .contains("CREATE TYPE place_new AS (street text, city text);")
                .endsWith("DROP TYPE IF EXISTS place;");
    }

    @Test
    void lets_an_account_have_the_rights_of_another() {
        assertThat(fix("ALTER ROLE app RENAME TO shop_app"))
                .contains("CREATE ROLE shop_app LOGIN IN ROLE app;")
                .endsWith("ALTER ROLE app NOLOGIN;");
    }

    private String fix(String sql) {
        return Trial.of(rule, Dialect.POSTGRESQL)
                .findings("0001_schema/initial", """
                        CREATE TYPE colour AS ENUM ('red', 'grey');
                        CREATE TYPE place AS (street text, town text);
                        CREATE TABLE hats (id bigint PRIMARY KEY, paint colour DEFAULT 'grey', band colour);
                        CREATE TABLE sales.leads (id bigint PRIMARY KEY);
                        CREATE FUNCTION vat(numeric) RETURNS numeric LANGUAGE sql AS 'SELECT $1'""", "initial", sql)
                .get(0)
                .fix();
    }
}
