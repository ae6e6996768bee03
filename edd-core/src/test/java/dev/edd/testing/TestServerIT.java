package dev.edd.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestServerIT {
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_new_database_is_empty(TestServer server) throws SQLException {
        TestDatabase database = server.createDatabase();

        assertThat(tables(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void its_owner_changes_schema_and_data(TestServer server) throws SQLException {
        TestDatabase database = server.createDatabase();

        execute(database, "CREATE TABLE item (id INT PRIMARY KEY)", "INSERT INTO item VALUES (1)");

        assertThat(tables(database)).containsExactly("item");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void two_databases_do_not_see_each_other(TestServer server) throws SQLException {
        TestDatabase first = server.createDatabase();
        TestDatabase second = server.createDatabase();

        execute(first, "CREATE TABLE item (id INT PRIMARY KEY)");

        assertThat(tables(second)).isEmpty();
        assertThatThrownBy(() -> DriverManager.getConnection(first.url(), second.username(), second.password())
                        .close())
                .isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_wrong_password_is_refused(TestServer server) {
        TestDatabase database = server.createDatabase();
        TestDatabase stranger = new TestDatabase(server, database.url(), database.username(), "wrong");

        assertThatThrownBy(stranger::connect).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_reader_sees_what_is_created_later(TestServer server) throws SQLException {
        TestDatabase database = server.createDatabase();
        TestDatabase reader = database.readOnly();

        execute(database, "CREATE TABLE item (id INT PRIMARY KEY)");

        assertThat(tables(reader)).containsExactly("item");
        execute(reader, "SELECT id FROM item");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_reader_changes_nothing(TestServer server) throws SQLException {
        TestDatabase database = server.createDatabase();
        execute(database, "CREATE TABLE item (id INT PRIMARY KEY)");
        TestDatabase reader = database.readOnly();

        assertThat(reader).isEqualTo(database.readOnly());
        assertThatThrownBy(() -> execute(reader, "INSERT INTO item VALUES (2)")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(reader, "DROP TABLE item")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(reader, "CREATE TABLE mine (id INT)")).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void a_stopped_server_comes_back_with_its_databases(TestServer server) throws SQLException {
        TestDatabase database = server.createDatabase();
        execute(database, "CREATE TABLE item (id INT PRIMARY KEY)");

        try (Connection cutOff = database.connect()) {
            server.stop();
            assertThat(cutOff.isValid(1)).isFalse();
        }
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        server.restart();

        assertThat(tables(database)).containsExactly("item");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void a_killed_server_comes_back_with_what_was_committed(TestServer server) throws SQLException {
        TestDatabase database = server.createDatabase();
        execute(database, "CREATE TABLE item (id INT PRIMARY KEY)", "INSERT INTO item VALUES (1)");

        ProcessHandle.of(server.processId()).orElseThrow().destroyForcibly();
        server.restart();

        assertThat(tables(database)).containsExactly("item");
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> tables(TestDatabase database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.connect();
                ResultSet found = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return tables;
    }
}
