package dev.edd.benchmark.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** One statement, one transaction: what everybody tries first. */
record OneUpdate() implements Mover {
    @Override
    public String name() {
        return "one `UPDATE`";
    }

    @Override
    public Duration move(Inventory inventory) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = inventory.database().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(Inventory.SET + "WHERE location_code IS NULL");
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
