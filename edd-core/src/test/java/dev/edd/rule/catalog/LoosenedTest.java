package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A constraint that takes the place of a stricter one is no new constraint. */
class LoosenedTest {
    private static final String ORDERS = """
            CREATE TABLE orders (
                id INT PRIMARY KEY,
                shop_id INT,
                code VARCHAR(5) UNIQUE,
                status VARCHAR(9) CONSTRAINT known CHECK (status IN ('new', 'paid')),
                CONSTRAINT to_shop FOREIGN KEY (shop_id) REFERENCES shop (id),
                UNIQUE (shop_id, status)
            );
            ALTER TABLE orders ADD CONSTRAINT fine CHECK (code IN ('a') OR id > 5);
            CREATE UNIQUE INDEX orders_note ON orders ("note");
            CREATE UNIQUE INDEX orders_part ON orders (part) WHERE part > 0;
            CREATE UNIQUE INDEX orders_gone ON orders (gone)""";
    private static final String GONE = "DROP INDEX orders_gone";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (status IN ('paid', 'new', 'sent')) NOT VALID",
                "ALTER TABLE orders DROP CONSTRAINT known; ALTER TABLE orders ADD CONSTRAINT known CHECK (status IN ('new', 'paid', 'x'))",
                "ALTER TABLE orders DROP CONSTRAINT to_shop, ADD CONSTRAINT to_shop FOREIGN KEY (shop_id) REFERENCES shop (id) ON DELETE CASCADE",
                "ALTER TABLE orders ADD CONSTRAINT known2 CHECK (status IN ('new', 'paid', 'sent'))",
                "ALTER TABLE orders DROP CONSTRAINT known; ALTER TABLE orders ADD CHECK ((status  IN ('new', 'paid')))",
                "ALTER TABLE orders DROP CONSTRAINT fine; ALTER TABLE orders ADD CONSTRAINT good CHECK (code IN ('a') OR id > 5)",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (shop_id, code, status)",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (\"id\", code) NULLS NOT DISTINCT",
                "ALTER TABLE orders ADD CONSTRAINT u UNIQUE (\"code\", note)",
                "DROP INDEX orders_note; CREATE UNIQUE INDEX orders_note ON orders (note, \"shop_id\")",
                "ALTER TABLE orders ADD CONSTRAINT u UNIQUE (note, code)",
                "ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD CONSTRAINT orders_pkey PRIMARY KEY (id)",
                "ALTER TABLE orders ADD CONSTRAINT u UNIQUE (id, status, shop_id)",
                "ALTER TABLE orders DROP CONSTRAINT orders_shop_id_status_key; ALTER TABLE orders ADD CONSTRAINT u UNIQUE (shop_id, status, note)",
            })
    void accepts_what_was_demanded_before(String sql) {
        assertThat(finds(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (status IN ('new', 'sent'))",
                "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (code IN ('new', 'paid', 'sent'))",
                "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (status IN ('new', 'paid') AND id > 0)",
                "ALTER TABLE orders DROP CONSTRAINT fine, ADD CONSTRAINT fine CHECK (code IN ('a', 'b'))",
                "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT to_shop2 FOREIGN KEY (id) REFERENCES shop (id)",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (shop_id)",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (shop_id, part)",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (shop_id, gone)",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (note, code) NULLS NOT DISTINCT",
                "ALTER TABLE orders ADD PRIMARY KEY (code)",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON orders (shop_id, lower(status))",
            })
    void flags_what_was_not(String sql) {
        assertThat(finds(sql)).hasSize(1);
    }

    @Test
    void knows_which_keys_are_left() {
        assertThat(Trial.of(new NewConstraint(), Dialect.POSTGRESQL)
                        .finds(
                                "0001_shop/initial",
                                ORDERS,
                                "0002_first/initial",
                                "ALTER TABLE orders DROP CONSTRAINT fine; ALTER TABLE orders ADD CONSTRAINT u UNIQUE (shop_id, status, note)",
                                "0003_second/initial",
                                "ALTER TABLE orders DROP CONSTRAINT U; ALTER TABLE orders ADD CONSTRAINT u UNIQUE (shop_id, status, note, day)",
                                "0004_third/initial",
                                "ALTER TABLE orders DROP CONSTRAINT orders_pkey",
                                "0005_fourth/initial",
                                "ALTER TABLE orders ADD CONSTRAINT v UNIQUE (id, note, day, status, shop_id)",
                                "0006_fifth/initial",
                                "ALTER TABLE orders ADD CONSTRAINT w UNIQUE (status, shop_id)"))
                .containsExactly("initial/0006_fifth.sql:1");
    }

    private static List<String> finds(String sql) {
        return Trial.of(new NewConstraint(), Dialect.POSTGRESQL)
                .finds("0001_shop/initial", ORDERS, "0002_gone/initial", GONE, "initial", sql);
    }

    @Test
    void knows_a_list_as_postgres_shows_it() {
        assertThat(
                        Trial.of(new NewConstraint(), Dialect.POSTGRESQL)
                                .finds(
                                        "0001_shop/initial",
                                        "CREATE TABLE orders (id INT, state TEXT CONSTRAINT known CHECK (state IN ('a', 'b')))",
                                        "initial",
                                        "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (state = ANY (ARRAY['a', 'b', 'c'])) NOT VALID",
                                        "0008_more/initial",
                                        "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (((state)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying, 'c'::text, 'd'::text])::text[]))) NOT VALID",
                                        "0009_less/initial",
                                        "ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (state = ANY (ARRAY['a'])) NOT VALID"))
                .containsExactly("initial/0009_less.sql:1");
    }
}
