package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRefusedException;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.plan.Timing;
import dev.edd.release.Version;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backfills of a plan that has nothing but transitions run before the lease is taken, and before what needs it. */
class UnlockedBackfillIT {
    private static final String BACKFILL = """
            --edd backfill: item by id
            --edd remaining: SELECT COUNT(*) FROM item WHERE %1$s IS NULL
            UPDATE item SET %1$s = %2$s WHERE id BETWEEN :from AND :to AND %1$s IS NULL;
            """;
    private static final String LOCATION = BACKFILL.formatted("location", "code");
    private static final String OF_PLACE = BACKFILL.formatted("shelf", "(SELECT MAX(shelf) FROM place)");

    @TempDir
    private Path base;

    private Workbench workbench;

    /** Hears a run, and does something once its first step begins. */
    private static final class Witness implements Progress {
        private final List<Plan> plans = new ArrayList<>();
        private final List<String> started = new ArrayList<>();
        private final Runnable meanwhile;

        Witness(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public void planned(Plan plan) {
            plans.add(plan);
        }

        @Override
        public void started(Step step) {
            started.add(step.migration().id().toString());
            if (started.size() == 1) {
                meanwhile.run();
            }
        }
    }

    @BeforeEach
    void items() {
        workbench = Workbench.on(TestServer.H2, base).file("initial/0001_create.sql", """
                --edd release: 2.3
                CREATE TABLE item (id INT NOT NULL PRIMARY KEY, code VARCHAR(20), location VARCHAR(20), shelf INT);
                CREATE TABLE place (shelf INT);
                INSERT INTO item (id, code) VALUES (1, 'a'), (2, 'b');""");
    }

    @Test
    void leaves_to_the_next_run_what_has_become_due_meanwhile() {
        workbench
                .file("initial/0002_split.sql", "--edd release: 2.4\nCREATE TABLE other (id INT);")
                .file("transition/0002_split.sql", LOCATION)
                .file("finalization/0002_split.sql", "ALTER TABLE item DROP COLUMN code;");
        PlanRequest request = PlanRequest.of(ALL).at(Timing.NONE.deploying(Version.of("2.5")));
        workbench.migrate(INITIAL);
        Deployments pipeline = new Deployments(workbench);
        pipeline.deployed("2.3");
        Witness witness = new Witness(() -> {
            workbench.migrate(TRANSITION);
            pipeline.rolledOut("2.5");
        });

        List<Outcome> outcomes = workbench.outcomes(request, witness);

        assertThat(witness.plans).singleElement().satisfies(plan -> assertThat(plan.finalizes())
                .isFalse());
        assertThat(witness.started).containsExactly("0002_split/transition");
        assertThat(outcomes).hasSize(1);
        assertThat(workbench.columns("item")).contains("code");
        assertThat(workbench.migrate(request)).contains("0002_split/finalization applied");
    }

    @Test
    void is_announced_once_where_something_is_to_be_put_right_meanwhile() {
        workbench.file("transition/0001_create.sql", LOCATION);
        workbench.migrate(INITIAL);
        Witness witness =
                new Witness(() -> workbench.execute("UPDATE DATABASECHANGELOG SET MD5SUM = '9:of another text'"));

        assertThatThrownBy(() -> workbench.outcomes(PlanRequest.of(TRANSITION), witness))
                .isInstanceOf(PlanRefusedException.class);

        assertThat(witness.plans).hasSize(1);
    }

    @Test
    void comes_behind_a_plain_transition_that_it_requires() {
        workbench
                .file(
                        "transition/0001_create.sql",
                        "INSERT INTO place SELECT 7 WHERE NOT EXISTS (SELECT 1 FROM place);")
                .file("initial/0002_shelf.sql", "CREATE TABLE other (id INT);")
                .file("transition/0002_shelf.sql", "--edd requires: 0001\n" + OF_PLACE)
                .file("initial/0003_split.sql", "CREATE TABLE another (id INT);")
                .file("transition/0003_split.sql", LOCATION);
        workbench.migrate(INITIAL);
        Witness witness = new Witness(() -> {});

        workbench.outcomes(PlanRequest.of(TRANSITION), witness);

        assertThat(witness.started)
                .containsExactly("0003_split/transition", "0001_create/transition", "0002_shelf/transition");
        assertThat(witness.plans).hasSize(1);
        assertThat(workbench.rows("SELECT DISTINCT shelf, location = code FROM item"))
                .containsExactly("7|TRUE");
    }

    @Test
    void is_announced_once_where_it_has_to_wait_for_all_others() {
        workbench
                .file(
                        "transition/0001_create.sql",
                        "INSERT INTO place SELECT 7 WHERE NOT EXISTS (SELECT 1 FROM place);")
                .file("initial/0002_shelf.sql", "CREATE TABLE other (id INT);")
                .file("transition/0002_shelf.sql", "--edd requires: 0001\n" + OF_PLACE);
        workbench.migrate(INITIAL);
        Witness witness = new Witness(() -> {});

        workbench.outcomes(PlanRequest.of(TRANSITION), witness);

        assertThat(witness.started).containsExactly("0001_create/transition", "0002_shelf/transition");
        assertThat(witness.plans).hasSize(1);
    }

    @Test
    void does_not_run_where_the_check_of_one_that_it_requires_finds_rows() {
        workbench
                .file("transition/0001_create.sql", "--edd check: SELECT id FROM item WHERE id = 2\n" + LOCATION)
                .file("initial/0002_shelf.sql", "CREATE TABLE other (id INT);")
                .file("transition/0002_shelf.sql", "--edd requires: 0001\n" + OF_PLACE);
        workbench.migrate(INITIAL);

        List<Outcome> outcomes = workbench.outcomes(PlanRequest.of(TRANSITION), Progress.SILENT);

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Faulty.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Skipped.class);
    }
}
