package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillSettings;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names with quotes, blanks and other alphabets, in every query of ours. */
class OddNamesIT {
    private static final String TABLE = "Bücher by \"neu\", 's 1";
    private static final String KEY = "Schlüssel, \"k\" by 1";
    private static final String SECOND = "größe's";

    /** Liquibase spells a schema on H2 in capitals, and takes none with quotes. */
    private static final String SCHEMA = "LÄGER NEU 1%_";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_backfill_walks_any_table_by_any_key(TestServer server) {
        Workbench workbench = filled(Workbench.on(server, base), quoted(server, KEY));

        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_books/initial applied");
        assertThat(warnings(workbench.plan(TRANSITION))).isEmpty();
        assertThat(workbench.migrate(TRANSITION)).hasSize(1).first().asString().contains("3 rows");
        assertThat(workbench.status()).containsExactly("0001_books TRANSITION");
        assertThat(workbench
                        .edd()
                        .overview(workbench.environment(Duration.ZERO))
                        .backfills())
                .hasSize(1);
        assertThat(workbench.migrate(FINALIZATION)).hasSize(2);
        assertThat(workbench.status()).containsExactly("0001_books END");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_backfill_walks_by_several_columns(TestServer server) {
        Workbench workbench = filled(Workbench.on(server, base), quoted(server, SECOND) + ", " + quoted(server, KEY));

        workbench.migrate(INITIAL);

        assertThat(warnings(workbench.plan(TRANSITION))).isEmpty();
        assertThat(workbench.migrate(TRANSITION)).hasSize(1).first().asString().contains("3 rows");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void everything_of_ours_may_lie_in_any_schema(TestServer server) {
        Workbench workbench = filled(in(server, Workbench.on(server, base)), quoted(server, KEY));

        assertThat(workbench.migrate(INITIAL)).hasSize(1);
        workbench.edd().pause(workbench.environment(Duration.ZERO), java.util.Set.of(), "somebody");
        workbench.edd().resume(workbench.environment(Duration.ZERO), java.util.Set.of());
        assertThat(workbench.migrate(ALL)).hasSizeGreaterThan(1);

        assertThat(workbench.status()).containsExactly("0001_books END");
        assertThat(workbench.plan(ALL).steps()).isEmpty();
        assertThat(workbench
                        .edd()
                        .retry(workbench.environment(Duration.ZERO, BackfillSettings.DEFAULT), java.util.Set.of()))
                .isEmpty();
        assertThat(workbench.edd().history(workbench.environment(Duration.ZERO)).entries())
                .isNotEmpty();
        assertThat(workbench.rows("SELECT COUNT(*) FROM EDD_LEASE")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_migration_that_stopped_is_continued_in_any_schema(TestServer server) {
        Workbench workbench = in(server, Workbench.on(server, base))
                .file(
                        "initial/0001_books.sql",
                        "CREATE TABLE a (id INT);\nCREATE TABLE %s (%s NONSENSE);"
                                .formatted(quoted(server, TABLE), quoted(server, KEY)));

        assertThat(workbench.failure(INITIAL)).startsWith("0001_books/initial stopped at statement 2 of 2.\n");
        workbench.file(
                "initial/0001_books.sql",
                "CREATE TABLE a (id INT);\nCREATE TABLE %s (%s INT);"
                        .formatted(quoted(server, TABLE), quoted(server, KEY)));

        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_books/initial applied");
    }

    /** PostgreSQL finds the table by itself, and counts what a session has written only when that has said so. */
    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void the_rows_that_a_table_loses_are_its_own(TestServer server) {
        Workbench workbench = Workbench.on(server, base);
        String schema =
                server == TestServer.H2 ? "PUBLIC" : workbench.database().username();
        String table = quoted(server, schema + ".b\"o`ok");
        workbench
                .file("initial/0001_books.sql", """
                        CREATE TABLE %s (id INT PRIMARY KEY, code INT);
                        CREATE TABLE book (id INT PRIMARY KEY);
                        """.formatted(table))
                .file("finalization/0001_books.sql", "ALTER TABLE %s DROP COLUMN code;\n".formatted(table));
        workbench.migrate(INITIAL);
        workbench.execute(
                "INSERT INTO %s (id) VALUES (1), (2), (3)".formatted(table),
                "INSERT INTO book VALUES (1), (2), (3), (4), (5)",
                server == TestServer.H2 ? "ANALYZE" : "ANALYZE TABLE %s, book".formatted(table));

        assertThat(workbench.plan(FINALIZATION).steps())
                .flatExtracting(step -> step.risk().losses())
                .containsExactly(new Step.Risk.Loss(table, "the column code", 3));
    }

    /** Returns the same files beside an oddly named schema of the same server, and one that its name would fit as a pattern. */
    private static Workbench in(TestServer server, Workbench workbench) {
        String name = quoted(server, SCHEMA);
        String decoy = quoted(server, SCHEMA.replace('%', 'x').replace('_', 'y'));
        TestDatabase database = workbench.database();
        String url = database.url();
        String encoded = server == TestServer.MYSQL ? encoded(SCHEMA) : SCHEMA;
        return switch (server) {
            case H2 -> {
                create(workbench, name, decoy);
                yield workbench.at(url + ";INIT=SET SCHEMA " + name);
            }
            case POSTGRESQL -> {
                create(workbench, name, decoy);
                yield workbench.at(url + "?currentSchema=" + encoded(name));
            }
            case MARIADB, MYSQL -> {
                TestDatabase administrator = new TestDatabase(
                        server, url.replaceFirst("/[^/]*$", "/mysql"), "administrator", database.password());
                Workbench admin = new Workbench(administrator, workbench.base(), workbench.source());
                admin.execute("DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name);
                yield new Workbench(
                        new TestDatabase(
                                server,
                                url.replaceFirst("/[^/]*$", "/" + encoded),
                                "administrator",
                                database.password()),
                        workbench.base(),
                        workbench.source());
            }
        };
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void create(Workbench workbench, String name, String decoy) {
        workbench.execute(
                "CREATE SCHEMA " + name,
                "CREATE SCHEMA " + decoy,
                "CREATE TABLE %s.edd_lease (id INT)".formatted(decoy),
                "CREATE TABLE %s.EDD_AUDIT (id INT)".formatted(decoy));
    }

    private static Workbench filled(Workbench workbench, String key) {
        TestServer server = workbench.database().server();
        String table = quoted(server, TABLE);
        String first = quoted(server, KEY);
        String second = quoted(server, SECOND);
        String range =
                key.contains(second) ? """
                        %1$s BETWEEN :from_größe_s AND :to_größe_s
                        AND (%1$s > :from_größe_s OR %2$s >= :from_schlüssel_k_by_1)
                        AND (%1$s < :to_größe_s OR %2$s <= :to_schlüssel_k_by_1)""".formatted(second, first) : "%s BETWEEN :from AND :to".formatted(first);
        return workbench
                .file("initial/0001_books.sql", """
                        CREATE TABLE %1$s (%2$s INT NOT NULL, %3$s INT NOT NULL, moved INT, PRIMARY KEY (%3$s, %2$s), UNIQUE (%2$s));
                        INSERT INTO %1$s (%2$s, %3$s) VALUES (1, 1), (2, 2), (3, 2);
                        """.formatted(table, first, second))
                .file("transition/0001_books.sql", """
                        --edd backfill: %1$s by %2$s
                        --edd remaining: SELECT COUNT(*) FROM %1$s WHERE moved IS NULL
                        --edd check: SELECT %3$s FROM %1$s WHERE moved <> %3$s
                        UPDATE %1$s SET moved = %3$s WHERE %4$s AND moved IS NULL;
                        """.formatted(table, key, first, range))
                .file("finalization/0001_books.sql", "ALTER TABLE %s DROP COLUMN moved;\n".formatted(table));
    }

    private static String quoted(TestServer server, String name) {
        boolean mysqlFamily = server == TestServer.MYSQL || server == TestServer.MARIADB;
        String quote = mysqlFamily ? "`" : "\"";
        return quote + name.replace(quote, quote + quote) + quote;
    }

    private static List<String> warnings(Plan plan) {
        return plan.steps().stream()
                .map(Step::warnings)
                .flatMap(List::stream)
                .map(Object::toString)
                .toList();
    }
}
