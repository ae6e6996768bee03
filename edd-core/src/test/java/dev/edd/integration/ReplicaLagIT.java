package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.edd.backfill.BackfillFailedException;
import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillSettings;
import dev.edd.backfill.Throttle;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.execution.Progress;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.testing.Replication;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backfills that wait for real replicas. */
class ReplicaLagIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void waits_for_a_replica_that_is_behind_and_for_one_that_does_not_replicate(TestServer server) throws SQLException {
        Replication replication = Replication.of(server);
        try (Connection reader = replication.administrate()) {
            Workbench workbench = inventory(replication.database());
            replication.onReplica("GRANT %s ON *.* TO %s"
                    .formatted(
                            server == TestServer.MYSQL ? "REPLICATION CLIENT" : "REPLICA MONITOR",
                            awaitAccount(replication, reader)));
            awaitNumber(reader, "SELECT COUNT(*) FROM %s.inventory".formatted(name(replication)), 300);
            execute(reader, "LOCK TABLES %s.inventory READ".formatted(name(replication)));
            workbench.execute("UPDATE inventory SET code = 'NEW' WHERE id = 1");
            awaitBehind(replication, 2);
            List<String> reasons = new ArrayList<>();

            run(workbench, List.of(replication.copy().url()), reason -> {
                reasons.add(reason);
                if (reasons.size() == 1) {
                    execute(reader, "UNLOCK TABLES");
                    replication.onReplica("STOP REPLICA");
                } else if (reason.endsWith("does not replicate")) {
                    replication.onReplica("START REPLICA");
                }
            });

            String replica = "the replica " + replication.copy().url();
            assertThat(reasons.get(0)).matches("\\Q" + replica + "\\E is \\d+ s behind");
            assertThat(reasons).contains(replica + " does not replicate");
            assertThat(workbench.rows("SELECT COUNT(*) FROM inventory WHERE location IS NULL"))
                    .containsExactly("0");
        } finally {
            replication.stop();
        }
    }

    @Test
    void waits_for_a_replica_that_does_not_answer() {
        Workbench workbench = inventory(TestServer.MARIADB.createDatabase());
        List<String> reasons = new ArrayList<>();

        Throwable failure = catchThrowable(
                () -> run(workbench, List.of("jdbc:mariadb://root:my-secret@127.0.0.1:1/inventory"), reason -> {
                    reasons.add(reason);
                    Thread.currentThread().interrupt();
                }));

        assertThat(failure).isInstanceOf(BackfillFailedException.class);
        assertThat(reasons.get(0))
                .matches("the replica jdbc:mariadb://\\S*127.0.0.1:1/inventory cannot be asked: .*")
                .doesNotContain("my-secret");
    }

    @Test
    void wants_to_be_told_where_the_replicas_are() {
        Workbench workbench = inventory(TestServer.MARIADB.createDatabase());

        Throwable failure = catchThrowable(() -> run(workbench, List.of(), reason -> {}));

        assertThat(failure)
                .isInstanceOf(BackfillFailedException.class)
                .hasMessageContaining("edd.maxLag needs edd.replicas on MariaDB");
    }

    /** A table and its backfill, which takes three seconds: what a server says of a lag right after a change may be old. */
    private Workbench inventory(TestDatabase database) {
        Workbench workbench = new Workbench(database, base, new PlainSqlFolder("changelog", base))
                .file(
                        "initial/0001_split.sql",
                        "CREATE TABLE inventory (id BIGINT NOT NULL PRIMARY KEY, code VARCHAR(22), location VARCHAR(6));")
                .file("transition/0001_split.sql", """
                        --edd backfill: inventory by id
                        --edd chunk: 50
                        --edd pause: 500ms
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE location IS NULL
                        UPDATE inventory SET location = code WHERE id BETWEEN :from AND :to AND location IS NULL;
                        """);
        workbench.migrate(INITIAL);
        StringBuilder rows = new StringBuilder("INSERT INTO inventory (id, code) VALUES (1, 'CODE')");
        for (int id = 2; id <= 300; id++) {
            rows.append(", (").append(id).append(", 'CODE')");
        }
        workbench.execute(rows.toString());
        return workbench;
    }

    /** Runs the transition, which may be no more than a second behind, and hears each time why it waits. */
    private static void run(Workbench workbench, List<String> replicas, Consumer<String> waiting) {
        Throttle lag = new Throttle.ReplicaLag(Duration.ofSeconds(1), replicas);
        BackfillSettings settings =
                new BackfillSettings(1, Duration.ofMillis(50), 1, false, List.of(lag), Duration.ZERO);
        Progress progress = new Progress() {
            @Override
            public void moving(Step step, BackfillProgress state) {
                if (state.halt().isWaiting()) {
                    waiting.accept(state.halt().reason());
                }
            }
        };
        workbench
                .edd()
                .migrate(workbench.environment(Duration.ofMinutes(1), settings), PlanRequest.of(TRANSITION), progress);
    }

    private static String name(Replication replication) {
        return replication.copy().username();
    }

    private static String awaitAccount(Replication replication, Connection reader) {
        String name = name(replication);
        awaitNumber(reader, "SELECT COUNT(*) FROM mysql.user WHERE User = '%s'".formatted(name), 1);
        return "'%s'@'%%'".formatted(name);
    }

    private static void awaitNumber(Connection connection, String query, long expected) {
        Instant deadline = Instant.now().plus(PATIENCE);
        long number = -1;
        while (number != expected) {
            assertThat(Instant.now()).as(query).isBefore(deadline);
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(query)) {
                result.next();
                number = result.getLong(1);
            } catch (SQLException notThereYet) {
                number = -1;
            }
        }
    }

    private static void awaitBehind(Replication replication, long seconds) throws SQLException {
        try (Connection connection = replication.administrate();
                Statement statement = connection.createStatement()) {
            Instant deadline = Instant.now().plus(PATIENCE);
            long behind = 0;
            while (behind < seconds) {
                assertThat(Instant.now()).isBefore(deadline);
                try (ResultSet status = statement.executeQuery("SHOW REPLICA STATUS")) {
                    status.next();
                    behind = status.getLong(
                            replication.database().server() == TestServer.MYSQL
                                    ? "Seconds_Behind_Source"
                                    : "Seconds_Behind_Master");
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
