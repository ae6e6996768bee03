package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnbatchedChangeTest {
    private final PhaseRule rule = new UnbatchedChange();

    /** What PostgreSQL has in its catalog is in all rows at once. */
    /** The table is older than the changelog. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE line (part INT REFERENCES parts (part_no))                           | parts by part_no",
                "ALTER TABLE line ADD CONSTRAINT f FOREIGN KEY (part) REFERENCES parts (part_no) | parts by part_no",
                "ALTER TABLE line ADD part INT REFERENCES parts (code), ADD p INT REFERENCES parts (id) | parts by id",
                "CREATE TABLE line (part INT REFERENCES parts)                                  | parts by id"
            })
    void goes_by_the_key_that_foreign_keys_point_to(String earlier, String backfill) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("0001_shop/initial", earlier, "initial", "UPDATE parts SET price = 1"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains("--edd backfill: " + backfill + "\n"));
    }

    @Test
    void proposes_a_default_where_a_new_column_is_filled_with_a_constant() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory ADD COLUMN comments integer, ADD COLUMN note varchar(9);
                        UPDATE inventory SET comments = 0, note = 'it''s new';
                        ALTER TABLE inventory ALTER COLUMN comments SET NOT NULL;
                        ALTER TABLE inventory ALTER COLUMN comments SET DEFAULT 0"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- initial
                        ALTER TABLE inventory ADD COLUMN comments integer NOT NULL DEFAULT 0;
                        ALTER TABLE inventory ADD COLUMN note varchar(9) DEFAULT 'it''s new';"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"now()", "CURRENT_DATE", "gen_random_uuid()"})
    void tells_by_null_where_a_new_column_is_not_filled_yet(String value) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN a text; UPDATE inventory SET a = " + value))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("BETWEEN :from AND :to AND a IS NULL;"));
    }

    @Test
    void proposes_nothing_at_all_where_a_new_column_is_made_null() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN seen date; UPDATE inventory SET seen = NULL"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).startsWith("Leave the statement out"));
    }

    @Test
    void keeps_the_default_that_a_filled_column_is_to_have() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory ADD COLUMN state integer;
                        UPDATE inventory SET state = 1;
                        ALTER TABLE inventory ALTER COLUMN state SET DEFAULT 0, ALTER COLUMN state SET NOT NULL"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- initial
                        ALTER TABLE inventory ADD COLUMN state integer NOT NULL DEFAULT 1;
                        ALTER TABLE inventory ALTER COLUMN state SET DEFAULT 0;"""));
    }

    @Test
    void proposes_no_default_for_what_mysql_gives_none() {
        String[] files = {"initial", """
                ALTER TABLE inventory ADD COLUMN comments TEXT;
                UPDATE inventory SET comments = '';
                ALTER TABLE inventory ADD COLUMN number INT;
                UPDATE inventory SET number = 0;
                ALTER TABLE inventory MODIFY number INT NOT NULL DEFAULT 0"""};

        assertThat(Trial.of(rule, Dialect.MYSQL).findings(files))
                .extracting(Finding::fix)
                .satisfiesExactly(
                        comments -> assertThat(comments).contains("--edd backfill"), number -> assertThat(number)
                                .endsWith("ALTER TABLE inventory ADD COLUMN number INT NOT NULL DEFAULT 0;"));
        assertThat(Trial.of(rule, Dialect.MARIADB).findings(files).get(0).fix())
                .endsWith("ALTER TABLE inventory ADD COLUMN comments TEXT DEFAULT '';");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE inventory SET comments = quantity",
                "UPDATE inventory SET comments = 0, quantity = 1",
                "UPDATE inventory SET comments = random()"
            })
    void proposes_batches_where_the_rows_have_to_be_written(String update) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER TABLE inventory ADD COLUMN comments integer;\n" + update))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains("-- transition\n--edd backfill: "));
    }

    @Test
    void trusts_that_a_table_has_one_row_whose_rows_all_get_another_constant_time_and_again() {
        String[] versions = {
            "0007_a/initial", "UPDATE schema_version SET version = 7",
            "0008_b/initial", "UPDATE schema_version SET version = 8",
            "0009_c/initial", "UPDATE schema_version SET version = 9"
        };
        String[] marks = {
            "0007_a/initial", "UPDATE inventory SET seen = 0",
            "0008_b/initial", "UPDATE inventory SET seen = 0",
            "0009_c/initial", "UPDATE inventory SET seen = 0"
        };

        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings(versions)).isEmpty();
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings(marks)).hasSize(3);
    }

    @Test
    void fills_a_new_table_where_all_rows_are_deleted_for_others() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "DELETE FROM trends; INSERT INTO trends SELECT day, COUNT(*) FROM visits GROUP BY day"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Fill a new table in its place, which the next release uses alone; drop the old one when no one uses it:
                        -- initial
                        CREATE TABLE trends_new (LIKE trends INCLUDING ALL); -- which then gets the rows that trends would get
                        -- finalization
                        DROP TABLE IF EXISTS trends;"""));
    }

    @Test
    void deletes_in_batches_what_is_not_filled_again_or_only_in_part() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "INSERT INTO trends VALUES (1); DELETE FROM trends; INSERT INTO other VALUES (1)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains("-- transition\n--edd backfill: trends"));
    }

    @Test
    void flags_all_rows_changed_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "UPDATE inventory SET quantity = 0"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_all_rows_that_a_new_column_leaves_empty() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        UPDATE inventory SET location = SUBSTRING(code, 1, 6) WHERE location IS NULL"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void flags_all_rows_deleted_in_finalization() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("finalization", "DELETE FROM inventory WHERE 1 = 1"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "location IS NULL AND code IS NOT NULL",
                "location IS DISTINCT FROM code",
                "i.location IS NULL AND state <> 'done'",
                "id > 0",
                "i.part_id >= 1",
                "id = id",
                "(1 = 1) AND (code IS NOT NULL OR state = 'new')"
            })
    void flags_a_condition_that_holds_for_all_rows(String condition) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        UPDATE inventory i SET location = code WHERE\s""" + condition))
                .containsExactly("initial/0007_split.sql:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "location IS NULL AND id BETWEEN 1 AND 1000",
                "location IS NULL AND state = 'new'",
                "code IS NULL",
                "id > 0 AND id <= 1000",
                "quantity > 0",
                "paid >= 1",
                "id IN (SELECT id FROM lost)",
                "p.location IS NULL AND NOT done",
                "CASE WHEN id > 0 AND id < 9 THEN TRUE END"
            })
    void accepts_a_condition_that_holds_for_few_rows_or_that_nobody_knows(String condition) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        UPDATE inventory i SET location = code WHERE\s""" + condition))
                .isEmpty();
    }

    @Test
    void flags_rows_that_are_matched_with_another_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        UPDATE inventory SET code = p.code FROM parts p WHERE p.id = inventory.part;
                        DELETE FROM inventory USING parts p WHERE p.id = inventory.part;
                        MERGE INTO inventory i USING parts p ON p.id = i.part WHEN MATCHED THEN UPDATE SET code = p.code"""))
                .containsExactly("initial/0007_split.sql:1", "initial/0007_split.sql:2", "initial/0007_split.sql:3");
    }

    @Test
    void flags_the_own_merge_of_h2_from_a_whole_table() {
        assertThat(Trial.of(rule, Dialect.H2).findings("initial", """
                        MERGE INTO inventory (id, code) KEY (id) SELECT id, code FROM parts WHERE code IS NOT NULL;
                        MERGE INTO inventory KEY (id) SELECT id, code FROM parts WHERE id = 7;
                        MERGE INTO inventory KEY (id) SELECT 7, 'x';
                        MERGE INTO inventory KEY (id) VALUES (7, 'x')"""))
                .extracting(Finding::fix)
                .containsExactly("""
                        Move the rows in the transition, in batches:
                        -- transition
                        --edd backfill: parts by id
                        --edd remaining: SELECT COUNT(*) FROM parts WHERE <it is not done yet>
                        MERGE INTO inventory (id, code) KEY (id) SELECT id, code FROM parts WHERE id BETWEEN :from AND :to AND code IS NOT NULL;""");
    }

    @Test
    void accepts_rows_that_are_matched_with_a_few() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TEMPORARY TABLE moved (id INT);
                        UPDATE inventory SET code = 'x' FROM moved WHERE moved.id = inventory.id;
                        UPDATE inventory SET code = v.c FROM (VALUES (1, 'a')) v (id, c) WHERE v.id = inventory.id""")).isEmpty();
    }

    @Test
    void explains_how_matched_rows_are_changed_in_batches() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        UPDATE inventory AS i SET code = p.code FROM parts p WHERE p.id = i.part;
                        MERGE INTO inventory i USING parts p ON p.id = i.part WHEN MATCHED THEN DELETE"""))
                .extracting(Finding::fix)
                .containsExactly("""
                        Move the rows in the transition, in batches:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE <it is not done yet>
                        UPDATE inventory AS i SET code = p.code FROM parts p WHERE i.id BETWEEN :from AND :to AND p.id = i.part AND <it is not done yet>;""", """
                        Move the rows in the transition, in batches:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- transition, in a refactoring of its own, as each has one backfill
                        --edd backfill: parts by id
                        --edd remaining: SELECT COUNT(*) FROM parts WHERE <it is not done yet>
                        MERGE INTO inventory i USING (SELECT * FROM parts WHERE id BETWEEN :from AND :to) p ON p.id = i.part WHEN MATCHED THEN DELETE;""");
    }

    @Test
    void accepts_some_rows() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "UPDATE inventory SET quantity = 0 WHERE code = 'A'"))
                .isEmpty();
    }

    @Test
    void takes_double_quotes_for_a_text_where_the_database_does() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "DELETE FROM inventory WHERE name = \"example.com\""))
                .isEmpty();
    }

    @Test
    void reads_texts_of_any_length() {
        String text = "it''s ".repeat(200_000);

        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "UPDATE inventory SET name = '%s' WHERE id = 1".formatted(text)))
                .isEmpty();
    }

    @Test
    void leaves_a_choice_in_parentheses() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "UPDATE inventory SET code = 'x' WHERE code IS NOT NULL OR name IS NOT NULL"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .endsWith("WHERE id BETWEEN :from AND :to AND (code IS NOT NULL OR name IS NOT NULL);"));
    }

    @Test
    void accepts_a_limited_number_of_rows() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "DELETE FROM inventory LIMIT 1000"))
                .isEmpty();
    }

    @Test
    void accepts_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        UPDATE t SET a = 1""")).isEmpty();
    }

    @Test
    void accepts_a_transition_which_another_rule_looks_at() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "UPDATE inventory SET quantity = 0"))
                .isEmpty();
    }

    @Test
    void flags_a_change_of_a_whole_table_on_h2() {
        assertThat(Trial.of(rule, Dialect.H2).finds("initial", """
                                UPDATE inventory SET quantity = 0;
                                DELETE FROM inventory FETCH FIRST 10 ROWS ONLY;""")).containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "UPDATE inventory SET quantity = 0"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial changes all rows of inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Move the rows in the transition, in batches:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE quantity IS DISTINCT FROM 0
                        UPDATE inventory SET quantity = 0 WHERE id BETWEEN :from AND :to AND quantity IS DISTINCT FROM 0;""");
                });
    }

    @Test
    void goes_by_the_key_of_the_table() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE t (a INT, b INT, n INT, PRIMARY KEY (a, b DESC))",
                                "initial",
                                "UPDATE t SET n = 0"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        --edd backfill: t by a, b
                        --edd remaining: SELECT COUNT(*) FROM t WHERE NOT n <=> 0
                        UPDATE t SET n = 0 WHERE a BETWEEN :from_a AND :to_a AND (a > :from_a OR b >= :from_b) AND (a < :to_a OR b <= :to_b) AND NOT n <=> 0;"""));
    }

    @Test
    void names_the_table_as_the_statement_does() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("0001_shop/initial", """
                        CREATE TABLE "User" ("Id" INT PRIMARY KEY, mail TEXT)""", "initial", """
                        UPDATE "User" SET mail = c.mail FROM customer c WHERE c.id = "User"."Id";
                        WITH n AS (SELECT id, count(*) AS c FROM parts GROUP BY id) UPDATE "User" u SET mail = n.c FROM n WHERE n.id = u."Id\""""))
                .extracting(Finding::fix)
                .satisfiesExactly(
                        fix -> assertThat(fix).contains("WHERE \"User\".\"Id\" BETWEEN :from AND :to AND c.id"),
                        fix -> assertThat(fix).contains("WHERE u.\"Id\" BETWEEN :from AND :to AND n.id"));
    }

    @Test
    void flags_rows_that_mysql_locks_while_it_copies_them() {
        Trial trial = Trial.of(rule, Dialect.MYSQL);

        assertThat(trial.finds("0001_shop/initial", Trial.SHOP, "initial", """
                        CREATE TABLE code (id INT PRIMARY KEY, code VARCHAR(22));
                        INSERT INTO code SELECT id, code FROM inventory;
                        CREATE TABLE copy AS SELECT * FROM inventory WHERE id > 0"""))
                .containsExactly("initial/0007_split.sql:2", "initial/0007_split.sql:3");
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "CREATE TABLE copy AS SELECT * FROM inventory"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO code SELECT id, code FROM inventory WHERE id IN (1, 2)",
                "INSERT INTO code SELECT id, code FROM inventory LIMIT 10",
                "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;\nINSERT INTO code SELECT id, code FROM inventory",
                "CREATE TABLE shelf (id INT);\nINSERT INTO code SELECT id, id FROM shelf"
            })
    void accepts_few_rows_or_unlocked_ones_that_are_copied(String sql) {
        assertThat(Trial.of(rule, Dialect.MARIADB).finds("initial", sql)).isEmpty();
    }

    @Test
    void explains_how_rows_are_copied_in_batches() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "CREATE TABLE copy AS SELECT * FROM inventory"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.what() + "\n" + finding.fix()).isEqualTo("""
                        0007_split/initial locks all rows of inventory while it copies them.
                        Copy the rows in the transition, in batches:
                        -- initial
                        CREATE TABLE copy AS SELECT * FROM inventory LIMIT 0;
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE <it is not done yet>
                        INSERT IGNORE INTO copy SELECT * FROM inventory WHERE id BETWEEN :from AND :to;"""));
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void flags_rows_to_which_no_index_leads(Dialect dialect) {
        assertThat(Trial.of(rule, dialect).finds("0001_shop/initial", Trial.SHOP, "initial", """
                        UPDATE inventory SET quantity = 0 WHERE name = 'x';
                        DELETE FROM inventory WHERE quantity < 0 AND name IS NULL"""))
                .containsExactly("initial/0007_split.sql:1", "initial/0007_split.sql:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE inventory SET quantity = 0 WHERE name = 'x' AND id = 7",
                "UPDATE inventory SET quantity = 0 WHERE code = 'x'",
                "UPDATE inventory SET quantity = 0 WHERE batch = 7",
                "UPDATE inventory SET quantity = 0 WHERE name = 'x' LIMIT 10",
                "CREATE INDEX by_name ON inventory (name);\nDELETE FROM inventory WHERE name = 'x'",
                "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;\nDELETE FROM inventory WHERE name = 'x'",
                "UPDATE elsewhere SET quantity = 0 WHERE name = 'x'",
                "UPDATE states SET label = 'x' WHERE label = 'y'"
            })
    void accepts_rows_to_which_an_index_leads_and_tables_of_which_little_is_known_or_that_are_small(String sql) {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("0001_shop/initial", Trial.SHOP, "0002_batch/initial", """
                        ALTER TABLE inventory ADD COLUMN batch INT, ADD KEY by_batch (batch, name);
                        CREATE TABLE states (id INT PRIMARY KEY, label VARCHAR(9));
                        INSERT INTO states VALUES (1, 'y'), (2, 'z')""", "initial", sql))
                .isEmpty();
    }

    @Test
    void knows_the_indexes_that_are_left() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("0001_shop/initial", Trial.SHOP, "0002_code/finalization", """
                        ALTER TABLE inventory RENAME COLUMN name TO title;
                        ALTER TABLE inventory DROP INDEX code_unique, ADD KEY by_title (title)""", "initial", """
                        DELETE FROM inventory WHERE code = 'x';
                        DELETE FROM inventory WHERE title = 'x'"""))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void explains_how_rows_without_an_index_are_changed_by_the_key() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "UPDATE inventory i SET quantity = 0 WHERE i.name = 'x' OR i.name = 'y'"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial locks, for want of an index, all rows of inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                            Move the rows in the transition, in batches:
                            -- initial
                            SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                            -- transition
                            --edd backfill: inventory by id
                            --edd remaining: SELECT COUNT(*) FROM inventory i WHERE (i.name = 'x' OR i.name = 'y') AND NOT quantity <=> 0
                            UPDATE inventory i SET quantity = 0 WHERE id BETWEEN :from AND :to AND (i.name = 'x' OR i.name = 'y') AND NOT quantity <=> 0;""");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE parts p, inventory i SET i.code = p.code WHERE p.id = i.part",
                "UPDATE parts p JOIN inventory AS i ON p.id = i.part SET i.code = p.code",
                "UPDATE LOW_PRIORITY IGNORE inventory i, parts p SET i.code = p.code WHERE p.id = i.part",
                "DELETE i FROM inventory i JOIN parts p ON p.id = i.part"
            })
    void explains_batches_by_the_name_that_the_statement_has_for_the_table(String sql) {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("initial", sql))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains(" WHERE i.id BETWEEN :from AND :to"));
    }

    @Test
    void explains_how_a_table_without_a_key_is_changed_on_mysql() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("0001_log/initial", "CREATE TABLE log (at DATETIME, level INT)", "initial", """
                        UPDATE log SET level = 1;
                        DELETE FROM log"""))
                .extracting(Finding::fix)
                .containsExactly("""
                        Move the rows in the transition, in batches:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- transition
                        --edd repeat: until 0 rows
                        --edd remaining: SELECT COUNT(*) FROM log WHERE NOT level <=> 1
                        UPDATE log SET level = 1 WHERE NOT level <=> 1 LIMIT 1000;""", """
                        Delete the rows in a transition, in batches, with the release behind the one that reads them last:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- transition
                        --edd repeat: until 0 rows
                        --edd remaining: SELECT COUNT(*) FROM log
                        DELETE FROM log WHERE TRUE LIMIT 1000;""");
    }

    @Test
    void flags_rows_without_a_partner_which_are_looked_for_among_all() {
        assertThat(Trial.of(rule, Dialect.MARIADB)
                        .findings(
                                "initial",
                                "DELETE i FROM inventory i LEFT JOIN parts p ON p.id = i.part WHERE p.id IS NULL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial reads and locks all rows of inventory.");
                    assertThat(finding.fix())
                            .endsWith("ON p.id = i.part WHERE i.id BETWEEN :from AND :to AND p.id IS NULL;");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE i FROM inventory i LEFT JOIN parts p ON p.id = i.part WHERE i.id = 7",
                "DELETE i FROM inventory i LEFT JOIN parts p ON p.id = i.part WHERE p.id IS NULL AND i.id < 900",
                "DELETE i FROM inventory i JOIN parts p ON p.id = i.part WHERE p.id = 9"
            })
    void accepts_rows_of_two_tables_that_are_found_by_a_value(String sql) {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", sql)).isEmpty();
    }

    @Test
    void lets_rows_be_deleted_when_no_release_reads_them() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "WITH gone AS (DELETE FROM orders RETURNING *) SELECT * FROM gone"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Delete the rows in a transition, in batches, with the release behind the one that reads them last:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- transition
                        --edd backfill: orders by id
                        --edd remaining: SELECT COUNT(*) FROM orders
                        DELETE FROM orders WHERE id BETWEEN :from AND :to;"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT sku, sum(n) AS n FROM stock GROUP BY sku           | stock by sku | SELECT sku, sum(n) AS n FROM stock WHERE sku BETWEEN :from AND :to GROUP BY sku",
                "SELECT * FROM stock AS x                                  | stock by id  | SELECT * FROM stock AS x WHERE id BETWEEN :from AND :to",
                "SELECT a.sku, b.n FROM a JOIN b ON a.id = b.id            | <a table of the query> by <its key> | SELECT a.sku, b.n FROM a JOIN b ON a.id = b.id WHERE <its key> BETWEEN :from AND :to"
            })
    void flags_a_merge_from_a_query_over_a_whole_table(String query, String key, String batch) {
        String merge = "MERGE INTO totals t USING (%s) s ON t.sku = s.sku WHEN MATCHED THEN UPDATE SET n = s.n";

        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", merge.formatted(query)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .isEqualTo("""
                        Move the rows in the transition, in batches:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- transition
                        --edd backfill: %s
                        --edd remaining: SELECT COUNT(*) FROM %s WHERE <it is not done yet>
                        %s;""".formatted(key, key.split(" by ", 2)[0], merge.formatted(batch))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM stock WHERE sku = 'a'",
                "SELECT 1 AS sku, 2 AS n",
                "SELECT * FROM (VALUES (1, 2)) AS v (sku, n)"
            })
    void accepts_a_merge_from_a_query_for_few_rows(String query) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "MERGE INTO totals t USING (%s) s ON t.sku = s.sku WHEN MATCHED THEN UPDATE SET n = s.n"
                                        .formatted(query)))
                .isEmpty();
    }

    @Test
    void goes_by_a_key_that_the_table_got_later() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE parcel (note TEXT)",
                                "0002_key/initial",
                                "ALTER TABLE parcel ADD COLUMN parcel_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST",
                                "initial",
                                "UPDATE parcel SET note = upper(note)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains("--edd backfill: parcel by parcel_id\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expires < now() - interval '30 days'",
                "expires <= '2024-01-01'",
                "s.expires::date < CURRENT_DATE - 30",
                "date(expires) < DATE '2024-01-01'",
                "now() > expires",
                "now() - expires > interval '30 days'",
                "age(expires) >= interval '30 days'",
                "expires < now() AND user_id IS NOT NULL AND note <> 'keep'"
            })
    void flags_all_rows_from_before_some_time(String condition) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "DELETE FROM session s WHERE " + condition))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.what()).isEqualTo("0007_split/initial deletes all old rows of session."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expires > now() - interval '1 hour'",
                "expires < now() AND id = 5",
                "expires BETWEEN '2024-01-01' AND '2024-01-02'",
                "tries < 5",
                "id < 1000"
            })
    void accepts_rows_that_are_limited_otherwise(String condition) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "DELETE FROM session WHERE " + condition))
                .isEmpty();
    }

    @Test
    void moves_rows_in_batches_that_are_moved_elsewhere() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("finalization", """
                        WITH moved AS (DELETE FROM orders WHERE closed < now() - interval '1 year' RETURNING *)
                        INSERT INTO archive SELECT * FROM moved"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- transition
                        --edd backfill: orders by id
                        --edd remaining: SELECT COUNT(*) FROM orders WHERE closed < now() - interval '1 year'
                        WITH moved AS (DELETE FROM orders WHERE id BETWEEN :from AND :to AND closed < now() - interval '1 year' RETURNING *)
                        INSERT INTO archive SELECT * FROM moved;"""));
    }

    @Test
    void moves_all_rows_in_batches_that_are_moved_elsewhere() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .findings(
                                        "finalization",
                                        "WITH moved AS (DELETE FROM orders RETURNING *) INSERT INTO archive SELECT * FROM moved"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.fix())
                                .endsWith(
                                        "\nWITH moved AS (DELETE FROM orders WHERE id BETWEEN :from AND :to RETURNING *) INSERT INTO archive SELECT * FROM moved;"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grade INT             | code | grade IS NULL AND code IS NOT NULL
            grade INT             | id   | grade IS NULL
            grade INT             | 7    | grade IS NULL
            grade INT DEFAULT 0   | code | grade = 0 AND NOT grade <=> code
            grade INT DEFAULT 0   | 7    | grade = 0 AND NOT grade <=> 7
            """)
    void leaves_what_a_release_has_written_to_a_new_column(String column, String value, String todo) {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN %s; UPDATE inventory SET grade = %s WHERE size IS NOT NULL"
                                        .formatted(column, value)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("SELECT COUNT(*) FROM inventory WHERE size IS NOT NULL AND " + todo + "\n")
                        .contains("BETWEEN :from AND :to AND size IS NOT NULL AND " + todo + ";"));
    }

    @Test
    void says_that_later_writes_have_to_reach_the_new_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN sku TEXT; UPDATE inventory SET sku = code"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .startsWith(
                                "Move the rows in the transition, in batches; what is written to code later has to reach sku,"
                                        + " too, by a trigger or from the next release:\n"));
    }

    @Test
    void goes_by_the_key_that_a_table_had_under_another_name() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE parcel (number INT PRIMARY KEY); CREATE TABLE package (code INT PRIMARY KEY)",
                                "0002_swap/initial",
                                "ALTER TABLE package RENAME TO crate; ALTER TABLE parcel RENAME TO package",
                                "0003_key/initial",
                                "ALTER TABLE package RENAME COLUMN number TO no",
                                "initial",
                                "UPDATE package SET weight = 3; UPDATE crate SET weight = 3"))
                .extracting(Finding::fix)
                .satisfiesExactly(
                        moved -> assertThat(moved).contains("--edd backfill: crate by code\n"),
                        moved -> assertThat(moved).contains("--edd backfill: package by no\n"));
    }

    @ParameterizedTest
    @CsvSource({"place, Give the rows their numbers in a new column", "rank, Move the rows in the transition"})
    void proposes_no_batches_where_rows_are_numbered_by_what_is_changed(String column, String fix) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE inventory ADD COLUMN rank INT;
                        WITH sorted AS (SELECT id, row_number() OVER (ORDER BY place) AS n FROM inventory)
                        UPDATE inventory SET %s = sorted.n FROM sorted WHERE sorted.id = inventory.id""".formatted(column)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).startsWith(fix));
    }

    @Test
    void proposes_nothing_where_a_new_column_has_the_value_as_its_default() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .findings(
                                        "initial",
                                        "ALTER TABLE inventory ADD COLUMN kind INT DEFAULT 0 NOT NULL; UPDATE inventory SET kind = 0"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .isEqualTo("Leave the statement out: rows that are there have the default of a new column."));
    }
}
