package dev.edd.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.backfill.BackfillProgress.Speed;
import dev.edd.fixture.Migrations;
import dev.edd.migration.Dialect;
import dev.edd.plan.Step;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that waits for a backfill says something now and then; PostgreSQL knows when it last did. */
class KeepAliveIT {
    private static final Step STEP = new Step(
            Migrations.read("0001_fill/transition", "UPDATE item SET a = 1", Dialect.POSTGRESQL), Step.Kind.FIRST_RUN);
    private static final BackfillProgress PROGRESS = new BackfillProgress(1, 10, 100, new Speed(1, 10), Halt.NONE);

    private final TestDatabase place = TestServer.POSTGRESQL.createDatabase();
    /** About to overflow, as System.nanoTime may at any time. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

    private final List<BackfillProgress> heard = new ArrayList<>();

    private Connection connection;
    private int session;
    private KeepAlive keepAlive;

    @BeforeEach
    void connect() throws SQLException {
        connection = place.connect();
        session = Integer.parseInt(ask(connection, "SELECT pg_backend_pid()"));
        keepAlive = new KeepAlive(connection, nanos::get, new Progress() {
            @Override
            public void moving(Step step, BackfillProgress progress) {
                heard.add(progress);
            }
        });
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void is_silent_for_less_than_a_minute() throws SQLException {
        String before = lastSaid();

        nanos.addAndGet(KeepAlive.PAUSE.toNanos() - 1);
        keepAlive.moving(STEP, PROGRESS);

        assertThat(lastSaid()).isEqualTo(before);
        assertThat(heard).containsExactly(PROGRESS);
    }

    @Test
    void says_something_once_a_minute() throws SQLException {
        String before = lastSaid();

        nanos.addAndGet(KeepAlive.PAUSE.toNanos());
        keepAlive.moving(STEP, PROGRESS);
        String after = lastSaid();
        keepAlive.moving(STEP, PROGRESS);

        assertThat(after).isNotEqualTo(before);
        assertThat(lastSaid()).isEqualTo(after);
        assertThat(heard).hasSize(2);
    }

    @Test
    void leaves_no_transaction_open() throws SQLException {
        connection.setAutoCommit(false);

        nanos.addAndGet(KeepAlive.PAUSE.toNanos());
        keepAlive.moving(STEP, PROGRESS);

        assertThat(said("state")).isEqualTo("idle");
    }

    @Test
    void leaves_it_to_others_to_say_that_the_connection_is_gone() throws SQLException {
        connection.close();
        nanos.addAndGet(KeepAlive.PAUSE.toNanos());

        assertThatCode(() -> keepAlive.moving(STEP, PROGRESS)).doesNotThrowAnyException();
    }

    private String lastSaid() throws SQLException {
        return said("state_change");
    }

    private String said(String column) throws SQLException {
        try (Connection other = place.connect()) {
            return ask(other, "SELECT %s FROM pg_stat_activity WHERE pid = %s".formatted(column, session));
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
