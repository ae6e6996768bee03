package dev.edd.benchmark.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A keyset loop over JDBC that commits behind each chunk; it remembers nothing, so that a failure starts it over. */
record ClientLoop(int chunk, int threads) implements Mover {
    @Override
    public String name() {
        return "JDBC loop of %,d".formatted(chunk) + (threads == 1 ? "" : ", %s threads".formatted(threads));
    }

    @Override
    public Duration move(Inventory inventory) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        Keyset keys = new Keyset(chunk);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                loops.add(executor.submit(() -> {
                    loop(inventory, keys);
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

    private static void loop(Inventory inventory, Keyset keys) throws SQLException {
        try (Connection connection = inventory.database().connect();
                PreparedStatement update = connection.prepareStatement(
                        Inventory.SET + "WHERE id > ? AND id <= ? AND location_code IS NULL")) {
            connection.setAutoCommit(false);
            for (Span span = keys.next(connection); !span.isEmpty(); span = keys.next(connection)) {
                update.setLong(1, span.after);
                update.setLong(2, span.last);
                update.executeUpdate();
                connection.commit();
            }
        }
    }

    /** The keys of a chunk: those behind one, up to another. */
    private record Span(long after, long last) {
        boolean isEmpty() {
            return after == last;
        }
    }

    /** Deals out the keys in order, by comparison with the last one that it has dealt out. */
    private static final class Keyset {
        private final int chunk;
        private long last;

        Keyset(int chunk) {
            this.chunk = chunk;
        }

        synchronized Span next(Connection connection) throws SQLException {
            long after = last;
            String end =
                    "SELECT COALESCE(MAX(id), ?) FROM (SELECT id FROM inventory WHERE id > ? ORDER BY id LIMIT %s) AS chunk"
                            .formatted(chunk);
            try (PreparedStatement select = connection.prepareStatement(end)) {
                select.setLong(1, after);
                select.setLong(2, after);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    last = row.getLong(1);
                }
            }
            return new Span(after, last);
        }
    }
}
