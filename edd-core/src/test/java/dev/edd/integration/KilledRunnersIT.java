package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.backfill.BackfillSettings;
import dev.edd.plan.Outcome;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runners in processes of their own are killed again and again; in the end every row has been moved, and once. */
class KilledRunnersIT {
    private static final int MOMENTS = Integer.getInteger("edd.test.moments", 2);
    private static final long SEED = Long.getLong("edd.test.seed", System.nanoTime());
    private static final int LONGEST_MILLIS = 400;

    /** So small and slow that no run gets to the end before it is killed. */
    private static final String CHUNKS = "--edd chunk: 20\n--edd pause: 15ms";

    private static final int ROWS_PER_RUN = 20 * LONGEST_MILLIS / 15;
    private static final BackfillSettings LAST = new BackfillSettings(4, Duration.ofMillis(250), 1, false);

    @TempDir
    private Path base;

    static Stream<Arguments> runners() {
        System.out.println("Runners killed with -Dedd.test.moments=%s -Dedd.test.seed=%s".formatted(MOMENTS, SEED));
        List<Integer> counts = MOMENTS > 2 ? List.of(1, 2, 4) : List.of(2);
        return Stream.of(TestServer.values())
                .flatMap(server -> counts.stream().map(count -> Arguments.of(server, count)));
    }

    @ParameterizedTest(name = "{0}, {1} at a time")
    @MethodSource("runners")
    void the_last_run_finishes_what_the_killed_ones_began(TestServer server, int runners) throws Exception {
        Random random = new Random(SEED + runners);
        ManyCodes codes = ManyCodes.on(server, base, MOMENTS * runners * ROWS_PER_RUN + 500)
                .transition(CHUNKS);
        try (Doorway doorway = Doorway.to(codes.workbench())) {
            for (int moment = 0; moment < MOMENTS; moment++) {
                killAtRandom(doorway.workbench(), runners, random);
            }
        }

        assertFinished(codes);
    }

    /** The database itself dies with its only user: H2 in the runner's own process. */
    @Test
    void an_h2_database_that_is_killed_with_its_runner_loses_no_row() throws Exception {
        Random random = new Random(SEED);
        ManyCodes codes =
                ManyCodes.on(TestServer.H2, base, MOMENTS * ROWS_PER_RUN + 500).transition(CHUNKS);
        for (int moment = 0; moment < MOMENTS; moment++) {
            killAtRandom(codes.workbench(), 1, random);
        }

        assertFinished(codes);
    }

    private static void killAtRandom(Workbench workbench, int runners, Random random)
            throws IOException, InterruptedException {
        List<TransitionProcess> processes = new ArrayList<>();
        try {
            for (int i = 0; i < runners; i++) {
                processes.add(TransitionProcess.start(workbench));
            }
            for (TransitionProcess process : processes) {
                process.awaitStart();
            }
            for (TransitionProcess process : processes) {
                process.killAfter(Duration.ofMillis(random.nextInt(LONGEST_MILLIS / runners)));
            }
        } finally {
            processes.forEach(TransitionProcess::close);
        }
    }

    private static void assertFinished(ManyCodes codes) {
        assertThat(codes.run(LAST)).singleElement().satisfies(outcome -> assertThat(((Outcome.Moved) outcome).rows())
                .as("counted by all runs together")
                .isEqualTo(codes.rows()));
        assertThat(codes.asExpected()).isEqualTo(codes.rows());
        assertThat(codes.workbench().rows("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR"))
                .containsExactly("0");
    }

    /** How other processes get at a database: H2's needs a server in front of it. */
    private record Doorway(Workbench workbench, List<Server> servers) implements AutoCloseable {
        static Doorway to(Workbench workbench) throws SQLException {
            if (workbench.database().server() != TestServer.H2) {
                return new Doorway(workbench, List.of());
            }
            Server server = Server.createTcpServer("-tcpPort", "0").start();
            String file = workbench.database().url().substring("jdbc:h2:file:".length());
            String url = "jdbc:h2:tcp://localhost:%s/%s".formatted(server.getPort(), file);
            return new Doorway(workbench.at(url), List.of(server));
        }

        @Override
        public void close() {
            servers.forEach(Server::stop);
        }
    }
}
