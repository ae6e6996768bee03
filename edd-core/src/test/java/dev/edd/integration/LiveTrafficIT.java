package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillSettings;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backfill beside sessions that insert, update and delete all the while, as the previous release does. */
class LiveTrafficIT {
    private static final int ROWS = 4_000;
    private static final int CLIENTS = 3;
    private static final long SEED = Long.getLong("edd.test.seed", System.nanoTime());
    private static final BackfillSettings TWO = new BackfillSettings(2, Duration.ofMillis(250), 1, false);

    @TempDir
    private Path base;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void every_row_has_the_parts_of_the_code_that_was_written_last(TestServer server) throws Exception {
        System.out.println("Traffic drawn with -Dedd.test.seed=%s".formatted(SEED));
        ManyCodes codes = ManyCodes.on(server, base, ROWS).transition("--edd chunk: 50\n--edd pause: 5ms");
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Map<Long, String>>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Client client = new Client(codes.workbench(), i, new Random(SEED + i));
            clients.add(threads.submit(() -> client.work(over)));
        }

        codes.run(TWO);
        over.set(true);
        List<String> written = new ArrayList<>();
        for (Future<Map<Long, String>> client : clients) {
            client.get().forEach((id, code) -> written.add(id + "|" + code));
        }
        codes.run(TWO);

        Workbench workbench = codes.workbench();
        assertThat(workbench.rows("SELECT COUNT(*) FROM inventory WHERE location IS NULL"))
                .containsExactly("0");
        assertThat(workbench.rows("SELECT id, code FROM inventory WHERE CONCAT(location, batch, serial) <> code"))
                .isEmpty();
        assertThat(workbench.rows("SELECT id, code FROM inventory WHERE MOD(id, 3) <> 2 AND MOD(id, 3) <> -1"))
                .containsExactlyInAnyOrderElementsOf(written);
        assertThat(written).isNotEmpty();
    }

    /** A session of the previous release, which knows the code and nothing of its parts; it has rows of its own. */
    private record Client(Workbench workbench, int number, Random random) {
        /** Returns the codes that its rows have in the end. */
        Map<Long, String> work(AtomicBoolean over) throws SQLException {
            TreeMap<Long, String> mine = new TreeMap<>();
            try (Connection connection = workbench.database().connect()) {
                for (int i = 0; !over.get() || i < 20; i++) {
                    // Every third key is taken, so that these come to lie between those.
                    long id = 3L * (random.nextInt(ROWS / CLIENTS) * CLIENTS + number) - 1000 + 1;
                    change(connection, id, mine);
                }
            }
            return mine;
        }

        private void change(Connection connection, long id, Map<Long, String> mine) throws SQLException {
            String code = "NEW%03dB%07dS%07d".formatted(random.nextInt(1000), random.nextInt(1000), number);
            if (!mine.containsKey(id)) {
                execute(connection, "INSERT INTO inventory (code, moves, id) VALUES (?, 0, ?)", code, id);
                mine.put(id, code);
            } else if (random.nextInt(3) == 0) {
                execute(connection, "DELETE FROM inventory WHERE ? IS NOT NULL AND id = ?", code, id);
                mine.remove(id);
            } else {
                execute(connection, "UPDATE inventory SET code = ?, location = NULL WHERE id = ?", code, id);
                mine.put(id, code);
            }
        }

        /** Tries again, as applications do, when a chunk and this statement stand in each other's way. */
        private static void execute(Connection connection, String sql, String code, long id) throws SQLException {
            for (int attempt = 1; ; attempt++) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, code);
                    statement.setLong(2, id);
                    statement.executeUpdate();
                    return;
                } catch (SQLException e) {
                    if (attempt == 10) {
                        throw e;
                    }
                }
            }
        }
    }
}
