package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

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
                    assertThat(finding.fix())
                            .isEqualTo(
                                    "Run it as the only statement of its migration: REINDEX TABLE CONCURRENTLY inventory;");
                });
    }
}
