package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class DropTableTooEarlyTest {
    private final PhaseRule rule = new DropTableTooEarly();

    @Test
    void flags_a_table_dropped_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "DROP TABLE inventory"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_table_dropped_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "DROP TABLE IF EXISTS inventory"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_a_table_dropped_and_created_again() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        DROP TABLE IF EXISTS inventory;
                        CREATE TABLE inventory (id INT)"""))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_table_that_is_replaced() {
        assertThat(Trial.of(rule, Dialect.MARIADB).finds("initial", "CREATE OR REPLACE TABLE inventory (id INT)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_table_dropped_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "DROP TABLE inventory"))
                .isEmpty();
    }

    @Test
    void accepts_a_table_that_the_migration_made_itself() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", """
                        CREATE TEMPORARY TABLE moved (id INT);
                        DROP TABLE moved""")).isEmpty();
    }

    @Test
    void accepts_a_temporary_table() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "DROP TEMPORARY TABLE IF EXISTS moved"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "DROP TABLE inventory"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial drops inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Drop the table when no one uses it:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        DROP TABLE IF EXISTS inventory;""");
                });
    }

    @Test
    void does_not_drop_at_the_end_what_has_taken_the_name() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "DROP TABLE parcel; CREATE TABLE parcel (id INT, weight INT)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial drops parcel for a new one of its name.");
                    assertThat(finding.fix()).isEqualTo("""
                        Create the table only, under a name that is free; drop the old one when no one uses it:
                        -- finalization
                        DROP TABLE IF EXISTS parcel;""");
                });
    }

    @Test
    void says_what_to_do_where_the_table_need_not_be_there() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("initial", "DROP TABLE IF EXISTS parcel; CREATE TABLE parcel (id INT, weight INT)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial drops parcel, if it exists, for a new one of its name.");
                    assertThat(finding.fix()).isEqualTo("""
                        Create the table only: where there is one of its name, under another that is free, \
                        to drop the old one when no one uses it:
                        -- finalization
                        DROP TABLE IF EXISTS parcel;""");
                });
    }
}
