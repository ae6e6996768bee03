package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.read;
import static dev.edd.fixture.Migrations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnguardedTransitionTest {
    private final Rule rule = new UnguardedTransition();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE inventory SET location = SUBSTRING(code, 1, 6)",
                "UPDATE inventory SET location = SUBSTRING(code, 1, 6) WHERE code LIKE '%-%'",
                "UPDATE inventory SET location = SUBSTRING(code, 1, 6) WHERE created > '2026-01-01'",
                "INSERT INTO parts (code) SELECT code FROM inventory",
                "INSERT INTO parts (code) SELECT code FROM inventory WHERE quantity > 0",
                "INSERT INTO parts (code) VALUES ('a')",
                "INSERT INTO parts (code) SELECT code FROM inventory WHERE code IS NOT NULL",
                "UPDATE inventory SET quantity = quantity + 1 WHERE quantity IS NOT NULL",
                "UPDATE inventory SET quantity = quantity * 100 WHERE quantity > 5",
                "UPDATE inventory SET code = code || '-x' WHERE location IS NULL",
                "UPDATE inventory SET quantity = COALESCE(quantity, 0) + 1 WHERE quantity IS NOT NULL",
                "UPDATE inventory SET quantity = quantity::bigint * 100 WHERE quantity > 5",
                "UPDATE inventory SET code = concat('x-', upper(code)) WHERE code LIKE 'a%'",
                "UPDATE inventory SET location = 'X' WHERE code LIKE '%location%'",
                "UPDATE inventory i SET quantity = \"i\".\"quantity\" + 1 WHERE i.quantity IS NOT NULL",
                "UPDATE parts p JOIN inventory i ON i.part = p.id SET `i`.quantity = `i`.`quantity` + 1 WHERE i.quantity IS NOT NULL",
                "COPY parts FROM '/tmp/parts.csv'"
            })
    void flags_a_statement_that_does_its_work_again(String sql) {
        assertThat(rule.check(changelog(with(migration("7_a/transition"), sql))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location()).hasToString("transition/0007_a.sql:5");
                    assertThat(finding.what()).endsWith(" whether or not it has done so before.");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE inventory SET location = SUBSTRING(code, 1, 6) WHERE location IS NULL",
                "UPDATE inventory SET location = SUBSTRING(code, 1, 6) WHERE location <> SUBSTRING(code, 1, 6)",
                "UPDATE inventory SET state = 'new' WHERE state = 'old'",
                "UPDATE inventory SET \"state\" = 'new' WHERE \"state\" IN ('old', 'older')",
                "UPDATE inventory i SET done = TRUE WHERE NOT EXISTS (SELECT 1 FROM parts p WHERE p.id = i.id)",
                "INSERT INTO parts (code) SELECT code FROM inventory i WHERE NOT EXISTS (SELECT 1 FROM parts)",
                "INSERT INTO parts (code) SELECT code FROM inventory ON CONFLICT DO NOTHING",
                "INSERT INTO parts (code) SELECT i.code FROM inventory i LEFT JOIN parts p ON p.code = i.code WHERE p.id IS NULL",
                "UPDATE inventory SET quantity = quantity * 100, in_cents = TRUE WHERE in_cents IS NULL",
                "UPDATE inventory SET quantity = quantity * 100, in_cents = TRUE WHERE NOT in_cents",
                "UPDATE inventory SET code = code || '-x' WHERE code NOT LIKE '%-x'",
                "UPDATE inventory SET code = upper(code) WHERE code IS DISTINCT FROM upper(code)",
                "UPDATE inventory i SET quantity = u.quantity + 1 FROM used u WHERE u.id = i.id AND i.quantity IS NULL",
                "UPDATE inventory SET state = 'state - ' WHERE state = 'old'",
                "UPDATE inventory SET state = concat('state ', id) WHERE state = 'old'",
                "UPDATE inventory SET state = state->>'name' WHERE state LIKE '{%'",
                "UPDATE inventory SET date = now()::date - 1 WHERE date > '2026-01-01'",
                "UPDATE inventory SET state = CASE WHEN id > 5 + 1 THEN state ELSE 'new' END WHERE state = 'old'",
                "INSERT IGNORE INTO parts (code) SELECT code FROM inventory",
                "INSERT INTO parts (code) VALUES ('a') ON CONFLICT DO NOTHING",
                "DELETE FROM inventory WHERE code LIKE 'x%'"
            })
    void accepts_one_that_looks_for_what_is_still_to_be_done(String sql) {
        assertThat(rule.check(changelog(with(migration("7_a/transition"), sql))))
                .isEmpty();
    }

    @Test
    void accepts_rows_for_a_table_that_the_transition_makes_anew() {
        assertThat(rule.check(changelog(with(
                        migration("7_a/transition"),
                        "CREATE TEMPORARY TABLE rate (code INT)",
                        "INSERT INTO rate VALUES (1)"))))
                .isEmpty();
    }

    @Test
    void accepts_other_phases_and_backfills() {
        String sql = "UPDATE inventory SET location = 'x'";

        assertThat(rule.check(changelog(
                        with(migration("7_a/initial"), sql),
                        with(migration("7_a/transition", "backfill: inventory by id"), sql),
                        with(migration("7_a/finalization"), sql))))
                .extracting(Finding::what)
                .isEmpty();
    }

    @Test
    void flags_what_another_pass_of_a_backfill_would_do_twice() {
        assertThat(rule.check(changelog(with(
                        migration("7_a/transition", "backfill: inventory by id"),
                        "UPDATE inventory SET quantity = quantity + 1 WHERE id BETWEEN :from AND :to",
                        "INSERT INTO stock (id) SELECT id FROM inventory WHERE id BETWEEN :from AND :to"))))
                .extracting(Finding::what)
                .containsExactly(
                        "0007_a/transition updates inventory whether or not it has done so before.",
                        "0007_a/transition inserts into stock whether or not it has done so before.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO parts (id) SELECT id FROM inventory WHERE id BETWEEN :from AND :to                    | 1",
                "INSERT IGNORE INTO parts (id) SELECT id FROM inventory WHERE id BETWEEN :from AND :to             | 0",
                "UPDATE inventory SET location = UPPER(code) WHERE id BETWEEN :from AND :to                        | 0"
            })
    void flags_a_backfill_that_cannot_go_through_the_table_once_more(String sql, int findings) {
        String text = "--edd backfill: inventory by id\n--edd remaining: SELECT 1\n" + sql;

        assertThat(rule.check(changelog(read("7_a/transition", text, Dialect.OTHER))))
                .hasSize(findings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE log SET level = 'INFO' WHERE code IS NULL LIMIT 5000",
                "UPDATE log SET level = 'INFO' WHERE ctid = ANY (ARRAY(SELECT ctid FROM log WHERE code IS NULL LIMIT 9))",
                "UPDATE log SET level = 'INFO' WHERE EXISTS (SELECT 1 FROM old o WHERE o.id = log.id) LIMIT 5000",
            })
    void flags_a_repetition_that_finds_the_same_rows_without_end(String sql) {
        assertThat(repeated(sql)).singleElement().satisfies(finding -> assertThat(finding.what())
                .isEqualTo("0007_a/transition repeats an update of log that finds the same rows again, without end."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE log SET level = 'INFO' WHERE level IS NULL LIMIT 5000",
                "UPDATE log SET level = 'INFO' WHERE code IS NULL LIMIT 5000; UPDATE log SET code = 1 WHERE code IS NULL",
                "WITH d AS (DELETE FROM queue RETURNING id) UPDATE log SET level = 'INFO' FROM d WHERE log.id = d.id AND log.a IS NULL",
            })
    void accepts_a_repetition_whose_rows_become_fewer(String sql) {
        assertThat(repeated(sql)).isEmpty();
    }

    private List<Finding> repeated(String sql) {
        return rule.check(changelog(read("7_a/transition", "--edd repeat: until 0 rows\n" + sql, Dialect.OTHER)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WITH b AS (SELECT id FROM t WHERE n IS NULL LIMIT 9) UPDATE t SET n = 0 FROM b WHERE t.id = b.id | 0",
                "UPDATE t SET n = 0 FROM (SELECT id FROM t WHERE n IS NULL LIMIT 9) b WHERE t.id = b.id          | 0",
                "UPDATE t JOIN (SELECT id FROM t WHERE n IS NULL LIMIT 9) b ON t.id = b.id SET n = 0            | 0",
                "WITH b AS (SELECT id, n FROM s) UPDATE t SET n = 0 FROM b WHERE t.id = b.id                      | 1",
                "UPDATE t SET n = (SELECT m FROM s WHERE s.n IS NULL AND s.id = t.id)                            | 1",
                "WITH d AS (DELETE FROM t WHERE a < 9 RETURNING *) INSERT INTO old SELECT * FROM d               | 0",
                "WITH i AS (INSERT INTO old SELECT * FROM t WHERE a < 9 RETURNING id) DELETE FROM t USING i WHERE t.id = i.id | 0",
                "INSERT INTO old SELECT * FROM t WHERE a < 9; DELETE FROM t WHERE a < 9                         | 0",
                "INSERT INTO old SELECT * FROM t WHERE a < 9; DELETE FROM t WHERE a < 8                         | 1"
            })
    void goes_by_what_the_queries_ask_for_whose_rows_are_changed(String sql, int findings) {
        assertThat(repeated(sql)).hasSize(findings);
    }
}
