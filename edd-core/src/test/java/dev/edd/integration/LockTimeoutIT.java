package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.edd.Environment;
import dev.edd.backfill.BackfillSettings;
import dev.edd.execution.LockSettings;
import dev.edd.execution.LockedOut;
import dev.edd.execution.MigrationFailedException;
import dev.edd.execution.Progress;
import dev.edd.lease.LeaseLostException;
import dev.edd.plan.Outcome;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A migration that does not get its locks gets out of the way, and comes back. */
class LockTimeoutIT {
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** Takes a lock that a schema change waits for, and holds it to the end of its transaction. */
    private static final String HOLDS_A_LOCK =
            "UPDATE inventory SET inventory_code = 'top secret 123456789' WHERE id = 1";

    @TempDir
    private Path base;

    private final List<LockedOut> attempts = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_schema_change_is_tried_again_until_a_long_transaction_is_over(TestServer server) throws SQLException {
        Workbench workbench = withInventory(server).file("initial/0003_more.sql", """
                        CREATE TABLE more (id INT PRIMARY KEY);
                        ALTER TABLE inventory ADD COLUMN more INT;
                        CREATE TABLE yet_more (id INT PRIMARY KEY);
                        """);

        List<Outcome> outcomes = migrateBeside(HOLDS_A_LOCK, 2, workbench, INITIAL);

        assertThat(outcomes).hasSize(1);
        assertThat(attempts).extracting(LockedOut::attempt).containsExactly(1, 2);
        assertThat(workbench.columns("inventory")).contains("more");
        assertThat(workbench.tables()).contains("more", "yet_more");
        assertThat(attempts.get(0))
                .asString()
                .startsWith("0003_more/initial did not get its lock (attempt 1 of 21), and tries");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_schema_change_is_not_tried_again_once_the_lease_is_lost(TestServer server) throws SQLException {
        String alone = server == TestServer.POSTGRESQL ? "VACUUM inventory;\n" : "";
        Workbench workbench = withInventory(server)
                .file("initial/0003_more.sql", alone + "ALTER TABLE inventory ADD COLUMN more INT;");
        try (Connection other = workbench.database().connect()) {
            hold(HOLDS_A_LOCK, other);

            assertThatThrownBy(() -> migrate(workbench, INITIAL, 20, () -> {
                        rollback(other);
                        workbench.execute("UPDATE EDD_LEASE SET TOKEN = TOKEN + 1");
                    }))
                    .isInstanceOf(LeaseLostException.class);
        }

        assertThat(attempts).hasSize(1);
        assertThat(workbench.columns("inventory")).doesNotContain("more");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void data_is_moved_again_from_the_first_statement_on(TestServer server) throws SQLException {
        Workbench workbench = withInventory(server)
                .file("transition/0002_split_inventory_code.sql", "UPDATE inventory SET batch_number = '1';")
                .file("transition/0001_create_inventory.sql", """
                        INSERT INTO inventory (id, inventory_code) VALUES (7, 'new');
                        UPDATE inventory SET inventory_code = 'moved' WHERE id = 1;
                        """);

        List<Outcome> outcomes = migrateBeside(HOLDS_A_LOCK, 1, workbench, TRANSITION);

        assertThat(outcomes).hasSize(2);
        assertThat(workbench.rows("SELECT id, inventory_code FROM inventory ORDER BY id"))
                .containsExactly("1|moved", "7|new");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void who_stands_in_the_way_is_named_without_what_he_writes(TestServer server) throws SQLException {
        Workbench workbench =
                withInventory(server).file("initial/0003_more.sql", "ALTER TABLE inventory ADD COLUMN more INT;");
        MigrationFailedException failure;
        try (Connection other = workbench.database().connect()) {
            hold(HOLDS_A_LOCK, other);
            failure = catchThrowableOfType(
                    MigrationFailedException.class, () -> migrate(workbench, INITIAL, 0, () -> {}));
        }

        assertThat(failure)
                .hasMessageContaining("Nothing of it took effect.")
                .hasMessageContaining("\n         Its lock is held by ")
                .hasMessageContaining("session ")
                .hasMessageContaining(
                        "\n  Fix    Wait until nobody holds its lock, or raise edd.lockRetries, and run the same")
                .message()
                .containsIgnoringCase(" of " + workbench.database().username());
        assertThat(failure).hasMessageNotContaining("secret").hasMessageNotContaining("123456789");
        assertThat(workbench.migrate(INITIAL)).containsExactly("0003_more/initial applied");
    }

    @Test
    void postgresql_tells_the_query_of_who_stands_in_the_way() throws SQLException {
        Workbench workbench = withInventory(TestServer.POSTGRESQL)
                .file("initial/0003_more.sql", "ALTER TABLE inventory ADD COLUMN more INT;");

        migrateBeside(HOLDS_A_LOCK, 1, workbench, INITIAL);

        assertThat(attempts.get(0).blockers())
                .singleElement()
                .asString()
                .matches(
                        "session \\d+ of %s \\(idle in transaction for \\d+ s: UPDATE inventory SET inventory_code = … WHERE id = 1\\)"
                                .formatted(workbench.database().username()));
    }

    @Test
    void mysql_tells_the_last_query_of_who_stands_in_the_way_to_an_account_that_may_ask() throws SQLException {
        Workbench workbench = withInventory(TestServer.MYSQL)
                .file("initial/0003_more.sql", "ALTER TABLE inventory ADD COLUMN more INT;");
        workbench
                .database()
                .administrate("GRANT SELECT ON performance_schema.* TO '%s'@'%%'"
                        .formatted(workbench.database().username()));

        migrateBeside(HOLDS_A_LOCK, 1, workbench, INITIAL);

        assertThat(attempts.get(0).blockers())
                .singleElement()
                .asString()
                .matches(
                        "session \\d+ of %s \\(sleep for \\d+ s: UPDATE inventory SET inventory_code = … WHERE id = 1\\)"
                                .formatted(workbench.database().username()));
    }

    @Test
    void on_postgresql_the_lock_timeout_holds_in_the_transactions_that_change_something_and_in_no_other() {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file("initial/0001_seen.sql", "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS held;")
                .file("transition/0001_seen.sql", "INSERT INTO seen SELECT current_setting('lock_timeout');");

        workbench.migrate(INITIAL);
        workbench.execute(
                "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen SELECT 'outside ' || current_setting('lock_timeout'); RETURN NEW; END $$",
                "CREATE TRIGGER see BEFORE UPDATE ON DATABASECHANGELOGLOCK FOR EACH ROW WHEN (NOT NEW.LOCKED) EXECUTE FUNCTION see()");
        workbench.migrate(TRANSITION);

        assertThat(workbench.rows("SELECT held FROM seen ORDER BY held")).containsExactly("5s", "5s", "outside 0");
    }

    @Test
    void an_index_is_built_concurrently_however_long_that_waits_for_older_transactions() throws Exception {
        Workbench workbench = withInventory(TestServer.POSTGRESQL)
                .file("initial/0003_more.sql", "CREATE INDEX CONCURRENTLY by_location ON inventory (location_code);");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection other = workbench.database().connect()) {
            hold(HOLDS_A_LOCK, other);
            LockSettings settings = LockSettings.DEFAULT.locking(Duration.ofMillis(100), 0);

            Future<List<Outcome>> run = thread.submit(() -> workbench
                    .edd()
                    .migrate(environment(workbench, settings), PlanRequest.of(INITIAL), hearing(() -> {})));
            waitUntilOneWaits(workbench, Duration.ofMillis(300));
            rollback(other);

            assertThat(run.get()).hasSize(1);
        } finally {
            thread.shutdown();
        }
        assertThat(workbench.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'by_location'::regclass"))
                .containsExactly("t");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_word_in_a_name_lets_no_statement_wait_longer() throws SQLException {
        Workbench workbench = withInventory(TestServer.POSTGRESQL).file("initial/0003_more.sql", """
                CREATE INDEX CONCURRENTLY by_id ON DATABASECHANGELOG (id);
                ALTER TABLE inventory ADD COLUMN concurrently_x INT;
                """);

        List<Outcome> outcomes = migrateBeside(HOLDS_A_LOCK, 1, workbench, INITIAL);

        assertThat(outcomes).hasSize(1);
        assertThat(attempts).hasSize(1);
        assertThat(workbench.columns("inventory")).contains("concurrently_x");
    }

    private static void waitUntilOneWaits(Workbench workbench, Duration atLeast) {
        String query = """
                SELECT COUNT(*) FROM pg_stat_activity WHERE application_name LIKE 'edd %%' AND wait_event_type = 'Lock'
                AND clock_timestamp() - query_start > INTERVAL '%s milliseconds'""".formatted(atLeast.toMillis());
        while (!workbench.rows(query).contains("1")) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_statement_that_takes_too_long_is_cut_off_and_not_tried_again(TestServer server) {
        Workbench workbench = withInventory(server)
                .file(
                        "transition/0001_create_inventory.sql",
                        switch (server) {
                            case POSTGRESQL -> "SELECT pg_sleep(60);";
                            case MARIADB, MYSQL -> "SELECT SLEEP(60) FROM inventory;";
                            case H2 -> "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 10000000) A, SYSTEM_RANGE(1, 1000000) B;";
                        });
        LockSettings settings =
                new LockSettings(Duration.ZERO, Duration.ofSeconds(30), SHORT, 5, Duration.ofSeconds(1));

        MigrationFailedException failure = catchThrowableOfType(MigrationFailedException.class, () -> workbench
                .edd()
                .migrate(environment(workbench, settings), PlanRequest.of(TRANSITION), hearing(() -> {})));

        assertThat(failure).hasMessageStartingWith("0001_create_inventory/transition stopped.");
        assertThat(attempts).isEmpty();
    }

    private Workbench withInventory(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.migrate(INITIAL);
        workbench.execute("INSERT INTO inventory (id, inventory_code) VALUES (1, 'old')");
        return workbench;
    }

    /** Migrates while another session holds a lock, which it gives up after so many attempts. */
    private List<Outcome> migrateBeside(String lock, int attempts, Workbench workbench, PhaseSelection phases)
            throws SQLException {
        try (Connection other = workbench.database().connect()) {
            hold(lock, other);
            return migrate(workbench, phases, 20, () -> {
                if (this.attempts.size() == attempts) {
                    rollback(other);
                }
            });
        }
    }

    private List<Outcome> migrate(Workbench workbench, PhaseSelection phases, int retries, Runnable afterAttempt) {
        LockSettings settings = LockSettings.DEFAULT.locking(SHORT, retries);
        return workbench.edd().migrate(environment(workbench, settings), PlanRequest.of(phases), hearing(afterAttempt));
    }

    private static Environment environment(Workbench workbench, LockSettings settings) {
        return new Environment(
                workbench.target(), LockTimeoutIT.class.getClassLoader(), settings, BackfillSettings.DEFAULT);
    }

    private Progress hearing(Runnable afterAttempt) {
        return new Progress() {
            @Override
            public void retrying(LockedOut attempt) {
                attempts.add(attempt);
                afterAttempt.run();
            }
        };
    }

    private static void hold(String lock, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(lock);
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
