package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnqualifiedNameTest {
    private final PhaseRule rule = new UnqualifiedName();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE TABLE inventory (id INT PRIMARY KEY) | public.inventory
            ALTER TABLE "Inventory" ADD COLUMN a INT, ADD COLUMN b INT | public."Inventory"
            ALTER TABLE IF EXISTS ONLY inventory DROP COLUMN a | public.inventory
            CREATE UNIQUE INDEX CONCURRENTLY i ON inventory (a) | public.inventory
            DROP INDEX CONCURRENTLY IF EXISTS i | public.i
            ALTER INDEX i RENAME TO j | public.i
            DROP TABLE inventory | public.inventory
            CREATE VIEW stock AS SELECT * FROM sales.inventory | public.stock
            REFRESH MATERIALIZED VIEW totals | public.totals
            CREATE SEQUENCE numbers | public.numbers
            CREATE TYPE mood AS ENUM ('ok') | public.mood
            ALTER TYPE mood ADD VALUE 'sad' | public.mood
            CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1 | public.f
            CREATE TRIGGER t BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION sales.f() | public.inventory
            DROP TRIGGER t ON inventory | public.inventory
            INSERT INTO inventory VALUES (1) | public.inventory
            UPDATE inventory SET a = 1 WHERE id = 1 | public.inventory
            DELETE FROM inventory WHERE id = 1 | public.inventory
            TRUNCATE inventory | public.inventory
            COPY inventory FROM '/tmp/x' | public.inventory
            MERGE INTO inventory USING sales.n ON true WHEN MATCHED THEN DELETE | public.inventory
            WITH gone AS (DELETE FROM inventory RETURNING *) INSERT INTO sales.old SELECT * FROM gone | public.inventory
            GRANT SELECT ON inventory TO app | public.inventory
            COMMENT ON COLUMN inventory.code IS 'x' | public.inventory.code
            ALTER TABLE sales.inventory ATTACH PARTITION p DEFAULT | public.p
            DO $$ BEGIN UPDATE inventory SET a = 1; END $$ | public.inventory
            """)
    void flags_what_is_made_changed_or_written_without_its_schema(String sql, String fix) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", sql))
                .extracting(Finding::fix)
                .containsExactly("Write %s.".formatted(fix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE sales.inventory ADD COLUMN location VARCHAR(6)",
                "CREATE INDEX i ON sales.inventory (code)",
                "COMMENT ON COLUMN sales.inventory.code IS 'x'",
                "CREATE TEMPORARY TABLE t (id INT); INSERT INTO t VALUES (1); DROP TABLE t",
                "SELECT * FROM inventory",
                "COPY inventory TO STDOUT",
                "CREATE SCHEMA sales",
                "CREATE EXTENSION pg_trgm",
                "GRANT app TO other",
                "INSERT INTO sales.inventory SELECT * FROM old",
                "COMMENT ON TRIGGER t ON sales.inventory IS 'x'",
            })
    void accepts_what_says_its_schema_or_has_none_to_say(String sql) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"initial", "transition", "finalization"})
    void judges_every_phase(String phase) {
        assertThat(Trial.of(rule, Dialect.H2).finds(phase, "DELETE FROM inventory WHERE id = 1"))
                .containsExactly(phase + "/0007_split.sql:1");
    }

    @Test
    void names_the_schema_in_which_others_have_it() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE `Shop`.inventory (id INT PRIMARY KEY)",
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN location VARCHAR(6)"))
                .extracting(Finding::fix)
                .containsExactly("Write `Shop`.inventory.");
    }

    @Test
    void leaves_a_gap_where_nobody_can_tell_the_schema() {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("initial", "DROP INDEX i ON inventory"))
                .extracting(Finding::fix)
                .containsExactly("Write <schema>.inventory.");
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE sales.orders ADD COLUMN a INT;
                        ALTER TABLE inventory
                            ADD COLUMN a INT,
                            ADD COLUMN b INT"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location()).hasToString("initial/0007_split.sql:3");
                    assertThat(finding.what()).isEqualTo("0007_split/initial names inventory without its schema.");
                    assertThat(finding.fix()).isEqualTo("Write public.inventory.");
                });
    }
}
