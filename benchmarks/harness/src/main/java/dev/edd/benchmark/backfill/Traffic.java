package dev.edd.benchmark.backfill;

import dev.edd.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * An application at work on the table: four clients, together 500 transactions a second, each one row by its key, half of
 * them read and half of them updated. A transaction's time counts from when it was due, so that one that is kept waiting
 * delays those behind it, as it does for real users. A transaction that fails is counted.
 */
final class Traffic {
    static final int PER_SECOND = 500;
    private static final int CLIENTS = 4;
    private static final long SEED = 42;

    private final Inventory inventory;
    private final ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
    private final List<Future<Latencies>> clients = new ArrayList<>();
    private volatile long end = Long.MAX_VALUE;

    private Traffic(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Begins, and returns once every client is connected. */
    static Traffic start(Inventory inventory) throws SQLException {
        Traffic traffic = new Traffic(inventory);
        for (int i = 0; i < CLIENTS; i++) {
            Connection connection = inventory.database().connect();
            Random random = new Random(SEED + i);
            traffic.clients.add(traffic.executor.submit(() -> traffic.work(connection, random)));
        }
        return traffic;
    }

    /** Ends, and returns how long the transactions took; those count, too, that were due while one waited. */
    Latencies stop() throws InterruptedException {
        end = System.nanoTime();
        executor.shutdown();
        Latencies all = new Latencies();
        try {
            for (Future<Latencies> client : clients) {
                all.add(client.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e.getCause());
        }
        return all;
    }

    private Latencies work(Connection connection, Random random) throws SQLException {
        Latencies latencies = new Latencies();
        TestDatabase database = inventory.database();
        long pace = 1_000_000_000L * CLIENTS / PER_SECOND;
        try (connection;
                PreparedStatement read =
                        connection.prepareStatement("SELECT inventory_code, quantity FROM inventory WHERE id = ?");
                PreparedStatement write =
                        connection.prepareStatement("UPDATE inventory SET quantity = quantity + 1 WHERE id = ?")) {
            long due = System.nanoTime();
            while (due + pace < end) {
                due += pace;
                for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
                    LockSupport.parkNanos(rest);
                }
                PreparedStatement statement = random.nextBoolean() ? read : write;
                statement.setLong(1, 1 + random.nextInt(inventory.rows()));
                try {
                    statement.execute();
                } catch (SQLException e) {
                    latencies.fail();
                }
                latencies.add(System.nanoTime() - due);
            }
        } catch (SQLException e) {
            throw new SQLException("On " + database.url(), e);
        }
        return latencies;
    }
}
