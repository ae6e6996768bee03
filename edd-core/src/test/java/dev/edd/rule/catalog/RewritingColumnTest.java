package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewritingColumnTest {
    private final PhaseRule rule = new RewritingColumn();

    /** Until the new key is there, the old one keeps rows apart, and gives them their order. */
    @Test
    void keeps_the_old_key_until_the_new_column_is_one() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("0001_shop/initial", """
                                CREATE TABLE tokens (secret TEXT PRIMARY KEY, owner INT);
                                CREATE INDEX tokens_pkey_new ON tokens (owner)""", "initial", """
                                ALTER TABLE tokens DROP CONSTRAINT tokens_pkey;
                                ALTER TABLE tokens ADD COLUMN id SERIAL PRIMARY KEY"""))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.fix())
                                .contains("CREATE UNIQUE INDEX CONCURRENTLY tokens_pkey_new2 ON tokens (id);")
                                .endsWith(
                                        "ALTER TABLE tokens DROP CONSTRAINT tokens_pkey, ADD CONSTRAINT tokens_pkey PRIMARY KEY "
                                                + "USING INDEX tokens_pkey_new2; -- not before, as the table needs a key meanwhile"));
    }

    @Test
    void builds_the_key_of_a_column_in_the_same_way() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER TABLE orders ADD COLUMN number SERIAL PRIMARY KEY"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- finalization
                        CREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON orders (number);
                        -- initial of refactoring 0008
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization of refactoring 0008
                        --edd requires: 0007
                        ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;"""));
    }

    @Test
    void flags_a_default_that_differs_from_row_to_row() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN uid UUID DEFAULT gen_random_uuid()"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_that_is_numbered() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER TABLE inventory ADD COLUMN n BIGSERIAL"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_that_is_computed_and_stored() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN twice INT GENERATED ALWAYS AS (quantity * 2) STORED"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_that_is_computed_and_stored_on_mysql() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN twice INT AS (quantity * 2) STORED"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_column_that_numbers_itself() {
        assertThat(Trial.of(rule, Dialect.MARIADB)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN n INT NOT NULL AUTO_INCREMENT UNIQUE"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_constant_default() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .finds(
                                        "initial",
                                        "ALTER TABLE inventory ADD COLUMN a TEXT NOT NULL DEFAULT 'none', ADD COLUMN b JSONB DEFAULT '{}'::jsonb"))
                .isEmpty();
    }

    @Test
    void accepts_a_default_that_all_rows_share() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN at TIMESTAMPTZ NOT NULL DEFAULT now()"))
                .isEmpty();
    }

    @Test
    void accepts_a_text_that_looks_like_a_call() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN a TEXT DEFAULT 'random()'"))
                .isEmpty();
    }

    @Test
    void accepts_a_column_that_is_computed_when_read() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("initial", "ALTER TABLE inventory ADD COLUMN twice INT AS (quantity * 2) VIRTUAL"))
                .isEmpty();
    }

    @Test
    void accepts_a_column_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        ALTER TABLE t ADD COLUMN n BIGSERIAL""")).isEmpty();
    }

    @Test
    void accepts_a_statement_that_is_refused_rather_than_to_copy() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN twice INT AS (quantity * 2) STORED, LOCK=NONE"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, DEFAULT 0, 1", "10, DEFAULT NULL, 0", "10, , 0", "11, DEFAULT 0, 0"})
    void knows_that_a_constant_default_is_written_to_every_row_before_PostgreSQL_11(
            int version, String clause, int findings) {
        Trial trial = new Trial(rule, new Engine(Dialect.POSTGRESQL, version, 0, 0));

        assertThat(trial.finds("initial", "ALTER TABLE inventory ADD COLUMN n INT " + (clause == null ? "" : clause)))
                .hasSize(findings);
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER TABLE inventory ADD COLUMN uid UUID DEFAULT gen_random_uuid()"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial adds inventory.uid, with the default gen_random_uuid().");
                    assertThat(finding.fix()).isEqualTo("""
                        Add the column empty, give it its default afterwards, and fill the old rows in batches:
                        -- initial
                        ALTER TABLE inventory ADD COLUMN uid UUID;
                        ALTER TABLE inventory ALTER COLUMN uid SET DEFAULT gen_random_uuid();
                        -- transition
                        --edd backfill: inventory by id
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE uid IS NULL
                        UPDATE inventory SET uid = gen_random_uuid() WHERE id BETWEEN :from AND :to AND uid IS NULL;""");
                });
    }

    @Test
    void forbids_nulls_when_the_rows_are_filled() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "ALTER TABLE inventory ADD COLUMN uid UUID NOT NULL DEFAULT gen_random_uuid()"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        AND uid IS NULL;
                        -- finalization
                        ALTER TABLE inventory ADD CONSTRAINT uid_present CHECK (uid IS NOT NULL) NOT VALID;
                        -- initial of a refactoring of a later release, 0008
                        --edd requires: 0007
                        ALTER TABLE inventory VALIDATE CONSTRAINT uid_present;
                        -- finalization of refactoring 0008
                        ALTER TABLE inventory ALTER COLUMN uid SET NOT NULL;
                        ALTER TABLE inventory DROP CONSTRAINT uid_present;"""));
    }

    @Test
    void explains_how_a_column_demands_what_a_domain_does() {
        String shop = """
                CREATE DOMAIN sku AS VARCHAR(9) CHECK (VALUE ~ '^[A-Z]');
                CREATE DOMAIN note AS TEXT;
                CREATE TABLE inventory (id INT PRIMARY KEY)""";
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("0001_shop/initial", shop, "initial", """
                        ALTER TABLE inventory ADD COLUMN note note, ADD COLUMN sku sku DEFAULT 'A'"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial adds inventory.sku, of the domain sku, which demands something of every row.");
                    assertThat(finding.fix()).isEqualTo("""
                            Give the column the type that the domain is made of, and have what it demands checked while others go on:
                            -- the statement's other actions stay where they are, unless something is found in them: ADD COLUMN note note
                            -- initial
                            ALTER TABLE inventory ADD COLUMN sku VARCHAR(9) DEFAULT 'A';
                            ALTER TABLE inventory ADD CONSTRAINT inventory_sku_check CHECK (sku ~ '^[A-Z]') NOT VALID;
                            -- initial of a refactoring of its own, 0008
                            ALTER TABLE inventory VALIDATE CONSTRAINT inventory_sku_check;""");
                });
    }

    @Test
    void accepts_a_domain_that_demands_nothing_any_more() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("0001_shop/initial", """
                        CREATE DOMAIN sku AS VARCHAR(9) CONSTRAINT upper_case CHECK (VALUE ~ '^[A-Z]');
                        ALTER DOMAIN sku DROP CONSTRAINT upper_case""", "initial", "ALTER TABLE inventory ADD COLUMN sku sku"))
                .isEmpty();
    }

    private static final String ARTICLE =
            "CREATE TABLE article (id INT PRIMARY KEY, body TEXT, FULLTEXT KEY words (body))";

    @ParameterizedTest
    @CsvSource({"MYSQL, 9.1", "MARIADB, 10.11", "MARIADB, 11.4"})
    void flags_a_column_of_a_table_with_a_full_text_index(Dialect dialect, String version) {
        Trial trial = new Trial(rule, Engine.of(dialect, version).orElseThrow());

        assertThat(trial.finds("0001_shop/initial", ARTICLE, "initial", "ALTER TABLE article ADD COLUMN lang CHAR(2)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE article ADD COLUMN lang CHAR(2), ALGORITHM=INSTANT",
                "ALTER TABLE article ADD COLUMN size INT AS (LENGTH(body)) VIRTUAL",
                "ALTER TABLE article DROP INDEX words, ADD COLUMN lang CHAR(2)",
                "ALTER TABLE other ADD COLUMN lang CHAR(2)"
            })
    void accepts_what_a_full_text_index_does_not_hinder(String sql) {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("0001_shop/initial", ARTICLE, "initial", sql))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MYSQL | 8.4 | Keep the column in a table of its own, or add it when few write to article; MySQL knows no way that lets others write.",
                "MARIADB | 11.4 | ALTER TABLE article ADD COLUMN lang CHAR(2), LOCK=NONE;"
            })
    void explains_what_to_do_about_a_full_text_index(Dialect dialect, String version, String fix) {
        Trial trial = new Trial(rule, Engine.of(dialect, version).orElseThrow());

        assertThat(trial.findings(
                        "0001_shop/initial", ARTICLE, "initial", "ALTER TABLE article ADD COLUMN lang CHAR(2)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith(fix));
    }

    @Test
    void flags_a_stored_column_that_is_computed_anew() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE line (id INT PRIMARY KEY, net INT, gross INT GENERATED ALWAYS AS (net * 2) STORED, "
                                        + "seen INT GENERATED ALWAYS AS (net * 2) VIRTUAL)",
                                "initial",
                                """
                                ALTER TABLE line ALTER COLUMN gross SET EXPRESSION AS (net * (2 + 1));
                                ALTER TABLE line ALTER COLUMN seen SET EXPRESSION AS (net * 3)"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial computes line.gross anew in every row.");
                    assertThat(finding.fix()).isEqualTo("""
                            Add a plain column, let the next release compute it, and fill the old rows in batches:
                            -- initial
                            ALTER TABLE line ADD COLUMN gross_new INT;
                            -- transition
                            --edd backfill: line by id
                            --edd remaining: SELECT COUNT(*) FROM line WHERE gross_new IS DISTINCT FROM (net * (2 + 1))
                            UPDATE line SET gross_new = (net * (2 + 1)) WHERE id BETWEEN :from AND :to AND gross_new IS DISTINCT FROM (net * (2 + 1));
                            -- finalization
                            ALTER TABLE line DROP COLUMN gross;""");
                });
    }

    @Test
    void has_old_mariadb_add_a_virtual_column_by_itself() {
        String change =
                "ALTER TABLE inventory ADD COLUMN note TEXT, ADD COLUMN lower VARCHAR(50) AS (LOWER(name)) VIRTUAL";

        assertThat(new Trial(rule, new Engine(Dialect.MARIADB, 11, 4, 0)).finds("initial", change))
                .isEmpty();
        assertThat(new Trial(rule, new Engine(Dialect.MARIADB, 10, 11, 0)).findings("initial", change))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- initial
                        ALTER TABLE inventory ADD COLUMN note TEXT;
                        ALTER TABLE inventory ADD COLUMN lower VARCHAR(50) AS (LOWER(name)) VIRTUAL;"""));
    }
}
