package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaleCopyTest {
    private static final String TABLE = "CREATE TABLE stock (id INT PRIMARY KEY, code TEXT);\n";
    private static final String COPY = "INSERT INTO stock SELECT id, code FROM inventory";
    private static final String FUNCTION = """
            CREATE FUNCTION sync() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO stock VALUES (NEW.id, NEW.code); RETURN NEW;
            END $$;
            """;
    private static final String TRIGGER =
            "CREATE TRIGGER sync AFTER INSERT OR UPDATE ON inventory FOR EACH ROW EXECUTE FUNCTION sync();\n";

    private final PhaseRule rule = new StaleCopy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO stock SELECT id, code FROM inventory",
                "INSERT INTO stock (id) (SELECT i.id FROM app.inventory AS i JOIN shelves s ON s.id = i.shelf)",
                "INSERT INTO stock SELECT id FROM (SELECT id FROM inventory) rows",
                "WITH old AS (SELECT id FROM inventory) INSERT INTO stock SELECT id FROM old",
                "INSERT INTO stock SELECT 1 UNION ALL SELECT id FROM inventory",
                "INSERT INTO codes SELECT DISTINCT code FROM inventory",
                "CREATE TABLE stock AS SELECT id FROM inventory",
                "CREATE TABLE stock AS TABLE inventory",
                "SELECT id INTO stock FROM inventory",
                "DO $$ BEGIN INSERT INTO stock SELECT id FROM inventory; END $$",
                "MERGE INTO stock s USING inventory i ON s.id = i.id WHEN NOT MATCHED THEN INSERT VALUES (i.id)",
                "CREATE TABLE europe (id INT); INSERT INTO europe SELECT id FROM inventory WHERE region = 'EU'"
            })
    void flags_rows_that_are_copied_once(String copy) {
        assertThat(finds(copy)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO states SELECT 'new' UNION ALL SELECT 'paid'",
                "INSERT INTO states VALUES ('new', (SELECT id FROM inventory WHERE code = 'x'))",
                "INSERT INTO states SELECT 'new' WHERE NOT EXISTS (SELECT 1 FROM states WHERE name = 'new')",
                "INSERT INTO states SELECT 'new' EXCEPT SELECT name FROM states",
                "INSERT INTO states SELECT max(id) + 1, 'new' FROM states",
                "INSERT INTO states SELECT v.name FROM (VALUES ('new'), ('paid')) AS v (name)",
                "INSERT INTO days SELECT n FROM generate_series(1, 366) AS n",
                "INSERT INTO names SELECT table_name FROM information_schema.tables",
                "INSERT INTO rights SELECT r.id, p.id FROM roles r, permissions p WHERE r.name = 'admin' AND p.name = 'read'",
                "INSERT INTO rights SELECT id, 'read' FROM roles WHERE name IN ('admin', 'owner')",
                "CREATE TABLE first AS SELECT * FROM inventory WHERE id = 1",
                "CREATE TABLE stage (id INT); INSERT INTO stage VALUES (1); INSERT INTO stock SELECT id FROM stage",
                "CREATE TABLE stock AS SELECT id FROM inventory WITH NO DATA",
                "CREATE TABLE stock AS SELECT id FROM inventory LIMIT 0",
                "CREATE TEMPORARY TABLE ids AS SELECT id FROM inventory",
                "CREATE MATERIALIZED VIEW stock AS SELECT id FROM inventory",
                "CREATE FUNCTION refill() RETURNS void LANGUAGE sql AS $$ INSERT INTO stock SELECT id FROM inventory $$",
                "MERGE INTO stock s USING inventory i ON s.id = i.id WHEN MATCHED THEN UPDATE SET code = i.code",
                "LOCK TABLE inventory; INSERT INTO stock SELECT id FROM inventory; ALTER TABLE inventory RENAME TO old"
            })
    void accepts_what_nobody_changes_afterwards(String copy) {
        assertThat(finds(copy)).isEmpty();
    }

    @Test
    void accepts_a_copy_behind_a_trigger_that_keeps_it_in_step() {
        assertThat(finds(TABLE + FUNCTION + TRIGGER + COPY)).isEmpty();
    }

    @Test
    void accepts_a_copy_that_a_trigger_of_an_earlier_refactoring_keeps_in_step() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("0006_stock/initial", TABLE + FUNCTION + TRIGGER, "initial", COPY))
                .isEmpty();
    }

    @Test
    void accepts_a_copy_that_a_rewrite_rule_keeps_in_step() {
        assertThat(finds(TABLE + """
                CREATE RULE a AS ON INSERT TO inventory DO ALSO INSERT INTO stock VALUES (NEW.id, NEW.code);
                CREATE RULE b AS ON UPDATE TO inventory DO ALSO UPDATE stock SET code = NEW.code WHERE id = NEW.id;
                """ + COPY)).isEmpty();
    }

    @Test
    void flags_a_copy_before_its_trigger() {
        assertThat(finds(TABLE + FUNCTION + COPY + ";\n" + TRIGGER)).hasSize(1);
    }

    @Test
    void flags_a_copy_whose_trigger_sees_no_changes() {
        assertThat(finds(TABLE + FUNCTION + TRIGGER.replace(" OR UPDATE", "") + COPY))
                .hasSize(1);
    }

    @Test
    void flags_a_copy_beside_a_trigger_that_writes_elsewhere() {
        assertThat(finds(TABLE + FUNCTION.replace("stock", "audit") + TRIGGER + COPY))
                .hasSize(1);
    }

    @Test
    void accepts_a_copy_that_the_transition_makes_again() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", TABLE + COPY, "transition", COPY))
                .isEmpty();
    }

    @Test
    void accepts_a_copy_in_a_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", TABLE, "finalization", COPY))
                .isEmpty();
    }

    @Test
    void flags_what_h2_merges_by_a_key() {
        assertThat(Trial.of(rule, Dialect.H2)
                        .finds("initial", TABLE + "MERGE INTO stock KEY (id) SELECT id, code FROM inventory"))
                .hasSize(1);
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", TABLE + COPY + " i WHERE code <> ''"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial copies rows of inventory into stock once.");
                    assertThat(finding.fix()).isEqualTo("""
                            Let a trigger on inventory carry over what is written from now on, and copy the rows in the transition:
                            -- initial
                            CREATE FUNCTION stock_copy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$ BEGIN
                                IF TG_OP <> 'INSERT' THEN DELETE FROM stock WHERE id = OLD.id; END IF;
                                IF TG_OP <> 'DELETE' THEN INSERT INTO stock SELECT id, code FROM (SELECT NEW.*) AS i WHERE code <> ''; END IF;
                                RETURN NULL;
                            END $$;
                            CREATE TRIGGER stock_copy AFTER INSERT OR UPDATE OR DELETE ON inventory FOR EACH ROW EXECUTE FUNCTION stock_copy();
                            -- transition
                            --edd backfill: inventory by id
                            --edd remaining: SELECT COUNT(*) FROM inventory i WHERE code <> '' AND NOT EXISTS (SELECT 1 FROM stock copied WHERE copied.id = i.id)
                            INSERT INTO stock SELECT id, code FROM inventory i WHERE code <> '' AND i.id BETWEEN :from AND :to AND NOT EXISTS (SELECT 1 FROM stock copied WHERE copied.id = i.id) FOR SHARE;
                            -- finalization
                            DROP TRIGGER IF EXISTS stock_copy ON inventory;
                            DROP FUNCTION IF EXISTS stock_copy();""");
                });
    }

    @Test
    void names_the_columns_for_triggers_of_mysql() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "CREATE TABLE stock LIKE inventory; INSERT INTO stock SELECT * FROM inventory"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.fix())
                                .contains(
                                        "INSERT INTO stock (code, id, name, quantity) VALUES (NEW.code, NEW.id, NEW.name, NEW.quantity);"));
    }

    @Test
    void leaves_rows_alone_that_a_table_has_of_its_own() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "INSERT INTO rights (owner, name) SELECT id, 'read' FROM users"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- transition
                        INSERT INTO rights (owner, name) SELECT id, 'read' FROM users EXCEPT SELECT owner, name FROM rights ON CONFLICT DO NOTHING;"""));
    }

    @Test
    void puts_a_query_in_parentheses_whose_order_would_stand_in_the_way() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        WITH sold AS (SELECT part FROM sale ORDER BY day)
                        INSERT INTO ranking (part, sales) SELECT part, COUNT(*) FROM sold GROUP BY part ORDER BY part"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        INSERT INTO ranking (part, sales) (SELECT part, COUNT(*) FROM sold GROUP BY part ORDER BY part) \
                        EXCEPT SELECT part, sales FROM ranking ON CONFLICT DO NOTHING;"""));
    }

    @Test
    void does_not_let_a_trigger_delete_what_others_have_written_beside_the_copy() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        CREATE TABLE member (team INT, person INT, PRIMARY KEY (team, person));
                        INSERT INTO member (team, person) SELECT 1, id FROM person WHERE active"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .doesNotContain("DELETE FROM member")
                        .startsWith("Copy in the transition"));
    }

    @Test
    void knows_the_key_in_the_copy_whatever_its_case() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE PART (PART_ID INT PRIMARY KEY, NAME TEXT)",
                                "initial",
                                """
                        CREATE TABLE LABEL (LABEL_OF INT UNIQUE, NAME TEXT);
                        INSERT INTO LABEL (LABEL_OF, NAME) SELECT part_id, name FROM PART"""))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.fix()).contains("DELETE FROM LABEL WHERE LABEL_OF = OLD.PART_ID;"));
    }

    private List<String> finds(String initial) {
        return Trial.of(rule, Dialect.POSTGRESQL).finds("initial", initial);
    }

    @Test
    void takes_no_part_of_a_statement_for_a_table() {
        assertThat(
                        finds(
                                "WITH moved AS (DELETE FROM chat WHERE id = 5 RETURNING *) INSERT INTO archive SELECT * FROM moved"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nextval('crate_id')", "gen_random_uuid()", "now()"})
    void does_not_compare_what_every_run_makes_anew(String value) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "INSERT INTO crate (id, code) SELECT %s, code FROM inventory".formatted(value)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .endsWith(
                                ("INSERT INTO crate (id, code) SELECT * FROM (SELECT %s, code FROM inventory) made WHERE NOT EXISTS"
                                                + " (SELECT 1 FROM crate copied WHERE <it was made of the same row>);")
                                        .formatted(value)));
    }
}
