package dev.edd.benchmark.backfill;

import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/** What a user does to a backfill: kills it with {@code kill -9} and calls it again, and runs it from two terminals. */
public final class KilledByHand {
    private static final String TRANSITION = "edd:migrate";
    private static final String PHASE = "-Dphase=transition";
    private static final String MOVED = "SELECT COALESCE(SUM(moved_rows), 0) FROM edd_backfill_slice";
    private static final String RUNNERS = "SELECT COUNT(*) FROM edd_runner";
    private static final String MOVERS = "SELECT COUNT(DISTINCT runner) FROM edd_backfill_slice WHERE moved_rows > 0";
    private static final String DIFFERENT =
            "SELECT COUNT(*) FROM inventory FULL JOIN expected USING (id) WHERE inventory IS DISTINCT FROM expected";

    private final Inventory inventory;
    private final Terminal terminal;

    private KilledByHand(int rows, Path repository) throws SQLException, IOException {
        this.inventory = Inventory.create(TestServer.POSTGRESQL, rows);
        Path project = Path.of("benchmarks/target/work", UUID.randomUUID().toString());
        this.terminal = Terminal.open(project.toAbsolutePath(), repository, inventory.database());
    }

    /** Takes the number of rows, and the local Maven repository. */
    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        int rows = Integer.parseInt(arguments[0]);
        Path repository = Path.of(arguments[1]);
        new KilledByHand(rows, repository).killAndCallAgain();
        new KilledByHand(rows, repository).shareBetweenTwoTerminals();
    }

    private void killAndCallAgain() throws SQLException, IOException, InterruptedException {
        terminal.run("edd:migrate", "-Dphase=initial");
        Process first = terminal.type(TRANSITION, PHASE);
        await(MOVED, moved -> moved > inventory.rows() / 3, first);
        System.out.println("$ kill -9 " + first.pid());
        new ProcessBuilder("kill", "-9", Long.toString(first.pid()))
                .inheritIO()
                .start()
                .waitFor();
        int ended = first.waitFor();
        long moved = number(MOVED);
        if (ended == 0 || moved == inventory.rows()) {
            throw new IllegalStateException("It was over before it was killed: take more rows");
        }
        terminal.run(TRANSITION, PHASE);
        compare();
        System.out.printf("Killed after %,d of %,d rows; the next call has moved the rest.%n", moved, inventory.rows());
    }

    private void shareBetweenTwoTerminals() throws SQLException, IOException, InterruptedException {
        terminal.run("edd:migrate", "-Dphase=initial");
        terminal.run("edd:pause");
        Process first = terminal.type(TRANSITION, PHASE);
        Process second = terminal.type(TRANSITION, PHASE);
        await(RUNNERS, runners -> runners == 2, first, second);
        terminal.run("edd:resume");
        Terminal.end(first);
        Terminal.end(second);
        if (number(MOVERS) != 2) {
            throw new IllegalStateException("One of two terminals has moved nothing");
        }
        compare();
        try (Connection connection = inventory.database().connect();
                Statement statement = connection.createStatement();
                ResultSet shares = statement.executeQuery(
                        "SELECT runner, SUM(moved_rows) FROM edd_backfill_slice GROUP BY runner ORDER BY runner")) {
            while (shares.next()) {
                System.out.printf(
                        "%s has moved %,d of %,d rows.%n", shares.getString(1), shares.getLong(2), inventory.rows());
            }
        }
    }

    /** Compares the table, row by row, with what one {@code UPDATE} makes of a copy. */
    private void compare() throws SQLException {
        try (Connection connection = inventory.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    Inventory.SET.replace("UPDATE inventory", "UPDATE expected") + ", quantity = quantity + 1");
        }
        long different = number(DIFFERENT);
        if (different > 0) {
            throw new IllegalStateException("%s rows differ from those of one UPDATE".formatted(different));
        }
        inventory.check();
    }

    /** Waits until a number is as wanted, while the goals run. */
    private void await(String query, LongPredicate wanted, Process... goals) throws SQLException, InterruptedException {
        while (!wanted.test(exists() ? number(query) : 0)) {
            for (Process goal : goals) {
                if (goal.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("A goal was over too early, with " + goal.exitValue());
                }
            }
        }
    }

    private boolean exists() throws SQLException {
        return number("SELECT COUNT(to_regclass('edd_runner'))") > 0;
    }

    private long number(String query) throws SQLException {
        try (Connection connection = inventory.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
