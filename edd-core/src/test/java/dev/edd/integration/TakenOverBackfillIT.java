package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.edd.Environment;
import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillSettings;
import dev.edd.database.Database;
import dev.edd.execution.LockSettings;
import dev.edd.execution.Progress;
import dev.edd.lease.LeaseTable;
import dev.edd.lease.LeaseTable.Claim;
import dev.edd.migration.EddException;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.release.Origin;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is taken for dead may be in the middle of a backfill, whose sessions have locks of their own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TakenOverBackfillIT {
    @TempDir
    private Path base;

    private final List<Claim> claims = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void its_sessions_are_ended_with_the_others_of_the_run(TestServer server) throws SQLException {
        Workbench workbench = twoRefactorings(server);
        LockSettings endless = LockSettings.DEFAULT.leasing(Duration.ofHours(1)).locking(Duration.ofSeconds(1), 1000);
        try (Connection other = workbench.database().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE inventory SET moved = 2 WHERE id = 2");

            Throwable failure = catchThrowable(() -> run(workbench, endless));

            assertThat(failure).isInstanceOf(EddException.class);
            assertThat(claims).as(String.valueOf(failure)).singleElement().isInstanceOf(Claim.Granted.class);
        }
        assertThat(workbench.rows("SELECT COUNT(*) FROM inventory WHERE moved = 1 AND id >= 2"))
                .containsExactly("0");
    }

    /** Whoever runs a transition alone shares it with others and has no lease; beside an initial it has. */
    private Workbench twoRefactorings(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_move.sql", "CREATE TABLE inventory (id INT NOT NULL PRIMARY KEY, moved INT);")
                .file("transition/0001_move.sql", """
                        --edd backfill: inventory by id
                        --edd chunk: 1
                        UPDATE inventory SET moved = 1 WHERE id BETWEEN :from AND :to AND moved IS NULL;
                        """);
        workbench.migrate(PhaseSelection.INITIAL);
        workbench.execute("INSERT INTO inventory (id) VALUES (1), (2), (3)");
        return workbench.file("initial/0002_more.sql", "CREATE TABLE more (id INT NOT NULL PRIMARY KEY);");
    }

    private void run(Workbench workbench, LockSettings locks) {
        Environment environment = new Environment(
                workbench.target(), TakenOverBackfillIT.class.getClassLoader(), locks, BackfillSettings.DEFAULT);
        workbench.edd().migrate(environment, PlanRequest.of(PhaseSelection.ALL), new Progress() {
            @Override
            public void moving(Step step, BackfillProgress progress) {
                if (claims.isEmpty() && !progress.halt().reason().isEmpty()) {
                    claims.add(takeOver(workbench));
                }
            }
        });
    }

    private static Claim takeOver(Workbench workbench) {
        workbench.execute("UPDATE EDD_LEASE SET EXPIRES = 0");
        try (Database next = Database.open(workbench.target(), TakenOverBackfillIT.class.getClassLoader())) {
            return new LeaseTable(next, Duration.ofHours(1), Origin.UNKNOWN).claim();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
