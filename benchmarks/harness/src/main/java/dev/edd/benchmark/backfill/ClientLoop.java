package dev.edd.benchmark.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** A loop over JDBC that commits behind each chunk; it remembers nothing, so that a failure starts it over. */
record ClientLoop(int chunk, int threads) implements Mover {
    @Override
    public String name() {
        return "JDBC loop of %,d".formatted(chunk) + (threads == 1 ? "" : ", %s threads".formatted(threads));
    }

    @Override
    public Duration move(Inventory inventory) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        AtomicLong next = new AtomicLong(1);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                loops.add(executor.submit(() -> {
                    loop(inventory, next);
                    return null;
                }));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("The loop failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void loop(Inventory inventory, AtomicLong next) throws SQLException {
        try (Connection connection = inventory.database().connect();
                PreparedStatement update = connection.prepareStatement(
                        Inventory.SET + "WHERE id BETWEEN ? AND ? AND location_code IS NULL")) {
            connection.setAutoCommit(false);
            for (long from = next.getAndAdd(chunk); from <= inventory.rows(); from = next.getAndAdd(chunk)) {
                update.setLong(1, from);
                update.setLong(2, from + chunk - 1);
                update.executeUpdate();
                connection.commit();
            }
        }
    }
}
