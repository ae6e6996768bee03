package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class NotUnderstoodTest {
    private final PhaseRule rule = new NotUnderstood();

    @Test
    void flags_a_function_that_may_do_anything() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "SELECT refresh_totals()"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_statement_put_together_when_it_runs() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "DO $$ BEGIN EXECUTE 'DROP TABLE ' || name; END $$"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_procedure_that_is_called() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("transition", "CALL tidy_up()"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void accepts_what_is_written_out() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "DO $$ BEGIN ALTER TABLE inventory ADD COLUMN location VARCHAR(6); END $$"))
                .isEmpty();
    }

    @Test
    void accepts_a_routine_that_is_only_created() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .finds(
                                        "initial",
                                        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DROP TABLE ' || name; END $$"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "SELECT refresh_totals()"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial cannot be judged here: it calls refresh_totals().");
                    assertThat(finding.fix())
                            .isEqualTo("Write the statements out instead, or have a second person read this one.");
                });
    }

    @Test
    void flags_rows_of_the_past_that_are_deleted() {
        assertThat(Trial.of(rule, Dialect.MARIADB)
                        .finds("finalization", "DELETE HISTORY FROM price BEFORE SYSTEM_TIME '2025-01-01'"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void flags_a_procedure_of_the_migration_whose_own_statements_are_made_when_it_runs() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        DELIMITER //
                        CREATE PROCEDURE change_it() BEGIN PREPARE s FROM @sql; EXECUTE s; END//
                        DELIMITER ;
                        CALL change_it();
                        """)).containsExactly("initial/0007_split.sql:4");
    }

    @Test
    void says_once_which_function_is_called_over_and_over() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        SELECT allow('read', 'clerk');
                        SELECT allow('write', 'clerk');
                        SELECT forbid('write', 'guest');
                        SELECT allow('read', 'guest')"""))
                .extracting(finding -> finding.location().line() + ": " + finding.what())
                .containsExactly(
                        "1: 0007_split/initial cannot be judged here: it calls allow(), 3 times in all.",
                        "3: 0007_split/initial cannot be judged here: it calls forbid().");
    }

    @Test
    void leaves_a_statement_that_is_prepared_to_where_it_is_executed() {
        assertThat(Trial.of(rule, Dialect.MARIADB).finds("initial", """
                        SET @s = (SELECT IF(COUNT(*) = 0, 'ALTER TABLE parcel ADD note TEXT', 'SELECT 1') FROM todo);
                        PREPARE change_it FROM @s;
                        EXECUTE change_it;
                        PREPARE unused FROM @s"""))
                .containsExactly("initial/0007_split.sql:3", "initial/0007_split.sql:4");
    }
}
