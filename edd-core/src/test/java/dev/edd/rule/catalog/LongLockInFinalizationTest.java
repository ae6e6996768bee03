package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class LongLockInFinalizationTest {
    private final PhaseRule rule = new LongLockInFinalization();

    @Test
    void flags_nulls_looked_for_in_every_row() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE inventory ALTER COLUMN location SET NOT NULL"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void flags_a_constraint_checked_for_every_row() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE orders ADD CONSTRAINT c CHECK (amount > 0)"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void accepts_nulls_that_a_check_has_ruled_out() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0006_check/initial",
                                "ALTER TABLE inventory ADD CONSTRAINT c CHECK (location IS NOT NULL) NOT VALID",
                                "initial",
                                "ALTER TABLE inventory VALIDATE CONSTRAINT c",
                                "finalization",
                                "ALTER TABLE inventory ALTER COLUMN location SET NOT NULL"))
                .isEmpty();
    }

    @Test
    void accepts_a_constraint_that_old_rows_need_not_keep_to() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE orders ADD CONSTRAINT c CHECK (amount > 0) NOT VALID"))
                .isEmpty();
    }

    @Test
    void accepts_an_initial_which_other_rules_look_at() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ALTER COLUMN location SET NOT NULL"))
                .isEmpty();
    }

    @Test
    void flags_a_new_column_with_a_constraint() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE orders ADD COLUMN code text UNIQUE"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void flags_a_constraint_for_whose_sake_mysql_copies_the_table() {
        assertThat(
                        Trial.of(rule, Dialect.MYSQL)
                                .finds(
                                        "finalization",
                                        "ALTER TABLE orders ADD CONSTRAINT c CHECK (amount > 0);\nALTER TABLE orders ALTER CHECK d ENFORCED"))
                .containsExactly("finalization/0007_split.sql:1", "finalization/0007_split.sql:2");
    }

    @Test
    void accepts_a_constraint_that_holds_no_more_however_that_is_spaced() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("finalization", "ALTER TABLE orders ALTER CHECK d NOT /* for now */           ENFORCED"))
                .isEmpty();
    }

    @Test
    void accepts_other_databases() {
        assertThat(Trial.of(rule, Dialect.H2)
                        .finds("finalization", "ALTER TABLE orders ADD CONSTRAINT c CHECK (amount > 0)"))
                .isEmpty();
    }

    @Test
    void flags_a_domain_that_demands_more_of_rows_there_are() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("finalization", "ALTER DOMAIN amount ADD CHECK (VALUE > 0)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/finalization demands more of the domain amount and checks every row of"
                                            + " all tables that have it.");
                    assertThat(finding.fix())
                            .isEqualTo("Demand it of new rows only, or run it when few write to these tables: "
                                    + "ALTER DOMAIN amount ADD CHECK (VALUE > 0) NOT VALID;");
                });
    }

    @Test
    void accepts_a_domain_that_demands_more_of_new_rows() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER DOMAIN amount ADD CHECK (VALUE > 0) NOT VALID"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("finalization", "ALTER TABLE inventory ALTER COLUMN location SET NOT NULL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/finalization looks for nulls in every row of inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Demand it of new rows first, and prove it without a lock before it is relied on:
                        -- finalization
                        ALTER TABLE inventory ADD CONSTRAINT location_present CHECK (location IS NOT NULL) NOT VALID;
                        -- initial of a refactoring of a later release, 0008
                        --edd requires: 0007
                        ALTER TABLE inventory VALIDATE CONSTRAINT location_present;
                        -- finalization of refactoring 0008
                        ALTER TABLE inventory ALTER COLUMN location SET NOT NULL;
                        ALTER TABLE inventory DROP CONSTRAINT location_present;""");
                });
    }

    @Test
    void flags_nulls_forbidden_behind_a_check_that_proves_nothing() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "0002_a/initial",
                                """
                                ALTER TABLE inventory ADD CONSTRAINT a CHECK (name IS NOT NULL) NOT VALID;
                                ALTER TABLE inventory ADD CONSTRAINT b CHECK (name IS NOT NULL OR quantity > 5)""",
                                "finalization",
                                "ALTER TABLE inventory ALTER COLUMN name SET NOT NULL"))
                .containsExactly("finalization/0007_split.sql:1");
    }

    @Test
    void accepts_nulls_forbidden_behind_a_check_that_is_validated_first() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "0002_a/initial",
                                "ALTER TABLE inventory ADD CONSTRAINT a CHECK ((\"name\" IS NOT NULL)) NOT VALID",
                                "finalization",
                                """
                                ALTER TABLE inventory VALIDATE CONSTRAINT a;
                                ALTER TABLE inventory ALTER COLUMN name SET NOT NULL"""))
                .isEmpty();
    }

    @Test
    void flags_a_constraint_validated_by_the_migration_that_adds_it() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", """
                        ALTER TABLE inventory ADD CONSTRAINT a CHECK (quantity > 0) NOT VALID;
                        ALTER TABLE inventory VALIDATE CONSTRAINT a"""))
                .containsExactly("finalization/0007_split.sql:2");
    }

    @Test
    void knows_that_older_versions_do_not_take_the_word_of_a_check() {
        String[] files = {
            "0001_shop/initial",
            "ALTER TABLE inventory ADD CONSTRAINT code_there CHECK (code IS NOT NULL)",
            "initial",
            "COMMENT ON TABLE inventory IS 'x'",
            "finalization",
            "ALTER TABLE inventory ALTER COLUMN code SET NOT NULL"
        };

        assertThat(new Trial(rule, Engine.of(Dialect.POSTGRESQL, "11").orElseThrow()).finds(files))
                .containsExactly("finalization/0007_split.sql:1");
        assertThat(new Trial(rule, Engine.of(Dialect.POSTGRESQL, "12").orElseThrow()).finds(files))
                .isEmpty();
    }

    @Test
    void accepts_a_foreign_key_for_which_no_row_is_looked_at() {
        String key = "ALTER TABLE inventory ADD CONSTRAINT of_shelf FOREIGN KEY (shelf_id) REFERENCES shelf (id);\n";

        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("finalization", "SET foreign_key_checks = 0;\n" + key + "SET foreign_key_checks = 1"))
                .isEmpty();
        assertThat(Trial.of(rule, Dialect.MARIADB)
                        .finds(
                                "finalization",
                                "SET SESSION foreign_key_checks = OFF;\nSET foreign_key_checks = 1;\n" + key
                                        + "SET foreign_key_checks = 0"))
                .containsExactly("finalization/0007_split.sql:3");
    }

    @Test
    void flags_a_column_dropped_from_a_table_with_a_full_text_index() {
        String article =
                "CREATE TABLE article (id INT PRIMARY KEY, body TEXT, lang CHAR(2), FULLTEXT KEY words (body))";
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("0001_shop/initial", article, "finalization", "ALTER TABLE article DROP COLUMN lang"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/finalization drops article.lang of a table with a FULLTEXT index, "
                                    + "and writes every row anew.");
                    assertThat(finding.fix())
                            .isEqualTo("Run it when few write to article; MySQL knows no way that lets others write.");
                });
    }
}
