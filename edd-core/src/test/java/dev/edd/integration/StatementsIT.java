package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.SequenceNumber;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements reach the database as they were written. */
class StatementsIT {
    private static final String INDEXES = """
            SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = 'item'::regclass ORDER BY 1""";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void signs_that_mean_something_to_drivers_and_to_liquibase_mean_nothing_here(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file("initial/0001_texts.sql", """
                CREATE TABLE texts (id INT PRIMARY KEY, content VARCHAR(100));
                INSERT INTO texts VALUES (1, 'who? {fn now()} {d ''2026''} ${user.home} :name /* no comment */ -- none');
                INSERT INTO texts VALUES (2, 'a ; b'); INSERT INTO texts VALUES (3, 'begin "quoted" end');
                INSERT INTO texts VALUES (4, 'two
                lines');
                INSERT INTO texts VALUES (5, 'Straße 漢字 🚀');
                """);

        workbench.migrate(ALL);

        assertThat(workbench.rows("SELECT content FROM texts ORDER BY id"))
                .containsExactly(
                        "who? {fn now()} {d '2026'} ${user.home} :name /* no comment */ -- none",
                        "a ; b",
                        "begin \"quoted\" end",
                        "two\nlines",
                        "Straße 漢字 🚀");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void identifiers_may_be_quoted_reserved_and_in_any_script(TestServer server) {
        String quote = quote(server);
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_names.sql", """
                CREATE TABLE `größe; "und"` (`begin` INT PRIMARY KEY, `end if` INT, `名前` VARCHAR(10));
                INSERT INTO `größe; "und"` (`begin`, `end if`, `名前`) VALUES (1, 2, 'x');
                """.replace("\"und\"", "und").replace("`", quote));

        workbench.migrate(ALL);

        assertThat(workbench.rows("SELECT * FROM `größe; und`".replace("`", quote)))
                .containsExactly("1|2|x");
    }

    private static String quote(TestServer server) {
        return switch (server) {
            case H2, POSTGRESQL -> "\"";
            case MARIADB, MYSQL -> "`";
        };
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void triggers_and_routines_are_created_whole(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file("initial/0001_doubled.sql", """
                CREATE TABLE numbers (id INT PRIMARY KEY, doubled INT);
                """ + routines(server));

        workbench.migrate(ALL);
        workbench.execute("INSERT INTO numbers (id) VALUES (21)");

        assertThat(workbench.rows("SELECT doubled, " + call(server) + " FROM numbers"))
                .containsExactly("42|42");
    }

    private static String routines(TestServer server) {
        return switch (server) {
            case H2 -> """
                    CREATE ALIAS twice AS $$
                    int twice(int number) {
                        return 2 * number;
                    }
                    $$;
                    CREATE TRIGGER doubling BEFORE INSERT ON numbers FOR EACH ROW AS $$
                    org.h2.api.Trigger doubling() {
                        return (connection, before, after) -> {
                            after[1] = 2 * (Integer) after[0];
                        };
                    }
                    $$;
                    """;
            case POSTGRESQL -> """
                    CREATE FUNCTION twice(number INT) RETURNS INT LANGUAGE sql AS $$ SELECT 2 * number; $$;
                    CREATE FUNCTION doubling() RETURNS trigger LANGUAGE plpgsql AS $body$
                    BEGIN
                        NEW.doubled := twice(NEW.id); -- it's done; $$ means nothing
                        RETURN NEW;
                    END;
                    $body$;
                    CREATE TRIGGER doubling BEFORE INSERT ON numbers FOR EACH ROW EXECUTE FUNCTION doubling();
                    CREATE PROCEDURE nothing() LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
                    DO $$ BEGIN PERFORM twice(1); END $$;
                    """;
            case MARIADB, MYSQL -> """
                    CREATE FUNCTION twice(number INT) RETURNS INT DETERMINISTIC RETURN 2 * number;
                    DELIMITER //
                    CREATE TRIGGER doubling BEFORE INSERT ON numbers FOR EACH ROW
                    BEGIN
                        IF NEW.id > 0 THEN
                            SET NEW.doubled = twice(NEW.id); # done;
                        END IF;
                    END//
                    CREATE PROCEDURE nothing() BEGIN SELECT 1; SELECT 2; END //
                    DELIMITER ;
                    CALL nothing();
                    """;
        };
    }

    private static String call(TestServer server) {
        return server == TestServer.H2 ? "TWICE(id)" : "twice(id)";
    }

    @Test
    void jsonb_operators_are_not_parameters() {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base).file("initial/0001_tags.sql", """
                CREATE TABLE item (id INT PRIMARY KEY, tags JSONB, known BOOLEAN);
                INSERT INTO item VALUES (1, '{"a": 1, "b": [true, null]}'), (2, '{}');
                UPDATE item SET known = tags ? 'a' WHERE NOT tags ?| ARRAY['z'] AND tags @> '{}' OR tags ?& ARRAY['a', 'b'];
                CREATE INDEX item_by_tag ON item ((tags #>> '{b,0}')) WHERE tags ? 'b';
                """);

        workbench.migrate(ALL);

        assertThat(workbench.rows("SELECT known FROM item ORDER BY id")).containsExactly("t", "f");
    }

    @Test
    void an_index_is_built_concurrently() {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file("initial/0001_item.sql", "CREATE TABLE item (id INT PRIMARY KEY, code VARCHAR(10));")
                .file("initial/0002_index.sql", "CREATE INDEX CONCURRENTLY item_by_code ON item (code);");

        assertThat(workbench.migrate(INITIAL)).hasSize(2);

        assertThat(workbench.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'item_by_code'::regclass"))
                .containsExactly("t");
        assertThat(workbench.history()).hasSize(2);
    }

    @Test
    void an_index_that_could_not_be_built_concurrently_is_built_anew_by_the_next_run() {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file("initial/0001_item.sql", "CREATE TABLE item (id INT PRIMARY KEY, code VARCHAR(10));")
                .file(
                        "initial/0002_index.sql",
                        "--edd allow: new-constraint codes are unique already\n"
                                + "CREATE UNIQUE INDEX CONCURRENTLY item_by_code ON item (code);");
        workbench.migrate(new PlanRequest(INITIAL, Set.of(new SequenceNumber(1)), false));
        workbench.execute("INSERT INTO item VALUES (1, 'same'), (2, 'same')");

        assertThat(workbench.failure(INITIAL))
                .startsWith("0002_index/initial stopped.\n")
                .contains(
                        "\n         It ran outside a transaction. An index that it may have left INVALID is built anew by "
                                + "the next run.\n")
                .endsWith("\n  Fix    Correct what it stumbled over and run the same command again.");
        assertThat(workbench.rows(INDEXES)).containsExactly("item_by_code|f", "item_pkey|t");

        workbench.execute("DELETE FROM item WHERE id = 2");
        assertThat(workbench.migrate(INITIAL)).containsExactly("0002_index/initial applied");
        assertThat(workbench.rows(INDEXES)).containsExactly("item_by_code|t", "item_pkey|t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS item_by_code ON public.item (code);",
                "CREATE UNIQUE INDEX CONCURRENTLY ON item (code);",
                "CREATE UNIQUE INDEX CONCURRENTLY \"item by \"\"Größe\"\"\" ON item (code);"
            })
    void an_index_that_could_not_be_built_is_built_anew_whatever_its_name(String statement) {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file("initial/0001_item.sql", "CREATE TABLE item (id INT, code VARCHAR(10));")
                .file("initial/0002_index.sql", "--edd allow: new-constraint codes are unique already\n" + statement);
        workbench.migrate(new PlanRequest(INITIAL, Set.of(new SequenceNumber(1)), false));
        workbench.execute("INSERT INTO item VALUES (1, 'same'), (2, 'same')");
        workbench.failure(INITIAL);
        workbench.failure(INITIAL);
        workbench.execute("DELETE FROM item WHERE id = 2");

        assertThat(workbench.migrate(INITIAL)).containsExactly("0002_index/initial applied");

        assertThat(workbench.rows(INDEXES)).singleElement().asString().endsWith("|t");
    }

    @Test
    void what_a_concurrent_reindex_has_left_is_cleared_away() {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file("initial/0001_item.sql", "CREATE TABLE item (id INT, code VARCHAR(10));")
                .file("initial/0002_index.sql", "REINDEX TABLE CONCURRENTLY item;");
        workbench.migrate(new PlanRequest(INITIAL, Set.of(new SequenceNumber(1)), false));
        workbench.execute(
                "INSERT INTO item VALUES (1, 'same'), (2, 'same')", "CREATE INDEX item_by_code ON item (code)");
        Assertions.assertThatThrownBy(
                () -> workbench.execute("CREATE UNIQUE INDEX CONCURRENTLY item_by_code_ccnew ON item (code)"));

        workbench.migrate(INITIAL);

        assertThat(workbench.rows(INDEXES)).containsExactly("item_by_code|t");
    }

    @Test
    void statements_that_no_transaction_may_hold_run_with_their_row_right_behind() {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file(
                        "initial/0001_item.sql",
                        "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE item (id INT, mood mood);")
                .file("initial/0002_mood.sql", "ALTER TYPE mood ADD VALUE 'happy';")
                .file("initial/0003_use.sql", "INSERT INTO item VALUES (1, 'happy');")
                .file("transition/0003_use.sql", "VACUUM item;")
                .file("initial/0004_index.sql", "CREATE INDEX CONCURRENTLY item_by_mood ON item (mood);")
                .file("transition/0004_index.sql", "REINDEX INDEX CONCURRENTLY item_by_mood;")
                .file("finalization/0004_index.sql", "DROP INDEX CONCURRENTLY item_by_mood;");

        assertThat(workbench.migrate(ALL)).hasSize(7);

        assertThat(workbench.history()).hasSize(7);
        assertThat(workbench.rows("SELECT mood FROM item")).containsExactly("happy");
    }

    @Test
    void tables_go_to_the_schema_that_the_url_names() {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file("initial/0001_item.sql", "CREATE TABLE item (id INT PRIMARY KEY);");
        workbench.migrate(ALL);
        workbench.execute("CREATE SCHEMA shop");
        Workbench shop = workbench.at(workbench.database().url() + "?currentSchema=shop");

        assertThat(shop.status()).containsExactly("0001_item START");
        shop.migrate(ALL);

        assertThat(shop.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'shop' ORDER BY 1"))
                .containsExactly(
                        "databasechangelog", "databasechangeloglock", "edd_audit", "edd_failure", "edd_lease", "item");
        assertThat(shop.migrate(ALL)).isEmpty();
    }
}
