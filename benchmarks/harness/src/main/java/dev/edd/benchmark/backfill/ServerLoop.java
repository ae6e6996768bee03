package dev.edd.benchmark.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A loop in PL/pgSQL that commits behind each chunk; PostgreSQL only. */
record ServerLoop(int chunk) implements Mover {
    @Override
    public String name() {
        return "PL/pgSQL loop of %,d".formatted(chunk);
    }

    @Override
    public Duration move(Inventory inventory) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = inventory.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DO $$
                    DECLARE
                        low bigint := 1;
                        high bigint := (SELECT max(id) FROM inventory);
                    BEGIN
                        WHILE low <= high LOOP
                            %s WHERE id BETWEEN low AND low + %s - 1 AND location_code IS NULL;
                            COMMIT;
                            low := low + %s;
                        END LOOP;
                    END $$""".formatted(Inventory.SET, chunk, chunk));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
