package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnbatchedTransitionTest {
    private final PhaseRule rule = new UnbatchedTransition();

    @Test
    void flags_all_rows_changed_at_once() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "UPDATE inventory SET quantity = 0"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_all_rows_that_a_new_column_leaves_empty() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN location VARCHAR(6)",
                                "transition",
                                "UPDATE inventory SET location = 'X' WHERE location IS NULL"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void accepts_a_backfill() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", """
                        --edd backfill: inventory by id
                        UPDATE inventory SET quantity = 0""")).isEmpty();
    }

    @Test
    void accepts_some_rows() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("transition", "UPDATE inventory SET quantity = 0 WHERE code = 'A'"))
                .isEmpty();
    }

    @Test
    void flags_a_change_of_a_whole_table_on_h2() {
        assertThat(Trial.of(rule, Dialect.H2).finds("transition", """
                                UPDATE inventory SET quantity = 0;
                                DELETE FROM inventory FETCH FIRST 10 ROWS ONLY;""")).containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("transition", "UPDATE inventory SET quantity = 0"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/transition changes all rows of inventory at once.");
                    assertThat(finding.fix()).isEqualTo("""
                        Say by which key the rows are to be moved in batches:
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE quantity IS DISTINCT FROM 0
                        UPDATE inventory SET quantity = 0 WHERE id BETWEEN :from AND :to AND quantity IS DISTINCT FROM 0;""");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantity IS DISTINCT FROM 0",
                "quantity IS DISTINCT FROM EXTRACT(YEAR FROM created)",
                "code IS DISTINCT FROM TRIM(BOTH FROM code)",
                "code IS DISTINCT FROM SUBSTRING(code FROM 2)"
            })
    void looks_at_no_other_table_where_the_standard_writes_from_for_something_else(String where) {
        assertThat(fix("UPDATE inventory SET quantity = 0 WHERE " + where))
                .contains("SELECT COUNT(*) FROM inventory WHERE " + where)
                .contains("WHERE id BETWEEN :from AND :to AND " + where);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retries > 1", "retries >= 2", "retries > 10"})
    void accepts_rows_of_which_a_number_tells_that_they_are_few(String where) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "UPDATE inventory SET a = 0 WHERE " + where))
                .isEmpty();
    }

    @Test
    void merges_by_the_key_of_the_rows_that_come_in() {
        assertThat(fix(
                        "MERGE INTO inventory i USING news n ON (i.id = n.id) WHEN MATCHED THEN UPDATE SET a = n.a",
                        "0002_news/initial",
                        "CREATE TABLE news (code INT PRIMARY KEY, id INT)"))
                .contains(
                        "--edd backfill: news by code",
                        "USING (SELECT * FROM news WHERE code BETWEEN :from AND :to) n ON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE inventory (a INT, b INT, PRIMARY KEY (a, b) WITH (fillfactor = 70))",
                "CREATE TABLE inventory (a INT, b INT, c INT, PRIMARY KEY (a, b) INCLUDE (c))",
                "CREATE TABLE inventory (x INT, b INT, PRIMARY KEY (x, b)); ALTER TABLE inventory RENAME COLUMN x TO a",
                "CREATE TABLE inventory (b INT, a INT); ALTER TABLE inventory ADD PRIMARY KEY (a, b) INCLUDE (c)"
            })
    void goes_by_the_key_that_the_table_has(String table) {
        assertThat(fix("UPDATE inventory SET quantity = 0", "0002_inventory/initial", table))
                .contains(
                        "--edd backfill: inventory by a, b\n", "(a, b) BETWEEN (:from_a, :from_b) AND (:to_a, :to_b)");
    }

    private String fix(String transition, String... before) {
        List<String> files = new ArrayList<>(List.of(before));
        files.addAll(List.of("transition", transition));
        return Trial.of(rule, Dialect.POSTGRESQL)
                .findings(files.toArray(String[]::new))
                .get(0)
                .fix();
    }

    @Test
    void flags_rows_to_which_no_index_leads_on_mysql() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("0001_shop/initial", Trial.SHOP, "transition", """
                        DELETE FROM inventory WHERE name = 'x'"""))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void explains_what_is_left_of_rows_that_a_change_goes_on_finding() {
        assertThat(fix("UPDATE inventory SET quantity = 0 WHERE code IS NOT NULL"))
                .endsWith("""
                        WHERE code IS NOT NULL AND quantity IS DISTINCT FROM 0
                        UPDATE inventory SET quantity = 0 WHERE id BETWEEN :from AND :to AND code IS NOT NULL AND quantity IS DISTINCT FROM 0;""");
    }

    @Test
    void has_the_run_repeat_what_a_block_goes_on_with_in_one_transaction() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("transition", """
                        DO $$ BEGIN LOOP
                            UPDATE reading SET unit = 'C' WHERE id IN (SELECT id FROM reading WHERE unit IS NULL LIMIT size);
                            EXIT WHEN NOT FOUND;
                        END LOOP; END $$"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- transition
                        --edd repeat: until 0 rows
                        --edd remaining: SELECT COUNT(*) FROM reading WHERE unit IS NULL
                        UPDATE reading SET unit = 'C' WHERE id IN (SELECT id FROM reading WHERE unit IS NULL LIMIT 1000);"""));
    }

    @Test
    void has_the_run_repeat_what_a_procedure_of_mysql_goes_on_with_in_one_transaction() {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("transition", """
                        CREATE PROCEDURE fill() BEGIN
                            REPEAT
                                UPDATE address SET country = 'DE' WHERE country IS NULL LIMIT 1000;
                            UNTIL ROW_COUNT() = 0 END REPEAT;
                        END;
                        CALL fill();"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- transition
                        --edd repeat: until 0 rows
                        --edd remaining: SELECT COUNT(*) FROM address WHERE country IS NULL
                        UPDATE address SET country = 'DE' WHERE country IS NULL LIMIT 1000;"""));
    }

    @Test
    void goes_by_the_column_that_copied_rows_are_grouped_by() {
        assertThat(
                        Trial.of(rule, Dialect.MYSQL)
                                .findings(
                                        "transition",
                                        "REPLACE INTO totals SELECT shop, COUNT(*) FROM parcel WHERE shop IS NOT NULL GROUP BY shop"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        --edd backfill: parcel by shop
                        --edd remaining: SELECT COUNT(*) FROM parcel WHERE <it is not done yet>
                        REPLACE INTO totals SELECT shop, COUNT(*) FROM parcel WHERE shop IS NOT NULL AND shop BETWEEN :from AND :to GROUP BY shop;"""));
    }

    @Test
    void accepts_a_procedure_that_commits_what_it_has_done() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("transition", """
                        CREATE PROCEDURE fill() BEGIN
                            DECLARE n INT DEFAULT 1;
                            WHILE n > 0 DO
                                UPDATE address SET country = 'DE' WHERE country IS NULL LIMIT 1000;
                                SET n = ROW_COUNT();
                                COMMIT;
                            END WHILE;
                        END;
                        CALL fill();""")).isEmpty();
    }
}
