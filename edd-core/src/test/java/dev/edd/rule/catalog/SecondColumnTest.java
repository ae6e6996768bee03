package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a column takes over from the one in whose place it comes, and how that one goes. */
class SecondColumnTest {
    private static final String RENAME = "ALTER TABLE bill RENAME COLUMN net TO amount";

    @Test
    void indexes_are_built_beside_writers_before_the_next_release_comes() {
        assertThat(fix(Dialect.POSTGRESQL, """
                        CREATE TABLE bill (id INT PRIMARY KEY, net INT, day DATE);
                        CREATE INDEX bill_net ON ONLY bill USING btree (net DESC, day) WHERE net > 0;
                        CREATE UNIQUE INDEX ON bill (day, net);
                        CREATE INDEX bill_day ON bill (day)""", RENAME)).endsWith("""
                        ALTER TABLE bill DROP COLUMN net;
                        -- initial of a refactoring of its own, 0008
                        CREATE INDEX CONCURRENTLY bill_net_new ON bill USING btree (amount DESC, day) WHERE amount > 0;
                        -- initial of a refactoring of its own, 0009
                        CREATE UNIQUE INDEX CONCURRENTLY bill_amount_idx ON bill (day, amount);""");
    }

    @Test
    void constraints_are_demanded_at_the_end_and_the_old_rows_looked_at_behind_it() {
        assertThat(fix(Dialect.POSTGRESQL, """
                        CREATE TABLE bill (id INT PRIMARY KEY, net INT CHECK (net > 0 OR note = 'net') REFERENCES prices (net));
                        ALTER TABLE bill ADD CONSTRAINT bounds CHECK (net < 9)""", RENAME)).endsWith("""
                        ALTER TABLE bill ADD CONSTRAINT bill_amount_check CHECK (amount > 0 OR note = 'net') NOT VALID;
                        ALTER TABLE bill ADD CONSTRAINT bill_amount_fkey FOREIGN KEY (amount) REFERENCES prices (net) NOT VALID;
                        ALTER TABLE bill ADD CONSTRAINT bounds_new CHECK (amount < 9) NOT VALID;
                        ALTER TABLE bill DROP COLUMN net;
                        -- initial of a refactoring of a later release, 0008
                        --edd requires: 0007
                        ALTER TABLE bill VALIDATE CONSTRAINT bill_amount_check;
                        ALTER TABLE bill VALIDATE CONSTRAINT bill_amount_fkey;
                        ALTER TABLE bill VALIDATE CONSTRAINT bounds_new;""");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void a_column_that_the_database_numbers_has_none(Dialect dialect) {
        assertThat(fix(
                        dialect,
                        "CREATE TABLE bill (id INT AUTO_INCREMENT PRIMARY KEY)",
                        "ALTER TABLE bill RENAME COLUMN id TO number"))
                .startsWith("Leave the column as it is, and let the next release call or convert it as it likes");
    }

    /** MariaDB refuses to drop a column of a unique key, and MySQL makes the key one of the other columns. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void keys_of_several_columns_go_before_the_column(Dialect dialect) {
        String fix = fix(dialect, """
                        CREATE TABLE bill (id INT PRIMARY KEY, net INT COMMENT 'in cents', day DATE, KEY bill_net (net),
                            UNIQUE KEY day_net (day, net), CONSTRAINT of_price FOREIGN KEY (net) REFERENCES prices (id))""", RENAME);

        assertThat(fix)
                .contains("\nALTER TABLE bill ADD COLUMN amount INT COMMENT 'in cents';\n")
                .contains("""

                        CREATE INDEX bill_net_new ON bill (amount);
                        CREATE UNIQUE INDEX day_net_new ON bill (day, amount);
                        -- transition""")
                .endsWith("""
                        SET SESSION foreign_key_checks = 0;
                        ALTER TABLE bill ADD CONSTRAINT of_price_new FOREIGN KEY (amount) REFERENCES prices (id), ALGORITHM=INPLACE, LOCK=NONE;
                        SET SESSION foreign_key_checks = 1;
                        ALTER TABLE bill DROP INDEX day_net, DROP FOREIGN KEY of_price, DROP COLUMN net;""");
    }

    @Test
    void rows_do_not_look_changed_by_the_copy() {
        String bill = """
                CREATE TABLE bill (id INT PRIMARY KEY, net INT, price INT REFERENCES prices (id) ON UPDATE CASCADE,
                    seen TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, paid TIMESTAMP ON UPDATE NOW());
                ALTER TABLE bill MODIFY paid TIMESTAMP, ADD changed DATETIME(6) NULL ON UPDATE CURRENT_TIMESTAMP(6)""";

        assertThat(fix(Dialect.MYSQL, bill, RENAME))
                .contains("\nUPDATE bill SET amount = net, seen = seen, changed = changed WHERE id BETWEEN");
    }

    @Test
    void rows_do_not_look_changed_where_the_column_that_tells_was_renamed() {
        String bill = """
                CREATE TABLE bill (id INT PRIMARY KEY, net INT, seen TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);
                ALTER TABLE bill RENAME COLUMN seen TO watched""";

        assertThat(fix(Dialect.MYSQL, bill, RENAME)).contains("SET amount = net, watched = watched WHERE");
    }

    /** PostgreSQL casts no default along with some types, so that it is dropped before and set behind. */
    @Test
    void the_default_is_the_one_that_the_statement_leaves() {
        String change = "ALTER TABLE bill ALTER net DROP DEFAULT, ALTER net TYPE BIGINT, ALTER net SET DEFAULT 1";

        assertThat(Trial.of(new RewritingTypeChange(), Dialect.POSTGRESQL)
                        .findings(
                                "0001_shop/initial",
                                "CREATE TABLE bill (id INT PRIMARY KEY, net INT DEFAULT 0)",
                                "0007_change/initial",
                                change)
                        .get(0)
                        .fix())
                .contains("\nALTER TABLE bill ALTER COLUMN net_new SET DEFAULT 1;\n");
    }

    @Test
    void a_check_goes_before_the_column() {
        String shop = "CREATE TABLE bill (id INT PRIMARY KEY, net INT, gross INT, CONSTRAINT sane CHECK (net < gross))";

        assertThat(fix(Dialect.MYSQL, shop, RENAME)).endsWith("\nALTER TABLE bill DROP CHECK sane, DROP COLUMN net;");
        assertThat(fix(Dialect.MARIADB, shop, RENAME))
                .endsWith("\nALTER TABLE bill DROP CONSTRAINT sane, DROP COLUMN net;");
    }

    @Test
    void a_redefined_column_is_what_the_statement_says() {
        assertThat(fix(
                        Dialect.MYSQL,
                        "CREATE TABLE bill (id INT PRIMARY KEY, net INT DEFAULT 7 COMMENT 'in cents')",
                        "ALTER TABLE bill CHANGE net amount VARCHAR(9) NOT NULL DEFAULT 'a' COMMENT 'text'"))
                .contains("\nALTER TABLE bill ADD COLUMN amount VARCHAR(9) COMMENT 'text';\n")
                .contains("\nALTER TABLE bill MODIFY amount VARCHAR(9) NOT NULL DEFAULT 'a' COMMENT 'text';\n");
    }

    @Test
    void what_is_gone_is_not_made_anew() {
        assertThat(fix(Dialect.POSTGRESQL, """
                        CREATE TABLE bill (id INT PRIMARY KEY, net INT, CONSTRAINT bounds CHECK (net < 9));
                        CREATE INDEX bill_net ON bill (net);
                        DROP INDEX bill_net;
                        ALTER TABLE bill DROP CONSTRAINT bounds""", RENAME)).doesNotContain("bill_net_new", "bounds");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void what_only_people_can_rebuild_is_named(Dialect dialect) {
        assertThat(fix(dialect, """
                        CREATE TABLE bill (id INT PRIMARY KEY, net INT, gross INT GENERATED ALWAYS AS (net * 2) STORED);
                        CREATE VIEW bills AS SELECT id, net FROM bill;
                        CREATE VIEW gone AS SELECT id, net FROM bill;
                        CREATE VIEW others AS SELECT id FROM bill;
                        DROP VIEW gone""", RENAME))
                .contains(
                        "\n<drop, or rebuild without net, what uses it: the computed column gross, the view bills>\nALTER TABLE bill DROP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT b.id, net FROM bill b | true",
                "SELECT b.id, b.net FROM bill AS b | true",
                "SELECT b.id, bill.* FROM bill JOIN offer b ON b.id = bill.id | true",
                "SELECT o.net FROM bill JOIN offer o ON o.id = bill.id | false",
                "SELECT bill.id AS net FROM bill | false",
                "SELECT o.* FROM bill JOIN offer o ON o.id = bill.id | false",
                "SELECT bill.id FROM bill JOIN (SELECT * FROM offer) o ON o.id = bill.id | false"
            })
    void names_only_views_that_show_the_column(String query, boolean shows) {
        String fix = fix(
                Dialect.POSTGRESQL,
                "CREATE TABLE bill (id INT PRIMARY KEY, net INT); CREATE VIEW bills AS " + query,
                RENAME);

        assertThat(fix.contains("the view bills")).isEqualTo(shows);
    }

    /** The transition would look for a column that is gone, and nobody waited for it. */
    @Test
    void without_triggers_the_column_is_dropped_behind_the_end_of_the_copy() {
        assertThat(fix(
                        Dialect.H2,
                        "CREATE TABLE bill (id INT PRIMARY KEY, net INT DEFAULT 1 NOT NULL);\nCREATE INDEX bill_net ON bill (net)",
                        RENAME))
                .endsWith("""
                        -- initial
                        ALTER TABLE bill ADD COLUMN amount INT;
                        CREATE INDEX bill_net_new ON bill (amount);
                        -- transition
                        --edd backfill: bill by id
                        --edd remaining: SELECT COUNT(*) FROM bill WHERE amount IS DISTINCT FROM net
                        UPDATE bill SET amount = net WHERE id BETWEEN :from AND :to AND amount IS DISTINCT FROM net;
                        -- finalization
                        ALTER TABLE bill ALTER COLUMN net DROP NOT NULL;
                        ALTER TABLE bill ALTER COLUMN amount SET DEFAULT 1;
                        ALTER TABLE bill ALTER COLUMN amount SET NOT NULL;
                        -- initial of a refactoring of a later release, 0008
                        --edd requires: 0007
                        SELECT 1; -- for the third release
                        -- finalization of refactoring 0008
                        ALTER TABLE bill DROP COLUMN net;""");
    }

    private static String fix(Dialect dialect, String shop, String change) {
        return Trial.of(new RenamedColumn(), dialect)
                .findings("0001_shop/initial", shop, "0007_change/initial", change)
                .get(0)
                .fix();
    }
}
