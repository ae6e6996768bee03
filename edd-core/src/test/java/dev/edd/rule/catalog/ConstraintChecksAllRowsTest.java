package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintChecksAllRowsTest {
    private final PhaseRule rule = new ConstraintChecksAllRows();

    @Test
    void flags_a_foreign_key_of_a_new_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN shop_id INT;
                        ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (shop_id) REFERENCES shop (id)"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void flags_a_unique_constraint_of_a_new_column() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN sku TEXT;
                        ALTER TABLE orders ADD CONSTRAINT u UNIQUE (sku)"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void flags_a_new_column_with_a_check() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE orders ADD COLUMN rank INT CHECK (rank > 0)"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_constraint_validated_under_its_own_lock() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN rank INT;
                        ALTER TABLE orders ADD CONSTRAINT c CHECK (rank > 0) NOT VALID;
                        ALTER TABLE orders VALIDATE CONSTRAINT c"""))
                .containsExactly("initial/0007_split.sql:3");
    }

    @Test
    void flags_a_check_that_copies_the_table() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN grade INT;
                        ALTER TABLE orders ADD CONSTRAINT c CHECK (grade > 0)""")).containsExactly("initial/0007_split.sql:2");
    }

    /** PostgreSQL does not know what the default has made of the rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ADD COLUMN rank INT DEFAULT 0; ALTER TABLE orders ALTER COLUMN rank SET NOT NULL",
                "ALTER TABLE orders ADD COLUMN rank INT NULL DEFAULT 0, ALTER COLUMN rank SET NOT NULL"
            })
    void flags_nulls_forbidden_behind_a_column_with_a_default(String sql) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", sql))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial forbids nulls in the new column orders.rank and looks for them in every row.");
                    assertThat(finding.fix()).isEqualTo("""
                                    Forbid them where the column is added, for which no row is looked at:
                                    -- initial
                                    ALTER TABLE orders ADD COLUMN rank INT NOT NULL DEFAULT 0;""");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ADD COLUMN rank INT NOT NULL DEFAULT 0",
                "ALTER TABLE orders ADD COLUMN rank INT; ALTER TABLE orders ALTER COLUMN rank SET NOT NULL",
                "ALTER TABLE orders ADD COLUMN code UUID DEFAULT gen_random_uuid(); ALTER TABLE orders ALTER code SET NOT NULL",
                "CREATE TABLE t (a INT); ALTER TABLE t ADD COLUMN b INT DEFAULT 0; ALTER TABLE t ALTER COLUMN b SET NOT NULL"
            })
    void accepts_nulls_forbidden_at_once_or_of_which_another_rule_speaks(String sql) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ADD COLUMN number BIGSERIAL PRIMARY KEY",
                "ALTER TABLE orders ADD COLUMN code UUID DEFAULT gen_random_uuid() UNIQUE",
                "ALTER TABLE orders ADD COLUMN rank INT NOT NULL DEFAULT 0 UNIQUE"
            })
    void accepts_a_constraint_of_a_column_that_another_rule_flags_with_it(String sql) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", sql)).isEmpty();
    }

    @Test
    void accepts_a_constraint_that_old_rows_need_not_keep_to() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN rank INT;
                        ALTER TABLE orders ADD CONSTRAINT c CHECK (rank > 0) NOT VALID""")).isEmpty();
    }

    @Test
    void accepts_a_new_column_that_points_to_another_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE orders ADD COLUMN shop_id INT REFERENCES shop (id)"))
                .isEmpty();
    }

    @Test
    void accepts_an_index_made_a_constraint() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN sku TEXT;
                        CREATE UNIQUE INDEX i ON orders (sku);
                        ALTER TABLE orders ADD CONSTRAINT u UNIQUE USING INDEX i""")).isEmpty();
    }

    @Test
    void accepts_a_constraint_validated_later() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0006_rank/initial",
                                "ALTER TABLE orders ADD CONSTRAINT c CHECK (rank > 0) NOT VALID",
                                "initial",
                                "ALTER TABLE orders VALIDATE CONSTRAINT c"))
                .isEmpty();
    }

    @Test
    void accepts_a_constraint_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)""")).isEmpty();
    }

    @Test
    void accepts_one_of_old_columns_which_another_rule_looks_at() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "ALTER TABLE orders ADD CONSTRAINT c CHECK (amount > 0)"))
                .isEmpty();
    }

    @Test
    void accepts_a_foreign_key_added_while_others_write() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN shop_id INT;
                        SET SESSION foreign_key_checks = 0;
                        ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (shop_id) REFERENCES shop (id), ALGORITHM=INPLACE, LOCK=NONE;
                        SET SESSION foreign_key_checks = 1""")).isEmpty();
    }

    @Test
    void accepts_a_unique_constraint_that_is_built_online() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        ALTER TABLE orders ADD COLUMN sku VARCHAR(9);
                        ALTER TABLE orders ADD CONSTRAINT u UNIQUE (sku)""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE orders ADD COLUMN sku TEXT;
                        ALTER TABLE orders ADD CONSTRAINT orders_sku UNIQUE (sku)"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial adds a unique constraint to orders and checks every row for it.");
                    assertThat(finding.fix()).isEqualTo("""
                        Build the index while others go on, which demands as much, and make it a constraint when it is there:
                        -- finalization
                        CREATE UNIQUE INDEX CONCURRENTLY orders_sku ON orders (sku);
                        -- initial of refactoring 0008
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization of refactoring 0008
                        --edd requires: 0007
                        ALTER TABLE orders ADD CONSTRAINT orders_sku UNIQUE USING INDEX orders_sku;""");
                });
    }

    @Test
    void keeps_the_old_key_until_the_wider_one_takes_its_place() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE visits (shop INT, day DATE, PRIMARY KEY (shop, day))",
                                "initial",
                                """
                                ALTER TABLE visits DROP CONSTRAINT visits_pkey;
                                ALTER TABLE visits ADD COLUMN origin TEXT NOT NULL DEFAULT 'web';
                                ALTER TABLE visits ADD CONSTRAINT visits_pkey PRIMARY KEY (shop, day, origin)"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Build the index while others go on, which demands as much, and make it a constraint when it is there:
                        -- finalization
                        CREATE UNIQUE INDEX CONCURRENTLY visits_pkey_new ON visits (shop, day, origin);
                        -- initial of refactoring 0008
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization of refactoring 0008
                        --edd requires: 0007
                        ALTER TABLE visits DROP CONSTRAINT visits_pkey, \
                        ADD CONSTRAINT visits_pkey PRIMARY KEY USING INDEX visits_pkey_new; -- not before, as the table needs a key meanwhile"""));
    }

    /** PostgreSQL drops no key that foreign keys count on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE line (shop INT REFERENCES shops (id))  | foreign keys of line point to a key here",
                "CREATE TABLE line (shop INT REFERENCES shops)       | foreign keys of line point to a key here",
                "CREATE TABLE line (shop INT REFERENCES shops (code)) | needs a key meanwhile"
            })
    void says_which_foreign_keys_count_on_the_old_key(String line, String note) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE shops (id INT PRIMARY KEY, code INT UNIQUE, day DATE NOT NULL); " + line,
                                "initial",
                                """
                                ALTER TABLE shops DROP CONSTRAINT shops_pkey;
                                ALTER TABLE shops ADD CONSTRAINT shops_pkey PRIMARY KEY (id, day)"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix().lines().skip(6))
                        .last()
                        .asString()
                        .contains(note));
    }

    @Test
    void drops_an_old_key_once_where_there_are_two_new_ones() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE roles (id INT PRIMARY KEY, name TEXT NOT NULL, UNIQUE (name))",
                                "initial",
                                """
                                ALTER TABLE roles ADD CONSTRAINT both UNIQUE (name, id);
                                ALTER TABLE roles DROP CONSTRAINT roles_pkey;
                                ALTER TABLE roles ADD PRIMARY KEY (name)"""))
                .satisfiesExactly(
                        unique -> assertThat(unique.fix()).doesNotContain("DROP"),
                        primary -> assertThat(primary.fix()).contains("DROP CONSTRAINT roles_pkey, ADD CONSTRAINT"));
    }

    @Test
    void drops_no_foreign_key_along_with_the_old_key() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE roles (id INT REFERENCES kinds (id), CONSTRAINT named UNIQUE (id))",
                                "initial",
                                """
                                ALTER TABLE roles DROP CONSTRAINT roles_id_fkey, DROP CONSTRAINT named, \
                                ADD COLUMN type TEXT, ADD CONSTRAINT both UNIQUE (type, id)"""))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.fix())
                                .contains(
                                        "where they are, unless something is found in them: DROP CONSTRAINT roles_id_fkey, ADD COLUMN type TEXT\n")
                                .contains(
                                        "ALTER TABLE roles DROP CONSTRAINT named, ADD CONSTRAINT both UNIQUE USING INDEX both; --"));
    }

    @Test
    void forbids_nulls_at_once_in_a_column_with_another_constraint() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        ALTER TABLE gl ADD COLUMN kind CHAR(2) DEFAULT 'gl' REFERENCES kinds (code);
                        ALTER TABLE gl ALTER COLUMN kind SET NOT NULL"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains("""

                                ALTER TABLE gl ADD COLUMN kind CHAR(2) NOT NULL DEFAULT 'gl';
                                ALTER TABLE gl ADD CONSTRAINT gl_kind_fkey FOREIGN KEY (kind) REFERENCES kinds (code) NOT VALID;
                                """));
    }

    @Test
    void writes_every_constraint_of_a_column() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .findings(
                                        "initial",
                                        "ALTER TABLE orders ADD COLUMN rank INT CONSTRAINT ranked CHECK (rank > 0) CHECK (rank < 9)"
                                                + " REFERENCES ranks (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED UNIQUE"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("""
                        Add the column alone, and have its constraint checked while others go on:
                        -- initial
                        ALTER TABLE orders ADD COLUMN rank INT;
                        ALTER TABLE orders ADD CONSTRAINT ranked CHECK (rank > 0) NOT VALID;
                        ALTER TABLE orders ADD CONSTRAINT orders_rank_check CHECK (rank < 9) NOT VALID;
                        ALTER TABLE orders ADD CONSTRAINT orders_rank_fkey FOREIGN KEY (rank) REFERENCES ranks (id) \
                        ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID;
                        -- initial of a refactoring of its own, 0008
                        ALTER TABLE orders VALIDATE CONSTRAINT ranked;
                        ALTER TABLE orders VALIDATE CONSTRAINT orders_rank_check;
                        ALTER TABLE orders VALIDATE CONSTRAINT orders_rank_fkey;
                        -- finalization
                        CREATE UNIQUE INDEX CONCURRENTLY orders_rank_key ON orders (rank);
                        -- finalization of refactoring 0008
                        --edd requires: 0007
                        ALTER TABLE orders ADD CONSTRAINT orders_rank_key UNIQUE USING INDEX orders_rank_key;"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE old (id INT, day DATE NOT NULL)                                          | 1",
                "CREATE TABLE old (id INT, day DATE NOT NULL CHECK (day < '2025-01-01'))               | 0",
                "CREATE TABLE old (LIKE events)                                                        | 0",
                "CREATE TABLE old (id INT); ALTER TABLE old ADD CONSTRAINT c CHECK (id > 0) NOT VALID  | 0",
                "CREATE TABLE other (id INT)                                                           | 0"
            })
    void flags_a_table_made_a_partition_of_which_no_check_says_where_its_rows_belong(String earlier, int findings) {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .finds(
                                        "0001_shop/initial",
                                        "CREATE TABLE events (id INT, day DATE NOT NULL) PARTITION BY RANGE (day)",
                                        "0002_old/initial",
                                        earlier,
                                        "initial",
                                        "ALTER TABLE events ATTACH PARTITION old FOR VALUES FROM ('2020-01-01') TO ('2025-01-01')"))
                .hasSize(findings);
    }

    @Test
    void accepts_a_new_table_made_a_partition_or_created_as_one() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                "CREATE TABLE events (id INT, day DATE NOT NULL) PARTITION BY RANGE (day)",
                                "initial",
                                """
                                CREATE TABLE late (id INT, day DATE NOT NULL);
                                ALTER TABLE events ATTACH PARTITION late FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
                                CREATE TABLE IF NOT EXISTS rest PARTITION OF events DEFAULT"""))
                .isEmpty();
    }

    @Test
    void proves_first_that_the_rows_are_within_the_bounds() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE events (id INT, day DATE) PARTITION BY RANGE (day); CREATE TABLE old (id INT, day DATE)",
                                "initial",
                                "ALTER TABLE events ATTACH PARTITION old DEFAULT"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial attaches old to events and looks at every row of it.");
                    assertThat(finding.fix()).isEqualTo("""
                            Let a check say first that all rows are within the bounds, and prove it without a lock:
                            -- initial
                            SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                            -- finalization
                            ALTER TABLE old ADD CONSTRAINT old_bounds CHECK (<what the bounds say, and that the key is not null>) NOT VALID;
                            -- initial of a refactoring of a later release, 0008
                            --edd requires: 0007
                            ALTER TABLE old VALIDATE CONSTRAINT old_bounds;
                            -- finalization of refactoring 0008
                            ALTER TABLE events ATTACH PARTITION old DEFAULT;
                            ALTER TABLE old DROP CONSTRAINT old_bounds;""");
                });
    }
}
