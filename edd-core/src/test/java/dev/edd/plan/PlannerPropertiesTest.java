package dev.edd.plan;

import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.History;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every changelog and every sequence of runs. Each case is named by its seed; {@code -Dedd.seed=42} runs
 * that one alone.
 */
class PlannerPropertiesTest {
    private static final int CASES = 300;
    private static final int RUNS = 30;

    static LongStream seeds() {
        Long seed = Long.getLong("edd.seed");
        long first = System.nanoTime();
        return seed == null ? LongStream.range(first, first + CASES) : LongStream.of(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_plan_depends_on_nothing_but_state_and_request(long seed) {
        Run run = new Run(seed);

        run.often(plan -> assertThat(run.plan()).isEqualTo(plan));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_phase_of_a_refactoring_runs_before_an_earlier_one(long seed) {
        Run run = new Run(seed);

        run.often(plan -> run.applying(
                plan, migration -> assertThat(run.refactoring(migration).migrations())
                        .filteredOn(earlier -> earlier.phase().compareTo(migration.phase()) < 0)
                        .allMatch(run::isApplied)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_runs_before_what_it_requires_is_over(long seed) {
        Run run = new Run(seed);

        run.often(plan -> run.applying(
                plan, migration -> assertThat(migration.directives().requires())
                        .allMatch(number -> run.changelog.refactorings().stream()
                                .filter(each -> each.number().equals(number))
                                .allMatch(run::isOver))));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_was_finalized_never_runs_again(long seed) {
        Run run = new Run(seed);

        run.often(plan -> assertThat(plan.steps()).noneMatch(step -> run.refactoring(step.migration())
                .in(Phase.FINALIZATION)
                .filter(run::isApplied)
                .isPresent()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_same_request_once_more_leaves_nothing_but_transitions(long seed) {
        Run run = new Run(seed);

        run.often(plan -> {
            run.apply(plan);
            assertThat(run.plan())
                    .matches(again -> !again.refusals().isEmpty()
                            || again.steps().stream()
                                    .allMatch(step -> step.migration().phase() == Phase.TRANSITION));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void all_takes_a_fresh_database_to_the_end_in_one_run(long seed) {
        Run run = new Run(seed);
        run.request = PlanRequest.of(PhaseSelection.ALL);

        run.apply(run.plan());

        assertThat(run.changelog.refactorings()).allMatch(run::isOver);
        assertThat(run.plan().isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_finalization_follows_its_transition_at_once(long seed) {
        Run run = new Run(seed);

        run.often(plan -> {
            List<Migration> order = plan.steps().stream().map(Step::migration).toList();
            assertThat(order)
                    .filteredOn(each -> each.phase() == Phase.FINALIZATION)
                    .filteredOn(
                            each -> run.refactoring(each).in(Phase.TRANSITION).isPresent())
                    .allMatch(each -> order.get(order.indexOf(each) - 1)
                            .equals(run.refactoring(each).in(Phase.TRANSITION).orElseThrow()));
        });
    }

    private interface Check<T> {
        void of(T value);
    }

    /** A database on which runs follow each other, each applied as planned. */
    private static final class Run {
        private final Random random;
        private final Changelog changelog;
        private final List<Migration> applied = new ArrayList<>();
        private PlanRequest request = PlanRequest.of(PhaseSelection.INITIAL);

        Run(long seed) {
            random = new Random(seed);
            changelog = new Changelog("db/changelog", migrations(random), List.of());
        }

        private static List<Migration> migrations(Random random) {
            List<Migration> migrations = new ArrayList<>();
            int last = 1 + random.nextInt(8);
            boolean up = random.nextBoolean();
            for (int number = 1; number <= last; number++) {
                String name = number + "_r/";
                migrations.add(migration(name + "initial", requires(number, last, up, random)));
                if (random.nextBoolean()) {
                    migrations.add(migration(name + "transition", requires(number, last, up, random)));
                }
                if (random.nextBoolean()) {
                    migrations.add(migration(name + "finalization", requires(number, last, up, random)));
                }
            }
            return migrations;
        }

        /** Requirements point down in half of the changelogs and up in the others, so that none is circular. */
        private static String[] requires(int number, int last, boolean up, Random random) {
            int choices = up ? last - number : number - 1;
            return choices > 0 && random.nextInt(4) == 0
                    ? new String[] {"requires: " + (1 + random.nextInt(choices) + (up ? number : 0))}
                    : new String[0];
        }

        /** Checks the plan of one random request after the other, each applied before the next. */
        void often(Check<Plan> check) {
            for (int i = 0; i < RUNS; i++) {
                PhaseSelection[] phases = PhaseSelection.values();
                request = new PlanRequest(phases[random.nextInt(phases.length)], Set.of(), random.nextBoolean());
                Plan plan = plan();
                check.of(plan);
                apply(plan);
            }
        }

        Plan plan() {
            return Planner.plan(
                    new DatabaseState(
                            changelog,
                            new History(applied.stream().map(each -> row(each)).toList()),
                            Map.of()),
                    request);
        }

        void apply(Plan plan) {
            applying(plan, migration -> assertThat(migration).isNotNull());
        }

        /** Applies a plan, as the runner would: not at all while it has refusals. */
        void applying(Plan plan, Check<Migration> before) {
            if (plan.refusals().isEmpty()) {
                for (Step step : plan.steps()) {
                    before.of(step.migration());
                    if (!applied.contains(step.migration())) {
                        applied.add(step.migration());
                    }
                }
            }
        }

        boolean isApplied(Migration migration) {
            return applied.contains(migration);
        }

        boolean isOver(Refactoring refactoring) {
            return new HashSet<>(applied).containsAll(refactoring.migrations());
        }

        Refactoring refactoring(Migration migration) {
            return changelog.refactorings().stream()
                    .filter(each -> each.number().equals(migration.number()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
