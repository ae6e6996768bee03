package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropColumnTooEarlyTest {
    private final PhaseRule rule = new DropColumnTooEarly();

    @Test
    void flags_a_column_dropped_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER TABLE inventory DROP COLUMN code"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_dropped_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("transition", "ALTER TABLE inventory DROP COLUMN IF EXISTS code"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_each_column_of_one_statement() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory
                          ADD COLUMN location VARCHAR(6),
                          DROP COLUMN code,
                          DROP COLUMN name"""))
                .containsExactly("initial/0007_split.sql:3", "initial/0007_split.sql:4");
    }

    @Test
    void flags_a_column_dropped_and_added_again() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory DROP COLUMN code;
                        ALTER TABLE inventory ADD COLUMN code TEXT"""))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_dropped_within_a_block() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "DO $$ BEGIN ALTER TABLE inventory DROP COLUMN code; END $$"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void has_a_column_of_the_key_written_to_the_end() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE inventory (id INT, place INT, PRIMARY KEY (id, place))",
                                "initial",
                                "ALTER TABLE inventory DROP COLUMN place"))
                .extracting(Finding::fix)
                .containsExactly("""
                        Keep the column, but let the next release go on writing it, as no key may be null, and give the table another \
                        key; drop it when no one uses it:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        ALTER TABLE inventory DROP COLUMN place;""");
    }

    @Test
    void lets_go_what_the_database_keeps_behind_a_column() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("0001_shop/initial", """
                                CREATE TABLE inventory (id INT PRIMARY KEY, code INT, day INT, UNIQUE KEY daily (code, day));
                                CREATE VIEW days AS SELECT day FROM inventory""", "initial", "ALTER TABLE inventory DROP COLUMN day"))
                .extracting(Finding::fix)
                .singleElement()
                .asString()
                .endsWith("""
                        -- finalization
                        <drop, or rebuild without day, what uses it: the view days>
                        ALTER TABLE inventory DROP INDEX daily, DROP COLUMN day;""");
    }

    @Test
    void accepts_a_column_dropped_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "ALTER TABLE inventory DROP COLUMN code"))
                .isEmpty();
    }

    @Test
    void accepts_a_column_of_a_table_that_the_migration_made_itself() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE scratch (a INT, b INT);
                        ALTER TABLE scratch DROP COLUMN b""")).isEmpty();
    }

    @Test
    void accepts_a_column_that_the_migration_added_itself() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN x INT;
                        ALTER TABLE inventory DROP COLUMN x""")).isEmpty();
    }

    @Test
    void accepts_a_comment_that_speaks_of_it() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        -- ALTER TABLE inventory DROP COLUMN code;
                        SELECT 1""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "ALTER TABLE inventory DROP COLUMN code"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial drops inventory.code.");
                    assertThat(finding.fix()).isEqualTo("""
                        Keep the column, but let the next release leave it out; drop it when no one uses it:
                        -- initial
                        ALTER TABLE inventory ALTER COLUMN code DROP NOT NULL;
                        -- finalization
                        ALTER TABLE inventory DROP COLUMN code;""");
                });
    }

    @Test
    void repeats_what_mysql_would_forget() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE t (id INT PRIMARY KEY, code VARCHAR(50) NOT NULL COMMENT 'why')",
                                "initial",
                                "ALTER TABLE t DROP COLUMN code"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("ALTER TABLE t MODIFY code VARCHAR(50) NULL COMMENT 'why';"));
    }

    @Test
    void leaves_a_computed_column_as_it_is() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE t (a INT, twice INT AS (a * 2) STORED NOT NULL)",
                                "initial",
                                "ALTER TABLE t DROP COLUMN twice"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Keep the column, but let the next release leave it out; drop it when no one uses it:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        ALTER TABLE t DROP COLUMN twice;"""));
    }

    @Test
    void flags_a_column_dropped_by_a_procedure_that_the_migration_calls() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        DELIMITER //
                        CREATE PROCEDURE tidy_up()
                        BEGIN
                            IF EXISTS (SELECT 1 FROM information_schema.columns WHERE column_name = 'code') THEN
                                ALTER TABLE inventory DROP COLUMN code;
                            END IF;
                        END//
                        DELIMITER ;
                        CALL tidy_up();
                        DROP PROCEDURE tidy_up;
                        """)).containsExactly("initial/0007_split.sql:5");
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        DELIMITER //
                        CREATE PROCEDURE tidy_up() BEGIN ALTER TABLE inventory DROP COLUMN code; END//
                        DELIMITER ;
                        """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL, ALTER TABLE inventory ALTER COLUMN code SET INVISIBLE",
        "MYSQL, ALTER TABLE inventory MODIFY code VARCHAR(22) NOT NULL INVISIBLE",
        "MARIADB, ALTER TABLE inventory MODIFY code VARCHAR(22) INVISIBLE",
        "H2, ALTER TABLE inventory ALTER COLUMN code SET INVISIBLE"
    })
    void flags_a_column_that_is_hidden(Dialect dialect, String sql) {
        assertThat(Trial.of(rule, dialect).findings("initial", sql))
                .extracting(Finding::what)
                .containsExactly(
                        "0007_split/initial hides inventory.code from SELECT * and from INSERT without columns.");
    }

    @Test
    void accepts_a_column_that_is_hidden_from_the_first_or_shown() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN tenant INT NOT NULL DEFAULT 0 INVISIBLE;
                        ALTER TABLE inventory ALTER COLUMN code SET VISIBLE;
                        ALTER TABLE inventory MODIFY code VARCHAR(30) COMMENT 'INVISIBLE'""")).isEmpty();
    }

    @Test
    void does_not_drop_at_the_end_what_has_taken_the_name() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE parcel DROP COLUMN weight;
                        ALTER TABLE parcel ADD COLUMN weight NUMERIC"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial drops parcel.weight for a new one of its name.");
                    assertThat(finding.fix()).startsWith("Give the new column a name that is free");
                });
    }

    @Test
    void allows_no_nulls_where_they_are_allowed() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE parcel (id INT PRIMARY KEY, note TEXT)",
                                "initial",
                                "ALTER TABLE parcel DROP COLUMN note"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).doesNotContain("DROP NOT NULL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP INDEX by_code", "DROP INDEX IF EXISTS by_code"})
    void accepts_an_index_that_h2_drops_as_mysql_does(String action) {
        assertThat(Trial.of(rule, Dialect.H2).finds("initial", "ALTER TABLE inventory " + action))
                .isEmpty();
    }

    @Test
    void keeps_the_default_that_is_taken_away_before_the_column() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .findings(
                                        "initial",
                                        "ALTER TABLE inventory ALTER COLUMN code DROP DEFAULT; ALTER TABLE inventory DROP COLUMN code"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .startsWith("Keep the column and its default, but let the next release"));
    }
}
