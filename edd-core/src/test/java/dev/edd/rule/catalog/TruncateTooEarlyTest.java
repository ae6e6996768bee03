package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class TruncateTooEarlyTest {
    private final PhaseRule rule = new TruncateTooEarly();

    @Test
    void fills_a_new_table_where_the_rows_make_room_for_others() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("initial", "TRUNCATE shop.trends; INSERT INTO shop.trends VALUES (1)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Fill a new table in its place, which the next release uses alone; drop the old one when no one uses it:
                        -- initial
                        CREATE TABLE shop.trends_new LIKE shop.trends; -- which then gets the rows that shop.trends would get
                        -- finalization
                        DROP TABLE IF EXISTS shop.trends;"""));
    }

    @Test
    void copies_no_table_that_the_numbers_of_another_one_depend_on() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE trends (id SERIAL PRIMARY KEY, day DATE)",
                                "initial",
                                "TRUNCATE trends; INSERT INTO trends (day) VALUES (now())"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("-- finalization\nTRUNCATE trends;"));
    }

    @Test
    void flags_a_table_emptied_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "TRUNCATE inventory"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_table_emptied_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("transition", "TRUNCATE TABLE inventory CASCADE"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void flags_a_partition_dropped_or_detached() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "ALTER TABLE sales DROP PARTITION p2019"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_partition_detached() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER TABLE sales DETACH PARTITION sales_2019"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_table_emptied_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "TRUNCATE inventory"))
                .isEmpty();
    }

    @Test
    void accepts_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        TRUNCATE t""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "TRUNCATE inventory"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial takes all rows out of inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Wait until no one reads them:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        TRUNCATE inventory;""");
                });
    }

    @Test
    void flags_a_partition_exchanged_for_a_table() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("initial", "ALTER TABLE inventory EXCHANGE PARTITION p2024 WITH TABLE inventory_2024"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_partition_that_becomes_a_table() {
        assertThat(Trial.of(rule, Dialect.MARIADB)
                        .finds("initial", "ALTER TABLE sales CONVERT PARTITION p2019 TO TABLE sales_2019"))
                .containsExactly("initial/0007_split.sql:1");
    }
}
