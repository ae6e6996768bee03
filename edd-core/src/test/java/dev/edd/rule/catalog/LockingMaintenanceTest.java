package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockingMaintenanceTest {
    private final PhaseRule rule = new LockingMaintenance();

    @Test
    void flags_a_table_written_anew() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        VACUUM FULL inventory;
                        CLUSTER inventory USING i;
                        REINDEX TABLE inventory"""))
                .containsExactly("initial/0007_split.sql:1", "initial/0007_split.sql:2", "initial/0007_split.sql:3");
    }

    @Test
    void flags_a_table_moved() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "ALTER TABLE inventory SET TABLESPACE fast"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_a_view_filled_anew() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "REFRESH MATERIALIZED VIEW totals"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void flags_another_character_set() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("initial", "ALTER TABLE inventory CONVERT TO CHARACTER SET utf8mb4"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_what_lets_others_go_on() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        VACUUM (ANALYZE) inventory;
                        REINDEX INDEX CONCURRENTLY i;
                        REFRESH MATERIALIZED VIEW CONCURRENTLY totals""")).isEmpty();
    }

    @Test
    void accepts_a_new_view() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE MATERIALIZED VIEW totals AS SELECT 1 AS a;
                        REFRESH MATERIALIZED VIEW totals""")).isEmpty();
    }

    @Test
    void accepts_a_new_owner() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER TABLE inventory OWNER TO app"))
                .isEmpty();
    }

    @Test
    void accepts_a_table_that_is_rebuilt_while_others_write() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE inventory ENGINE=InnoDB;
                        OPTIMIZE TABLE inventory""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "REINDEX TABLE inventory"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial runs REINDEX TABLE inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Run it as the only statement of its migration:
                        -- initial
                        REINDEX TABLE CONCURRENTLY inventory;""");
                });
    }

    @Test
    void fills_a_second_table_where_there_is_no_other_way() {
        assertThat(fix(Dialect.MYSQL, "ALTER TABLE shop.inventory CONVERT TO CHARACTER SET utf8mb4"))
                .isEqualTo("""
                Have a second table filled while others go on, and swap the two at the end; foreign keys and triggers of the \
                first, and foreign keys that point to it, are to be made for the second, too:
                -- initial
                CREATE TABLE shop.inventory_new LIKE shop.inventory;
                ALTER TABLE shop.inventory_new CONVERT TO CHARACTER SET utf8mb4;
                CREATE TRIGGER shop.inventory_new_insert AFTER INSERT ON shop.inventory FOR EACH ROW \
                INSERT INTO shop.inventory_new (code, id, quantity) VALUES (NEW.code, NEW.id, NEW.quantity);
                CREATE TRIGGER shop.inventory_new_update AFTER UPDATE ON shop.inventory FOR EACH ROW BEGIN
                    DELETE FROM shop.inventory_new WHERE id = OLD.id;
                    INSERT INTO shop.inventory_new (code, id, quantity) VALUES (NEW.code, NEW.id, NEW.quantity);
                END;
                CREATE TRIGGER shop.inventory_new_delete AFTER DELETE ON shop.inventory FOR EACH ROW \
                DELETE FROM shop.inventory_new WHERE id = OLD.id;
                -- transition
                --edd backfill: shop.inventory by id
                --edd remaining: SELECT COUNT(*) FROM shop.inventory WHERE NOT EXISTS (SELECT 1 FROM shop.inventory_new copied \
                WHERE copied.id = shop.inventory.id)
                INSERT INTO shop.inventory_new (code, id, quantity) SELECT code, id, quantity FROM shop.inventory \
                WHERE id BETWEEN :from AND :to AND NOT EXISTS (SELECT 1 FROM shop.inventory_new copied \
                WHERE copied.id = shop.inventory.id) LOCK IN SHARE MODE;
                -- finalization
                RENAME TABLE shop.inventory TO shop.inventory_old, shop.inventory_new TO shop.inventory;
                DROP TRIGGER IF EXISTS shop.inventory_new_insert;
                DROP TRIGGER IF EXISTS shop.inventory_new_update;
                DROP TRIGGER IF EXISTS shop.inventory_new_delete;
                DROP TABLE IF EXISTS shop.inventory_old;""");
    }

    @Test
    void names_the_tool_that_operators_have() {
        assertThat(fix(Dialect.POSTGRESQL, "VACUUM FULL inventory")).isEqualTo("""
                Make room for new rows, which lets others go on; if the file is to shrink, or its rows to be sorted, have an \
                operator run pg_repack --table=inventory:
                -- initial
                VACUUM (ANALYZE) inventory;""");
    }

    @Test
    void gives_a_view_the_index_that_it_needs() {
        assertThat(fix(Dialect.POSTGRESQL, "REFRESH MATERIALIZED VIEW totals")).isEqualTo("""
                Give the view a unique index, and let others read it meanwhile:
                -- initial
                CREATE UNIQUE INDEX CONCURRENTLY totals_key ON totals (<its key>);
                -- initial of refactoring 0008
                REFRESH MATERIALIZED VIEW CONCURRENTLY totals;""");
    }

    @Test
    void asks_for_what_lets_others_write() {
        assertThat(fix(Dialect.MYSQL, "ALTER TABLE inventory ENGINE=InnoDB, ALGORITHM=COPY, LOCK=SHARED"))
                .endsWith("ALTER TABLE inventory ENGINE=InnoDB, LOCK=NONE;");
    }

    private String fix(Dialect dialect, String sql) {
        return Trial.of(rule, dialect)
                .findings(
                        "0001_shop/initial",
                        "CREATE TABLE shop.inventory (id INT PRIMARY KEY, code VARCHAR(9), quantity INT)",
                        "initial",
                        sql)
                .get(0)
                .fix();
    }

    @Test
    void explains_how_an_index_is_moved() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER INDEX IF EXISTS code_key SET TABLESPACE fast"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .endsWith("-- initial\nREINDEX (TABLESPACE fast, CONCURRENTLY) INDEX code_key;"));
    }

    @Test
    void explains_how_a_materialized_view_gets_another_query() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE MATERIALIZED VIEW s.total AS SELECT 1 AS n",
                                "initial",
                                """
                        DROP MATERIALIZED VIEW IF EXISTS s.total;
                        CREATE MATERIALIZED VIEW s.total AS SELECT 2 AS n"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial keeps readers of the materialized view s.total waiting until it is filled anew.");
                    assertThat(finding.fix()).isEqualTo("""
                            Fill one of another name, which the next release reads, and drop the old one at the end:
                            -- initial
                            CREATE MATERIALIZED VIEW s.total_new AS SELECT 2 AS n;
                            -- finalization
                            DROP MATERIALIZED VIEW IF EXISTS s.total;""");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REORGANIZE PARTITION p INTO (PARTITION a VALUES LESS THAN (1))",
                "COALESCE PARTITION 2",
                "REBUILD PARTITION p",
                "ADD PARTITION PARTITIONS 2",
                "ORDER BY code",
                "DROP SYSTEM VERSIONING"
            })
    void flags_what_no_version_of_mariadb_does_while_others_write(String action) {
        assertThat(new Trial(rule, new Engine(Dialect.MARIADB, 11, 4, 0))
                        .finds("initial", "ALTER TABLE inventory " + action))
                .containsExactly("initial/0007_split.sql:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PARTITION BY HASH (id)", "REMOVE PARTITIONING", "ADD SYSTEM VERSIONING", "OPTIMIZE PARTITION p"
            })
    void accepts_what_mariadb_copies_while_others_write(String action) {
        assertThat(new Trial(rule, new Engine(Dialect.MARIADB, 11, 2, 0))
                        .finds("initial", "ALTER TABLE inventory " + action))
                .isEmpty();
    }

    @Test
    void flags_versions_that_mariadb_copies_the_table_for() {
        assertThat(Trial.of(rule, Dialect.MARIADB).finds("initial", "ALTER TABLE inventory ADD SYSTEM VERSIONING"))
                .containsExactly("initial/0007_split.sql:1");
    }
}
