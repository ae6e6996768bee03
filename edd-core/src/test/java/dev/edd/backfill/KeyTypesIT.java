package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of key, on every database that has it: each row is in exactly one chunk. */
class KeyTypesIT {
    private static final int ROWS = 150;
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final Map<TestServer, Database> DATABASES = new EnumMap<>(TestServer.class);

    /** A zone with summer time: an hour of March does not exist in it, and one of October comes twice. */
    @BeforeAll
    static void liveInBerlin() throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        for (TestServer server : TestServer.values()) {
            DATABASES.put(server, open(server.createDatabase()));
        }
        try (Statement statement = database(TestServer.POSTGRESQL).connection().createStatement()) {
            statement.execute("CREATE TYPE size_of_shirt AS ENUM ('small', 'medium', 'large')");
        }
    }

    @AfterAll
    static void goHome() {
        TimeZone.setDefault(ZONE);
        DATABASES.values().forEach(Database::close);
    }

    /**
     * @param columns of the key
     * @param rows literals
     */
    private record Shape(String name, List<String> columns, List<String> rows) {
        static Shape of(String name, String type, List<String> rows) {
            return new Shape(name, List.of("id %s NOT NULL".formatted(type)), rows);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shapes")
    void every_row_is_in_exactly_one_chunk(TestServer server, Shape shape) throws SQLException {
        KeyedTable table = new KeyedTable(database(server), "keyed_" + shape.name(), shape.columns()).create(true);
        int rows = table.insert(shape.rows());

        long seen = table.backfill(7, KeyedTable.THREE);

        assertThat(table.moves()).containsExactly("1 x " + rows);
        assertThat(rows).isGreaterThan(10);
        assertThat(seen).isEqualTo(rows);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shapes")
    void rows_with_the_same_key_are_in_the_same_chunk(TestServer server, Shape shape) throws SQLException {
        KeyedTable table = new KeyedTable(database(server), "twins_" + shape.name(), shape.columns()).create(false);
        table.insert(shape.rows());
        int rows = table.insert(shape.rows()) * 2;

        table.backfill(3, KeyedTable.ONE);

        assertThat(table.moves()).containsExactly("1 x " + rows);
    }

    /** As {@code unbounded-backfill} proposes it. */
    @ParameterizedTest
    @MethodSource("servers")
    void keys_may_be_compared_as_row_values(TestServer server) throws SQLException {
        KeyedTable table = new KeyedTable(
                        database(server), "row_values", List.of("a INT NOT NULL", "b VARCHAR(9) NOT NULL"))
                .create(true);
        int rows = table.insert(List.of("1, 'x'", "1, 'y'", "2, 'a'", "2, 'x'", "2, 'z'", "3, 'm'"));

        table.backfill(2, KeyedTable.ONE, "(a, b) >= (:from_a, :from_b) AND (a, b) <= (:to_a, :to_b)");

        assertThat(table.moves()).containsExactly("1 x " + rows);
    }

    /** As {@code edd:validate} takes them. */
    @Test
    void parameters_may_be_written_in_any_case() throws SQLException {
        KeyedTable table = new KeyedTable(
                        database(TestServer.H2), "cases", List.of("Tenant_Id INT NOT NULL", "id INT NOT NULL"))
                .create(true);
        table.insert(List.of("1, 8", "1, 9", "2, 1"));

        table.backfill(
                2, KeyedTable.ONE, "(Tenant_Id, id) BETWEEN (:from_Tenant_Id, :FROM_ID) AND (:To_tenant_id, :to_id)");

        assertThat(table.moves()).containsExactly("1 x 3");
    }

    @Test
    void postgresql_takes_row_values_between_others() throws SQLException {
        KeyedTable table = new KeyedTable(
                        database(TestServer.POSTGRESQL), "betweens", List.of("a INT NOT NULL", "b INT NOT NULL"))
                .create(true);
        int rows = table.insert(List.of("1, 8", "1, 9", "2, 1", "2, 8", "2, 10", "3, 5"));

        table.backfill(2, KeyedTable.ONE, "(a, b) BETWEEN (:from_a, :from_b) AND (:to_a, :to_b)");

        assertThat(table.moves()).containsExactly("1 x " + rows);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_row_without_a_key_is_passed_over(TestServer server) throws SQLException {
        KeyedTable table = new KeyedTable(database(server), "nulls", List.of("tenant INT", "id INT")).create(false);
        table.insert(List.of("1, 1", "1, NULL", "NULL, 1", "1, 2", "NULL, NULL", "2, 1"));

        assertThat(table.backfill(1, KeyedTable.ONE)).isEqualTo(3);

        assertThat(table.moves()).containsExactly("0 x 3", "1 x 3");
    }

    /** Those that inherit from it may repeat its keys. */
    @Test
    void keys_of_a_table_that_others_inherit_from_are_not_unique() throws SQLException {
        KeyedTable parent =
                new KeyedTable(database(TestServer.POSTGRESQL), "parent", List.of("id INT NOT NULL")).create(true);
        parent.insert(List.of("1", "2", "3"));
        parent.execute("CREATE TABLE child () INHERITS (parent)");
        parent.execute("INSERT INTO child SELECT * FROM parent");

        parent.backfill(1, KeyedTable.ONE);

        assertThat(parent.moves()).containsExactly("1 x 6");
    }

    /** MySQL compares JSON with a text as JSON with a JSON string. */
    @Test
    void keys_that_are_not_found_by_themselves_stop_the_run() throws SQLException {
        KeyedTable table =
                new KeyedTable(database(TestServer.MYSQL), "documents", List.of("id JSON NOT NULL")).create(false);
        table.insert(List.of("'{\"a\": 1}'", "'{\"a\": 2}'", "'{\"a\": 3}'"));

        assertThatThrownBy(() -> table.backfill(1, KeyedTable.ONE))
                .isInstanceOf(BackfillFailedException.class)
                .hasMessageContaining("for equal to itself: id cannot be a key.");
        assertThat(table.moves()).containsExactly("0 x 3");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"MARIADB", "MYSQL"})
    void a_database_with_few_characters_keeps_the_place_in_any_script(TestServer server) throws SQLException {
        try (Database latin = open(server.createDatabase().latin1())) {
            KeyedTable table = new KeyedTable(
                    latin, "scripts", List.of("id VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL"));
            table.create(true).insert(List.of("'a'", "'A'", "'ä'", "'漢'", "'😀'"));

            table.backfill(1, KeyedTable.ONE);

            assertThat(table.moves()).containsExactly("1 x 5");
        }
    }

    private static Database open(TestDatabase database) {
        return Database.open(
                Target.of(database.url()).as(database.username(), database.password()),
                KeyTypesIT.class.getClassLoader());
    }

    private static Database database(TestServer server) {
        return Objects.requireNonNull(DATABASES.get(server));
    }

    static List<TestServer> servers() {
        return List.of(TestServer.values());
    }

    static List<Arguments> shapes() {
        long seed = Long.getLong("edd.test.seed", System.nanoTime());
        System.out.println("Keys drawn with -Dedd.test.seed=%s".formatted(seed));
        List<Arguments> all = new ArrayList<>();
        for (TestServer server : TestServer.values()) {
            for (Shape shape : shapes(server, new Keys(seed))) {
                all.add(Arguments.of(server, shape));
            }
        }
        return all;
    }

    private static List<Shape> shapes(TestServer server, Keys keys) {
        List<Shape> shapes = new ArrayList<>(List.of(
                Shape.of("smallint", "SMALLINT", keys.numbers(ROWS, Short.MIN_VALUE, Short.MAX_VALUE)),
                Shape.of("integer", "INTEGER", keys.numbers(ROWS, Integer.MIN_VALUE, Integer.MAX_VALUE)),
                Shape.of("bigint", "BIGINT", keys.numbers(ROWS, Long.MIN_VALUE, Long.MAX_VALUE)),
                Shape.of("decimal", "DECIMAL(30, 10)", keys.decimals(ROWS)),
                Shape.of("varchar", "VARCHAR(36)", keys.texts(ROWS, escape(server))),
                Shape.of("char_12", "CHAR(12)", keys.texts(ROWS, escape(server))),
                Shape.of("uuid_text", "VARCHAR(36)", keys.uuids(ROWS)),
                Shape.of("day", "DATE", keys.dates(ROWS)),
                Shape.of("double", "DOUBLE PRECISION", keys.floats(ROWS)),
                composite(keys, server),
                new Shape(
                        "flagged",
                        List.of("flag BOOLEAN NOT NULL", "id INT NOT NULL"),
                        keys.composite(ROWS, List.of("TRUE", "FALSE"), keys.numbers(ROWS, -100, 100)))));
        shapes.addAll(
                switch (server) {
                    case H2 -> h2(keys);
                    case POSTGRESQL -> postgresql(keys);
                    case MARIADB -> mariadb(keys);
                    case MYSQL -> mysql(keys);
                });
        return shapes;
    }

    private static Shape composite(Keys keys, TestServer server) {
        String time = server == TestServer.H2 || server == TestServer.POSTGRESQL ? "TIMESTAMP" : "DATETIME";
        return new Shape(
                "composite",
                List.of("tenant_id INT NOT NULL", "code VARCHAR(20) NOT NULL", "since %s(6) NOT NULL".formatted(time)),
                keys.composite(ROWS, keys.numbers(3, -5, 5), keys.texts(4, escape(server)), keys.timestamps(8, "")));
    }

    private static List<Shape> h2(Keys keys) {
        return List.of(
                Shape.of("uuid", "UUID", keys.uuids(ROWS)),
                Shape.of("bytes", "BINARY(16)", keys.bytes(ROWS, "X'%s'")),
                Shape.of("ignorecase", "VARCHAR_IGNORECASE(36)", keys.texts(ROWS, "\\")),
                Shape.of("real_number", "REAL", keys.floats(ROWS)),
                Shape.of("local_time", "TIMESTAMP(9)", keys.timestamps(ROWS, "")),
                Shape.of("instant", "TIMESTAMP(9) WITH TIME ZONE", keys.timestamps(ROWS, "+01:00")),
                Shape.of("at", "TIME", times(ROWS)),
                enumerated("ENUM('small', 'medium', 'large')", keys));
    }

    private static List<Shape> postgresql(Keys keys) {
        List<String> times = new ArrayList<>(keys.timestamps(ROWS, ""));
        times.addAll(List.of("'infinity'", "'-infinity'", "'0044-03-15 12:00:00 BC'"));
        return List.of(
                Shape.of("uuid", "UUID", keys.uuids(ROWS)),
                Shape.of("bytes", "BYTEA", keys.bytes(ROWS, "'\\x%s'")),
                Shape.of("c", "TEXT COLLATE \"C\"", keys.texts(ROWS, "\\")),
                Shape.of("german", "TEXT COLLATE \"de-x-icu\"", keys.texts(ROWS, "\\")),
                Shape.of("real_number", "REAL", keys.floats(ROWS)),
                Shape.of("local_time", "TIMESTAMP", times),
                Shape.of("instant", "TIMESTAMPTZ", times),
                Shape.of("at", "TIME", times(ROWS)),
                Shape.of("address", "INET", addresses(ROWS)),
                Shape.of("any_number", "NUMERIC", anyNumbers(keys)),
                enumerated("size_of_shirt", keys));
    }

    private static List<Shape> mariadb(Keys keys) {
        List<Shape> shapes = new ArrayList<>(mysqlFamily(keys));
        shapes.add(Shape.of("uuid", "UUID", keys.uuids(ROWS)));
        shapes.add(Shape.of("address", "INET6", addresses(ROWS)));
        return shapes;
    }

    private static List<Shape> mysql(Keys keys) {
        List<Shape> shapes = new ArrayList<>(mysqlFamily(keys));
        shapes.add(Shape.of("swedish", "VARCHAR(36) COLLATE utf8mb4_sv_0900_as_cs", keys.texts(ROWS, "\\\\")));
        return shapes;
    }

    private static List<Shape> mysqlFamily(Keys keys) {
        return List.of(
                Shape.of("tiny", "TINYINT(1)", keys.numbers(ROWS, -128, 127)),
                Shape.of("unsigned_int", "INT UNSIGNED", keys.numbers(ROWS, 0, 4_294_967_295L)),
                Shape.of("unsigned_long", "BIGINT UNSIGNED", keys.unsigned(ROWS)),
                Shape.of("bytes", "BINARY(16)", keys.bytes(ROWS, "X'%s'")),
                Shape.of("exact", "VARCHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", keys.texts(ROWS, "\\\\")),
                Shape.of("latin", "VARCHAR(36) CHARACTER SET latin1", keys.uuids(ROWS)),
                Shape.of("local_time", "DATETIME(6)", keys.timestamps(ROWS, "")),
                Shape.of("instant", "TIMESTAMP(6)", keys.timestamps(ROWS, "")),
                Shape.of("at", "TIME", times(ROWS)),
                Shape.of("single", "FLOAT", keys.floats(ROWS)),
                Shape.of("bits", "BIT(64)", keys.unsigned(ROWS)),
                // In another order than that of their names.
                enumerated("ENUM('small', 'medium', 'large')", keys),
                new Shape(
                        "some_of",
                        List.of("id INT NOT NULL", "sizes SET('small', 'medium', 'large') NOT NULL"),
                        keys.composite(
                                ROWS, keys.numbers(9, -9, 9), List.of("''", "'small'", "'small,large'", "5", "6"))));
    }

    private static List<String> anyNumbers(Keys keys) {
        List<String> numbers = new ArrayList<>(keys.decimals(ROWS));
        numbers.addAll(List.of("'NaN'", "'Infinity'", "'-Infinity'", "1e200"));
        return numbers;
    }

    private static Shape enumerated(String type, Keys keys) {
        return new Shape(
                "enumerated",
                List.of("size %s NOT NULL".formatted(type), "id INT NOT NULL"),
                keys.composite(ROWS, List.of("'small'", "'medium'", "'large'"), keys.numbers(ROWS, -100, 100)));
    }

    private static List<String> times(int count) {
        String[] times = new String[count];
        Arrays.setAll(times, i -> "'%02d:%02d:00'".formatted(i % 24, i / 24 * 7));
        return List.of(times);
    }

    private static List<String> addresses(int count) {
        String[] addresses = new String[count];
        Arrays.setAll(addresses, i -> "'2001:db8::%x'".formatted(i * 37));
        return List.of(addresses);
    }

    private static String escape(TestServer server) {
        return server == TestServer.MARIADB || server == TestServer.MYSQL ? "\\\\" : "\\";
    }
}
