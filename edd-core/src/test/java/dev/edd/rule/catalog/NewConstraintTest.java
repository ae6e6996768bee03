package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewConstraintTest {
    private static final String USAGE = """
            CREATE TABLE usage (day DATE, meter INT, hour INT NOT NULL, note TEXT, PRIMARY KEY (day, meter));
            CREATE TABLE total (meter INT NOT NULL, note TEXT, UNIQUE (meter), UNIQUE (note))""";

    private final PhaseRule rule = new NewConstraint();

    @Test
    void flags_a_foreign_key() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .finds(
                                        "initial",
                                        "ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customer (id)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_one_that_old_rows_need_not_keep_to() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_unique_constraint_and_a_unique_index() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD CONSTRAINT u UNIQUE (number);
                        CREATE UNIQUE INDEX v ON orders (number)"""))
                .containsExactly("initial/0007_split.sql:1", "initial/0007_split.sql:2");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'--edd release: 2.4\n', '', true",
        "'--edd release: 2.4\n', '--edd release: 2.5\n', false"
    })
    void asks_for_the_release_where_an_earlier_initial_adds_the_column(String earlier, String own, boolean asks) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0006_key/initial",
                                earlier.translateEscapes() + "ALTER TABLE orders ADD COLUMN uid uuid",
                                "initial",
                                own.translateEscapes() + "CREATE UNIQUE INDEX CONCURRENTLY orders_uid ON orders (uid)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()
                                .startsWith("If 0006_key/initial, which adds the column, "
                                        + "comes with the same release, say so in both files, by --edd release: and its version. "
                                        + "Else let the next release keep to it"))
                        .isEqualTo(asks));
    }

    @Test
    void accepts_a_unique_index_made_a_constraint_which_demands_nothing_more() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE orders ADD CONSTRAINT u UNIQUE USING INDEX orders_number"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"number INT NOT NULL, 0", "number INT, 1"})
    void flags_an_index_made_a_primary_key_where_a_column_may_be_null(String column, int findings) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE orders (%s)".formatted(column),
                                "0002_key/initial",
                                "CREATE UNIQUE INDEX CONCURRENTLY k ON orders (number)",
                                "initial",
                                "ALTER TABLE orders ADD CONSTRAINT k PRIMARY KEY USING INDEX k")
                        .stream()
                        .filter(place -> place.startsWith("initial/0007")))
                .hasSize(findings);
    }

    @Test
    void flags_a_new_column_that_must_not_be_null() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN note TEXT;
                        ALTER TABLE orders ADD CHECK (note IS NOT NULL)"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void accepts_a_constraint_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)""")).isEmpty();
    }

    @Test
    void accepts_a_foreign_key_of_a_new_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN shop_id INT;
                        ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (shop_id) REFERENCES shop (id) NOT VALID""")).isEmpty();
    }

    @Test
    void accepts_a_unique_index_of_a_new_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN sku TEXT;
                        CREATE UNIQUE INDEX u ON orders (sku)""")).isEmpty();
    }

    @Test
    void accepts_an_index_that_is_not_unique() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "CREATE INDEX CONCURRENTLY i ON orders (number)"))
                .isEmpty();
    }

    @Test
    void accepts_a_constraint_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("finalization", "ALTER TABLE orders ADD CONSTRAINT u UNIQUE (number)"))
                .isEmpty();
    }

    @Test
    void accepts_one_that_is_not_enforced() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds("initial", "ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT ENFORCED"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD COLUMN b INT DEFAULT 0, ADD CONSTRAINT c CHECK (b > 0)",
                "ADD COLUMN b TEXT DEFAULT 'old', ADD CONSTRAINT c CHECK (b IN ('new', 'done')) NOT VALID",
                "ADD COLUMN b INT, ADD CONSTRAINT c CHECK (coalesce(b, 0) > 0)",
                "ADD COLUMN b INT DEFAULT 5, ADD CONSTRAINT c UNIQUE (b)",
                "ADD COLUMN b TEXT DEFAULT 'new', ADD CONSTRAINT c CHECK (b IN ('used (old)', 'a, new'))",
                "ADD COLUMN b TEXT DEFAULT 'old'::text, ADD CONSTRAINT c CHECK (b IN ('new'::text, 'done'))",
                "ADD COLUMN b INT UNIQUE DEFAULT 5",
                "ADD COLUMN b INT, ADD CONSTRAINT c UNIQUE NULLS NOT DISTINCT (b)",
                "ADD COLUMN b TEXT GENERATED ALWAYS AS (lower(code)) STORED, ADD CONSTRAINT c UNIQUE (b)"
            })
    void flags_what_rows_without_the_new_column_break(String actions) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER TABLE inventory " + actions))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD COLUMN b INT DEFAULT 0, ADD CONSTRAINT c CHECK (b >= 0)",
                "ADD COLUMN b TEXT DEFAULT 'new', ADD CONSTRAINT c CHECK (b IN ('new', 'done')) NOT VALID",
                "ADD COLUMN b INT DEFAULT NULL, ADD CONSTRAINT c UNIQUE (b)",
                "ADD COLUMN b TEXT DEFAULT 'new'::varchar(9), ADD CONSTRAINT c CHECK (b IN ('new', 'done'))",
                "ADD COLUMN b TEXT DEFAULT 'a, b', ADD CONSTRAINT c CHECK (b::text IN ('c (d)', 'a, b'::varchar(9)))",
                "ADD COLUMN b INT DEFAULT '0', ADD CONSTRAINT c CHECK (b IN (0, 1))",
                "ADD COLUMN b TEXT DEFAULT lower('NEW'), ADD CONSTRAINT c CHECK (b IN ('new', 'done'))",
                "ADD COLUMN b UUID UNIQUE DEFAULT gen_random_uuid()",
                "ADD COLUMN b INT DEFAULT 1, ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES parts (id)"
            })
    void accepts_what_rows_without_the_new_column_keep_to(String actions) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "ALTER TABLE inventory " + actions))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .findings(
                                        "initial",
                                        "ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customer (id)"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial adds a foreign key to orders.");
                    assertThat(finding.fix()).isEqualTo("""
                        Let the next release keep to it, put the old rows right, and demand it at the end:
                        -- before finalizing, this must find nothing
                        SELECT * FROM orders this WHERE customer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM customer other WHERE other.id = this.customer_id);
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;
                        -- initial of a refactoring of a later release, 0008
                        --edd requires: 0007
                        ALTER TABLE orders VALIDATE CONSTRAINT fk;""");
                });
    }

    @Test
    void looks_at_no_rows_of_children_for_what_they_do_not_inherit() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER TABLE ONLY orders ADD CHECK (false) NO INHERIT"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.fix()).contains("\nSELECT * FROM ONLY orders WHERE NOT (false);\n"));
    }

    @Test
    void names_what_is_to_be_found_again() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "ALTER TABLE orders ADD CHECK (amount > 0)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains(
                                "SELECT * FROM orders WHERE NOT (amount > 0);",
                                "ALTER TABLE orders ADD CONSTRAINT orders_amount_check CHECK (amount > 0) NOT VALID;",
                                "ALTER TABLE orders VALIDATE CONSTRAINT orders_amount_check;"));
    }

    @Test
    void keeps_what_belongs_to_a_key_in_its_place() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE orders ADD CONSTRAINT c UNIQUE NULLS NOT DISTINCT (code, "(odd)") \
                        INCLUDE (name) DEFERRABLE INITIALLY DEFERRED"""))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.fix())
                                .contains(
                                        "CREATE UNIQUE INDEX CONCURRENTLY c ON orders (code, \"(odd)\") INCLUDE (name) NULLS NOT DISTINCT;",
                                        "ALTER TABLE orders ADD CONSTRAINT c UNIQUE USING INDEX c DEFERRABLE INITIALLY DEFERRED;"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ADD CONSTRAINT c UNIQUE (day, code)              | ALTER TABLE ONLY sales ADD CONSTRAINT c UNIQUE (day, code);
            ADD CONSTRAINT c UNIQUE (day, code)              | ALTER INDEX c ATTACH PARTITION <its index>;
            ADD CONSTRAINT c FOREIGN KEY (code) REFERENCES p | ALTER TABLE <each partition> ADD CONSTRAINT c FOREIGN KEY (code) REFERENCES p NOT VALID;
            ADD CONSTRAINT c CHECK (code > 'a')              | ALTER TABLE sales ADD CONSTRAINT c CHECK (code > 'a') NOT VALID;
            """)
    void demands_of_partitions_what_postgresql_refuses_for_the_whole_table(String action, String sql) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE sales (day DATE, code TEXT) PARTITION BY RANGE (day)",
                                "initial",
                                "ALTER TABLE sales " + action))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains(sql));
    }

    @Test
    void names_two_of_a_kind_apart() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE orders ADD CHECK (amount > 0);
                        ALTER TABLE orders ADD CHECK (amount < 10)""").stream()
                        .map(Finding::fix))
                .satisfiesExactly(
                        first -> assertThat(first).contains("ADD CONSTRAINT orders_amount_check CHECK (amount > 0)"),
                        second ->
                                assertThat(second).contains("ADD CONSTRAINT orders_amount_check1 CHECK (amount < 10)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ADD FOREIGN KEY (shop_id, day) REFERENCES shop (id, day)  | orders_shop_id_day_fkey
            ADD CHECK (amount > price)                                | orders_check
            ADD CHECK (status IN ('amount', 'price (net)'))           | orders_status_check
            ADD CHECK (length(code) = 3)                              | orders_code_check
            ADD UNIQUE (code, day)                                    | orders_code_day_key
            ADD PRIMARY KEY (code)                                    | orders_pkey
            """)
    void names_it_as_postgresql_does(String action, String name) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "ALTER TABLE orders " + action))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).containsPattern("\\b" + name + "\\b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE orders ADD CHECK (note <> ':)' AND amount > 0) \
            | SELECT * FROM orders WHERE NOT (note <> ':)' AND amount > 0);
            ALTER TABLE orders ADD UNIQUE (code) \
            | SELECT code, COUNT(*) FROM orders WHERE code IS NOT NULL GROUP BY code HAVING COUNT(*) > 1;
            ALTER TABLE orders ADD PRIMARY KEY (code) \
            | SELECT * FROM orders WHERE code IS NULL;
            CREATE UNIQUE INDEX i ON orders (lower(trim(code)) DESC NULLS LAST, day ASC) \
            | SELECT lower(trim(code)), day, COUNT(*) FROM orders WHERE lower(trim(code)) IS NOT NULL AND day IS NOT NULL \
            GROUP BY lower(trim(code)), day HAVING COUNT(*) > 1;
            CREATE UNIQUE INDEX i ON orders (code text_pattern_ops) NULLS NOT DISTINCT WHERE paid OR sent \
            | SELECT code, COUNT(*) FROM orders WHERE (paid OR sent) GROUP BY code HAVING COUNT(*) > 1;
            ALTER TABLE orders ADD FOREIGN KEY (shop_id) REFERENCES "big (shops)" ON DELETE CASCADE \
            | NOT EXISTS (SELECT 1 FROM "big (shops)" other WHERE other.<its key> = this.shop_id);
            """)
    void finds_the_rows_that_do_not_keep_to_it(String sql, String query) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", sql))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains(query));
    }

    @Test
    void gives_a_check_a_name_that_no_other_has() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE product (id INT PRIMARY KEY, price INT CHECK (price >= 0))",
                                "initial",
                                "ALTER TABLE product ADD CHECK (price < 1000)"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.fix())
                                .contains(
                                        "ALTER TABLE product ADD CONSTRAINT product_price_check1 CHECK (price < 1000) NOT VALID;"));
    }

    @Test
    void accepts_a_key_of_a_column_that_comes_with_the_same_release() {
        String column = "ALTER TABLE orders ADD COLUMN number INT";
        String key = "CREATE UNIQUE INDEX CONCURRENTLY orders_number ON orders (number)";

        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0006_number/initial",
                                "--edd release: 2.4.0\n" + column,
                                "initial",
                                "--edd release: 2.4.0\n" + key))
                .isEmpty();
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0006_number/initial",
                                "--edd release: 2.3.0\n" + column,
                                "initial",
                                "--edd release: 2.4.0\n" + key))
                .hasSize(1);
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0006_number/initial", column, "initial", key))
                .hasSize(1);
    }

    @Test
    void flags_a_unique_index_of_what_is_computed_from_a_column_that_is_unique() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                Trial.SHOP,
                                "initial",
                                "CREATE UNIQUE INDEX start ON inventory ((SUBSTRING(code, 1, 3)))"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void finds_what_begins_alike_where_an_index_has_the_beginning() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("initial", "CREATE UNIQUE INDEX start ON inventory (code(3))"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("SELECT LEFT(code, 3), COUNT(*) FROM inventory WHERE LEFT(code, 3) IS NOT NULL "
                                + "GROUP BY LEFT(code, 3) HAVING COUNT(*) > 1;"));
    }

    @Test
    void accepts_a_unique_index_of_the_rows_that_have_the_new_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN sku TEXT;
                        CREATE UNIQUE INDEX u ON orders (sku) WHERE sku IS NOT NULL""")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FOREIGN KEY (shop_id) REFERENCES shop (id)                            | 0",
                "FOREIGN KEY (SHOP_ID) REFERENCES shop (ID)                            | 0",
                "FOREIGN KEY (shop_id) REFERENCES shop (number)                        | 1",
                "FOREIGN KEY (shop_id) REFERENCES market (id)                          | 1",
                "FOREIGN KEY (id) REFERENCES shop (id)                                 | 1"
            })
    void accepts_a_foreign_key_that_the_table_has_already(String key, int findings) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE orders (id INT, shop_id INT, CONSTRAINT a FOREIGN KEY (shop_id) REFERENCES shop (id))",
                                "initial",
                                "ALTER TABLE orders ADD CONSTRAINT b %s ON DELETE CASCADE NOT VALID".formatted(key)))
                .hasSize(findings);
    }

    @Test
    void flags_a_foreign_key_that_the_table_had_once() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE orders (id INT, CONSTRAINT a FOREIGN KEY (id) REFERENCES shop (id))",
                                "0002_less/initial",
                                "ALTER TABLE orders DROP CONSTRAINT a",
                                "initial",
                                "ALTER TABLE orders ADD CONSTRAINT b FOREIGN KEY (id) REFERENCES shop (id) NOT VALID"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_on_mysql_a_unique_index_under_another_name() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE parcel (shop INT, code INT); CREATE UNIQUE INDEX parcel_code ON parcel (shop, code)",
                                "initial",
                                """
                                DROP INDEX parcel_code ON parcel;
                                CREATE UNIQUE INDEX parcel_shop_code ON parcel (shop, code)"""))
                .isEmpty();
    }

    @Test
    void flags_on_mysql_a_unique_index_that_the_table_had_once() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE parcel (shop INT, code INT); CREATE UNIQUE INDEX parcel_code ON parcel (shop, code)",
                                "0002_less/initial",
                                "DROP INDEX parcel_code ON parcel",
                                "initial",
                                "CREATE UNIQUE INDEX parcel_shop_code ON parcel (shop, code)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void accepts_a_foreign_key_in_place_of_one_that_postgres_had_named() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE parcel DROP CONSTRAINT parcel_shop_id_fkey;
                        ALTER TABLE parcel ADD FOREIGN KEY (shop_id) REFERENCES shop (id) ON DELETE CASCADE""")).isEmpty();
    }

    @Test
    void accepts_a_unique_index_on_what_is_refreshed_and_so_is_a_materialized_view() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE UNIQUE INDEX CONCURRENTLY totals_day ON totals (day)",
                                "transition",
                                "REFRESH MATERIALIZED VIEW CONCURRENTLY totals"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE usage DROP CONSTRAINT usage_pkey, ADD PRIMARY KEY (day, meter, hour)",
                "ALTER TABLE usage ADD COLUMN origin TEXT NOT NULL DEFAULT 'old'; ALTER TABLE usage DROP CONSTRAINT usage_pkey; ALTER TABLE usage ADD PRIMARY KEY (origin, day, meter)",
                "ALTER TABLE total ADD PRIMARY KEY (meter)"
            })
    void accepts_a_primary_key_that_demands_no_more_than_what_was_there(String sql) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0001_usage/initial", USAGE, "initial", sql))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE usage DROP CONSTRAINT usage_pkey; ALTER TABLE usage ADD PRIMARY KEY (day, meter, note)",
                "ALTER TABLE usage ADD COLUMN origin TEXT; ALTER TABLE usage ADD PRIMARY KEY (origin, day, meter)",
                "ALTER TABLE usage DROP CONSTRAINT usage_pkey; ALTER TABLE usage ADD PRIMARY KEY (day)",
                "ALTER TABLE total ADD PRIMARY KEY (note)"
            })
    void flags_a_primary_key_that_forbids_nulls_or_rows_that_were_there(String sql) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0001_usage/initial", USAGE, "initial", sql))
                .hasSize(1);
    }

    @Test
    void keeps_the_former_key_until_the_index_of_the_new_one_is_built() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "ALTER TABLE usage DROP CONSTRAINT usage_pkey, ADD PRIMARY KEY (day, meter)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("ALTER TABLE usage DROP CONSTRAINT usage_pkey, ADD CONSTRAINT usage_pkey PRIMARY KEY")
                        .doesNotContain("stay where they are"));
    }

    @Test
    void asks_once_for_what_the_index_leaves_out() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "CREATE UNIQUE INDEX tracked ON parcel (code) WHERE code IS NOT NULL"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.fix()).contains("FROM parcel WHERE code IS NOT NULL GROUP BY code"));
    }

    @Test
    void has_a_primary_key_take_the_place_of_the_former_in_one_statement() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings("initial", "ALTER TABLE parcel DROP PRIMARY KEY, ADD PRIMARY KEY (shop, code)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .endsWith("-- finalization\nALTER TABLE parcel DROP PRIMARY KEY, ADD PRIMARY KEY (shop, code);")
                        .contains("-- initial\nSELECT 1;")
                        .doesNotContain("stay where they are"));
    }

    @Test
    void flags_a_period_of_mariadb_which_takes_no_nulls() {
        assertThat(Trial.of(rule, Dialect.MARIADB)
                        .findings("initial", "ALTER TABLE rate ADD PERIOD FOR validity (since, until)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Let the next release keep to it, put the old rows right, and demand it at the end:
                        -- before finalizing, this must find nothing
                        SELECT * FROM rate WHERE since IS NULL OR until IS NULL OR since >= until;
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        ALTER TABLE rate ADD PERIOD FOR validity (since, until);"""));
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, depot, 0", "POSTGRESQL, shelf, 1", "MYSQL, depot, 0", "MYSQL, shelf, 1"})
    void flags_a_foreign_key_that_points_elsewhere_under_its_old_name(Dialect dialect, String table, int findings) {
        String drop = dialect == Dialect.MYSQL ? "FOREIGN KEY" : "CONSTRAINT";
        assertThat(Trial.of(rule, dialect)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE inventory (id INT, place INT, CONSTRAINT of_place FOREIGN KEY (place) REFERENCES depot (id))",
                                "initial",
                                "ALTER TABLE inventory DROP %s of_place; ALTER TABLE inventory ADD CONSTRAINT of_place FOREIGN KEY (place) REFERENCES %s (id)"
                                        .formatted(drop, table)))
                .hasSize(findings);
    }
}
