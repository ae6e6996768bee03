package dev.edd.benchmark.backfill;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Moves the rows in a loop over JDBC, and prints how many nanoseconds it took. The password comes on standard input. */
public final class LoopProcess {
    private final String url;
    private final String account;
    private final String password;
    private final int chunk;
    private long last;

    private LoopProcess(String url, String account, String password, int chunk) {
        this.url = url;
        this.account = account;
        this.password = password;
        this.chunk = chunk;
    }

    /** Takes the URL, the account, how many rows a chunk has, and how many threads move them. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        LoopProcess loop =
                new LoopProcess(arguments[0], arguments[1], OwnJvm.password(), Integer.parseInt(arguments[2]));
        long start = System.nanoTime();
        loop.move(Integer.parseInt(arguments[3]));
        System.out.println(System.nanoTime() - start);
    }

    private void move(int threads) throws SQLException, InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                loops.add(executor.submit(() -> {
                    move();
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
    }

    private void move() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, account, password);
                PreparedStatement update = connection.prepareStatement(
                        Inventory.SET + "WHERE id > ? AND id <= ? AND location_code IS NULL")) {
            connection.setAutoCommit(false);
            for (Span span = next(connection); !span.isEmpty(); span = next(connection)) {
                update.setLong(1, span.after);
                update.setLong(2, span.last);
                update.executeUpdate();
                connection.commit();
            }
        }
    }

    /** Deals out the keys in order, by comparison with the last one that was dealt out. */
    private synchronized Span next(Connection connection) throws SQLException {
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

    /** The keys of a chunk: those behind one, up to another. */
    private record Span(long after, long last) {
        boolean isEmpty() {
            return after == last;
        }
    }
}
