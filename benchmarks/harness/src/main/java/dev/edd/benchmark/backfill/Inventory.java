package dev.edd.benchmark.backfill;

import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * The table whose code of 22 characters is split into three columns: an ascending key and one index, on the code.
 *
 * @param rows how many it has
 */
record Inventory(TestDatabase database, int rows) {
    /** What every contender sets, for the rows of a range that was not moved yet. */
    static final String SET = "UPDATE inventory SET location_code = SUBSTRING(inventory_code, 1, 6), "
            + "batch_number = SUBSTRING(inventory_code, 7, 8), serial_number = SUBSTRING(inventory_code, 15, 8) ";

    /** Returns the table in a new database, none of its rows moved. */
    static Inventory create(TestServer server, int rows) throws SQLException {
        Inventory inventory = new Inventory(database(server), rows);
        try (Connection connection = inventory.database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE inventory (id BIGINT PRIMARY KEY, inventory_code VARCHAR(22) NOT NULL, "
                            + "quantity INT NOT NULL, location_code VARCHAR(6), batch_number VARCHAR(8), serial_number VARCHAR(8))");
            statement.execute(fill(server, rows));
            statement.execute("CREATE INDEX inventory_code_index ON inventory (inventory_code)");
            if (server == TestServer.POSTGRESQL) {
                statement.execute("VACUUM ANALYZE inventory");
                // What filling the table has left to be written would keep waiting whoever comes first.
                inventory.database.administrate("CHECKPOINT");
            }
        }
        return inventory;
    }

    /** Returns a new database; one of H2 is a file that several processes may open. */
    private static TestDatabase database(TestServer server) {
        Path file =
                Path.of("benchmarks/target/work", UUID.randomUUID().toString()).toAbsolutePath();
        return server == TestServer.H2
                ? new TestDatabase(server, "jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=600000", "sa", "sa")
                : server.createDatabase();
    }

    private static String fill(TestServer server, int rows) {
        String columns = "INSERT INTO inventory (id, inventory_code, quantity) SELECT n, "
                + "CONCAT('LOC', MOD(n, 900) + 100, 'B', MOD(n, 9000000) + 1000000, 'S', MOD(n * 7, 9000000) + 1000000), 1 ";
        return columns
                + switch (server) {
                    case H2 -> "FROM SYSTEM_RANGE(1, %s) AS numbers(n)".formatted(rows);
                    case POSTGRESQL -> "FROM generate_series(1, %s) AS n".formatted(rows);
                    case MARIADB -> "FROM (SELECT seq AS n FROM seq_1_to_%s) AS numbers".formatted(rows);
                    case MYSQL -> throw new IllegalArgumentException("MySQL takes no part");
                };
    }

    /** Ends the benchmark where a row was not moved, or not rightly. */
    void check() throws SQLException {
        String right = "SELECT COUNT(*) FROM inventory WHERE CONCAT(location_code, batch_number, serial_number) = "
                + "inventory_code";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(right)) {
            result.next();
            if (result.getLong(1) != rows) {
                throw new IllegalStateException("%s of %s rows were moved".formatted(result.getLong(1), rows));
            }
        }
    }

    /** Gives the disk back. */
    void drop() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE inventory");
        }
    }
}
