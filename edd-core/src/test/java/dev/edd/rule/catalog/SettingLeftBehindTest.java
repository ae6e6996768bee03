package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class SettingLeftBehindTest {
    private final PhaseRule rule = new SettingLeftBehind();

    @Test
    void flags_a_setting_of_the_session() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        SET search_path TO store;
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6)"""))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_setting_of_the_server() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "SET GLOBAL innodb_lock_wait_timeout = 5"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_another_schema() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        USE store;
                        DELETE FROM log WHERE id = 1""")).containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_setting_of_the_transaction() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "SET LOCAL lock_timeout = '5s'"))
                .isEmpty();
    }

    @Test
    void accepts_a_setting_that_is_set_back() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        SET foreign_key_checks = 0;
                        DELETE FROM log WHERE id = 1;
                        SET foreign_key_checks = 1""")).isEmpty();
    }

    @Test
    void accepts_a_setting_that_is_reset() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        SET search_path TO store;
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        RESET search_path""")).isEmpty();
    }

    @Test
    void accepts_a_variable() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "SET @a = 1")).isEmpty();
    }

    @Test
    void flags_tables_that_stay_locked() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        LOCK TABLES inventory WRITE, shelf READ;
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6)""")).containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_tables_that_are_unlocked_or_are_by_the_end_of_the_transaction() {
        assertThat(Trial.of(rule, Dialect.MARIADB).finds("initial", """
                        LOCK TABLES inventory WRITE;
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        UNLOCK TABLES""")).isEmpty();
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "LOCK TABLE inventory"))
                .isEmpty();
    }

    @Test
    void sets_it_back_where_there_is_no_transaction() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        SET maintenance_work_mem = '2GB';
                        CREATE INDEX CONCURRENTLY i ON inventory (code)"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .isEqualTo("Set it back at the end of the migration: SET maintenance_work_mem = DEFAULT;"));
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "SET search_path TO store"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial sets search_path and does not set it back.");
                    assertThat(finding.fix())
                            .isEqualTo(
                                    "Write SET LOCAL search_path = store; it ends with the migration's transaction.");
                });
    }

    @Test
    void explains_how_a_setting_that_a_function_makes_ends() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "SELECT pg_catalog.set_config('search_path', '', false)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial sets search_path and does not set it back.");
                    assertThat(finding.fix())
                            .isEqualTo("Write SET LOCAL search_path = ''; it ends with the migration's transaction.");
                });
    }
}
