package dev.edd.rule.catalog;

import static dev.edd.rule.catalog.Trial.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotNullTooEarlyTest {
    private final PhaseRule rule = new NotNullTooEarly();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD a2 INT DEFAULT 0; ALTER TABLE t DROP a; ALTER TABLE t RENAME a2 TO a; ALTER TABLE t ALTER a SET NOT NULL",
                "ALTER TABLE t RENAME a TO b; ALTER TABLE t ALTER b SET NOT NULL; ALTER TABLE t ADD a INT"
            })
    void flags_an_old_column_whose_name_or_values_a_new_one_has(String sql) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("0001_shop/initial", "CREATE TABLE t (a INT)", "initial", sql))
                .hasSize(1);
    }

    @Test
    void accepts_a_new_column_that_gets_another_name() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN rank INT DEFAULT 0;
                        ALTER TABLE orders CHANGE rank grade INT NOT NULL DEFAULT 0""")).isEmpty();
    }

    @Test
    void flags_nulls_forbidden_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ALTER COLUMN name SET NOT NULL"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_said_anew_without_nulls() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory MODIFY name VARCHAR(50) NOT NULL"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_nulls_forbidden_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE inventory ALTER COLUMN name SET NOT NULL"))
                .isEmpty();
    }

    @Test
    void accepts_a_column_that_never_had_nulls() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                SHOP,
                                "initial",
                                "ALTER TABLE inventory MODIFY code VARCHAR(30) NOT NULL"))
                .isEmpty();
    }

    @Test
    void accepts_a_key_which_never_had_nulls() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE t (id INT, PRIMARY KEY (id))",
                                "initial",
                                "ALTER TABLE t MODIFY id BIGINT NOT NULL"))
                .isEmpty();
    }

    @Test
    void accepts_a_column_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        ALTER TABLE t ALTER COLUMN a SET NOT NULL""")).isEmpty();
    }

    @Test
    void accepts_a_new_column_which_another_rule_looks_at() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN a INT DEFAULT 0;
                        ALTER TABLE inventory ALTER COLUMN a SET NOT NULL""")).isEmpty();
    }

    @Test
    void accepts_a_column_that_holds_no_nulls_already_under_another_name() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "ALTER TABLE inventory CHANGE code item VARCHAR(22) NOT NULL",
                                "0008_item/initial",
                                "ALTER TABLE inventory CHANGE item part VARCHAR(22) NOT NULL"))
                .isEmpty();
    }

    @Test
    void flags_a_column_that_holds_nulls_under_another_name() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "ALTER TABLE inventory CHANGE name title VARCHAR(50) NOT NULL"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER TABLE inventory ALTER COLUMN name SET NOT NULL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial forbids nulls in inventory.name.");
                    assertThat(finding.fix()).isEqualTo("""
                        Let the next release write no more nulls, fill those there are, and forbid them at the end:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE name IS NULL
                        UPDATE inventory SET name = <its value> WHERE id BETWEEN :from AND :to AND name IS NULL;
                        -- finalization
                        ALTER TABLE inventory ADD CONSTRAINT name_present CHECK (name IS NOT NULL) NOT VALID;
                        -- initial of a refactoring of a later release, 0008
                        --edd requires: 0007
                        ALTER TABLE inventory VALIDATE CONSTRAINT name_present;
                        -- finalization of refactoring 0008
                        ALTER TABLE inventory ALTER COLUMN name SET NOT NULL;
                        ALTER TABLE inventory DROP CONSTRAINT name_present;""");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a INT, CONSTRAINT a_present CHECK (a IS NOT NULL))",
                "CREATE TABLE t (a INT, CONSTRAINT \"a_present\" CHECK ((a IS NOT NULL)), b INT)",
                "CREATE TABLE t (a INT); ALTER TABLE t ADD CONSTRAINT a_present CHECK (a IS NOT NULL) NOT VALID; "
                        + "ALTER TABLE t VALIDATE CONSTRAINT a_present"
            })
    void accepts_a_column_in_which_an_earlier_check_forbids_nulls(String earlier) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                earlier,
                                "initial",
                                "ALTER TABLE t ALTER COLUMN a SET NOT NULL; ALTER TABLE t DROP CONSTRAINT a_present"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a INT, b INT, CONSTRAINT one CHECK ((a IS NOT NULL) OR (b IS NOT NULL)))",
                "CREATE TABLE t (a INT, b INT, CONSTRAINT b_present CHECK (b IS NOT NULL))",
                "CREATE TABLE t (a INT); ALTER TABLE t ADD CONSTRAINT a_present CHECK (a IS NOT NULL) NOT VALID"
            })
    void flags_a_column_in_which_no_check_forbids_nulls(String earlier) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("0001_shop/initial", earlier, "initial", "ALTER TABLE t ALTER COLUMN a SET NOT NULL"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void says_that_it_may_not_have_taken_nulls_before() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("initial", "ALTER TABLE parcel MODIFY note VARCHAR(40) NOT NULL"))
                .extracting(Finding::what)
                .containsExactly("0007_split/initial forbids nulls in parcel.note, if it took them before.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE parcel MODIFY weight SMALLINT NOT NULL",
                "ALTER TABLE parcel MODIFY id BIGINT NOT NULL AUTO_INCREMENT"
            })
    void leaves_a_column_to_others_that_is_retyped_from_nobody_knows_what_or_numbered(String sql) {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "UPDATE parcel SET weight = 1, carrier = COALESCE(sender, 'post') WHERE carrier IS NULL | COALESCE(sender, 'post')",
                "UPDATE parcel SET carrier = 'post' | 'post'",
                "UPDATE parcel SET carrier = 'post' WHERE weight > 5 | <its value>",
                "UPDATE parcel p SET carrier = p.sender WHERE carrier IS NULL | <its value>",
                "UPDATE parcel SET carrier = 'a'; UPDATE parcel SET carrier = 'b' | <its value>",
                "UPDATE parcel SET weight = 1 | <its value>"
            })
    void fills_the_column_as_the_migration_does(String sql, String value) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", sql + "; ALTER TABLE parcel ALTER COLUMN carrier SET NOT NULL"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("UPDATE parcel SET carrier = %s WHERE id BETWEEN".formatted(value)));
    }

    @Test
    void knows_what_a_table_was_under_another_name() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .finds(
                                        "0001_shop/initial",
                                        Trial.SHOP,
                                        "0002_name/initial",
                                        "ALTER TABLE inventory RENAME TO stock",
                                        "initial",
                                        "ALTER TABLE stock ALTER COLUMN code SET NOT NULL; ALTER TABLE stock ALTER COLUMN name SET NOT NULL"))
                .containsExactly("initial/0007_split.sql:1");
    }
}
