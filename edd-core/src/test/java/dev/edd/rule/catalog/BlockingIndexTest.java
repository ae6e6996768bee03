package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class BlockingIndexTest {
    private final PhaseRule rule = new BlockingIndex();

    @Test
    void flags_an_index_built_while_writers_wait() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "CREATE INDEX i ON inventory (code)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_such_an_index_in_finalization_too() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "CREATE INDEX i ON inventory (code)"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void flags_a_full_text_index() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE inventory ADD FULLTEXT INDEX i (name);
                        CREATE FULLTEXT INDEX j ON inventory (name)"""))
                .containsExactly("initial/0007_split.sql:1", "initial/0007_split.sql:2");
    }

    @Test
    void accepts_an_index_built_while_others_go_on() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "CREATE INDEX CONCURRENTLY i ON inventory (code)"))
                .isEmpty();
    }

    @Test
    void accepts_an_index_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        CREATE INDEX i ON t (a)""")).isEmpty();
    }

    @Test
    void accepts_an_index_of_a_partitioned_table_alone() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "CREATE INDEX i ON ONLY sales (day)"))
                .isEmpty();
    }

    @Test
    void flags_an_index_of_a_table_alone_that_has_no_partitions() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("0001_shop/initial", Trial.SHOP, "initial", "CREATE INDEX i ON ONLY inventory (name)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_an_index_of_a_table_alone_that_has_partitions() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE sales (id INT, day DATE) PARTITION BY RANGE (day)",
                                "initial",
                                "CREATE INDEX i ON ONLY sales (day)"))
                .isEmpty();
    }

    @Test
    void builds_the_indexes_of_partitions_one_by_one() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE shop.sales (id INT, day DATE) PARTITION BY RANGE (day)",
                                "initial",
                                "CREATE INDEX by_day ON shop.sales USING btree (day)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- initial
                        CREATE INDEX by_day ON ONLY shop.sales USING btree (day);
                        -- initial of a refactoring of its own, 0008
                        CREATE INDEX CONCURRENTLY <its index> ON <each partition> USING btree (day);
                        -- initial of refactoring 0009
                        ALTER INDEX shop.by_day ATTACH PARTITION <its index>;"""));
    }

    @Test
    void accepts_an_index_that_is_built_online_anyway() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", "CREATE INDEX i ON inventory (code)"))
                .isEmpty();
    }

    @Test
    void accepts_a_unique_index_which_another_rule_looks_at() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "CREATE UNIQUE INDEX i ON inventory (code)"))
                .isEmpty();
    }

    @Test
    void accepts_a_statement_that_is_refused_rather_than_to_block() {
        assertThat(Trial.of(rule, Dialect.MARIADB)
                        .finds("initial", "ALTER TABLE inventory ADD FULLTEXT INDEX i (name), LOCK=NONE"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "CREATE INDEX i ON inventory (code)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial builds an index on inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Build it while others go on, as the only statement of its migration:
                        -- initial
                        CREATE INDEX CONCURRENTLY i ON inventory (code);""");
                });
    }

    @Test
    void explains_that_postgres_builds_no_index_of_a_partitioned_table_concurrently() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE event (day DATE) PARTITION BY RANGE (day)",
                                "initial",
                                "CREATE INDEX CONCURRENTLY event_day ON event (day)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial builds an index on event concurrently, which PostgreSQL refuses for a table with partitions.");
                    assertThat(finding.fix()).contains("-- initial\nCREATE INDEX event_day ON ONLY event (day);\n");
                });
    }

    /** PostgreSQL drops no index that a constraint needs. */
    @Test
    void explains_how_an_index_takes_the_place_of_a_constraint() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE parcel (code INT, day INT, CONSTRAINT parcel_code UNIQUE (code))",
                                "initial",
                                """
                                ALTER TABLE parcel DROP CONSTRAINT parcel_code;
                                CREATE UNIQUE INDEX parcel_code ON parcel (code, day)"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- initial
                        CREATE UNIQUE INDEX CONCURRENTLY parcel_code_new ON parcel (code, day);
                        -- initial of a refactoring of its own, 0008
                        ALTER TABLE parcel DROP CONSTRAINT IF EXISTS parcel_code;
                        ALTER INDEX parcel_code_new RENAME TO parcel_code;"""));
    }

    @Test
    void explains_how_an_index_takes_the_place_of_another_of_its_name() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        DROP INDEX IF EXISTS parcel_due;
                        CREATE INDEX parcel_due ON depot.parcel (due, parcel_due)"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Build it under another name while others go on, and let it take the place of the old one then:
                        -- initial
                        CREATE INDEX CONCURRENTLY parcel_due_new ON depot.parcel (due, parcel_due);
                        -- initial of a refactoring of its own, 0008
                        DROP INDEX IF EXISTS depot.parcel_due;
                        ALTER INDEX depot.parcel_due_new RENAME TO parcel_due;"""));
    }

    @Test
    void has_what_mysql_indexes_by_an_expression_computed_in_a_column() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("initial", "CREATE INDEX by_name ON inventory (code(5), (LOWER(name)), (id + (1)))"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- initial
                        ALTER TABLE inventory ADD COLUMN by_name_value <its type> AS (LOWER(name)) VIRTUAL /*!80023 INVISIBLE */, ADD COLUMN by_name_value2 <its type> AS (id + (1)) VIRTUAL /*!80023 INVISIBLE */;
                        CREATE INDEX by_name ON inventory (code(5), by_name_value, by_name_value2);"""));
    }

    @Test
    void flags_an_index_in_the_statement_that_adds_its_virtual_column() {
        assertThat(
                        Trial.of(rule, Dialect.MYSQL)
                                .findings(
                                        "initial",
                                        "ALTER TABLE inventory ADD COLUMN lower VARCHAR(50) AS (LOWER(name)) VIRTUAL, ADD INDEX low (lower)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Give each action a statement of its own; none of them keeps anyone waiting then:
                        -- initial
                        ALTER TABLE inventory ADD COLUMN lower VARCHAR(50) AS (LOWER(name)) VIRTUAL;
                        ALTER TABLE inventory ADD INDEX low (lower);"""));
    }

    @Test
    void accepts_a_virtual_column_beside_an_index_on_others_and_an_index_behind_it() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE inventory ADD COLUMN lower VARCHAR(50) AS (LOWER(name)), ADD INDEX lower (name);
                        ALTER TABLE inventory ADD INDEX low (lower)""")).isEmpty();
    }

    @Test
    void accepts_it_where_mariadb_copies_while_others_write() {
        String change = "ALTER TABLE inventory ADD COLUMN lower VARCHAR(50) AS (LOWER(name)), ADD INDEX low (lower)";

        assertThat(new Trial(rule, new Engine(Dialect.MARIADB, 11, 4, 0)).finds("initial", change))
                .isEmpty();
        assertThat(new Trial(rule, new Engine(Dialect.MARIADB, 10, 11, 0)).finds("initial", change))
                .hasSize(1);
    }
}
