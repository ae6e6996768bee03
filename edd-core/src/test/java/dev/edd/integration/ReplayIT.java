package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.POST_DEPLOY;
import static dev.edd.plan.PhaseSelection.PRE_DEPLOY;
import static dev.edd.plan.PhaseSelection.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRefusedException;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Timing;
import dev.edd.release.Version;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fresh database comes out like one that lived through the releases: all of them or some, with finalizations in time
 * or late; on H2 and PostgreSQL. {@code -Dedd.replay.histories=500} for more of them, {@code -Dedd.replay.server=POSTGRESQL} on one
 * server only; {@code -Dedd.test.seed} repeats all of them, {@code -Dedd.replay.seed} one.
 */
class ReplayIT {
    private static final int HISTORIES = Integer.getInteger("edd.replay.histories", 2);
    private static final long SEED = Long.getLong("edd.test.seed", System.nanoTime());

    @TempDir
    private Path base;

    static Stream<Arguments> stories() {
        String named = System.getProperty("edd.replay.server");
        return Stream.of(TestServer.H2, TestServer.POSTGRESQL)
                .filter(server -> named == null || server.name().equals(named))
                .flatMap(server -> seeds().mapToObj(seed -> Arguments.of(server, seed)));
    }

    private static LongStream seeds() {
        Long one = Long.getLong("edd.replay.seed");
        return one == null ? new Random(SEED).longs(HISTORIES) : LongStream.of(one);
    }

    @BeforeAll
    static void say_what_was_drawn() {
        System.out.println(
                "Histories drawn with -Dedd.replay.histories=%s -Dedd.test.seed=%s".formatted(HISTORIES, SEED));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void leads_to_the_same_database(TestServer server, long seed) {
        Random random = new Random(seed);
        Workbench lived = Workbench.on(server, base);
        List<String> releases = RandomStory.write(random, lived);
        Workbench fresh = lived.withFreshDatabase();

        live(lived, releases, random);
        fresh.migrate(ALL);

        assertThat(schema(fresh)).as("seed %s", seed).isNotEmpty().isEqualTo(schema(lived));
        assertThat(fresh.status()).as("seed %s", seed).isEqualTo(lived.status());
        assertThat(fresh.migrate(ALL)).as("seed %s", seed).noneMatch(line -> line.contains("applied"));
    }

    private static void live(Workbench workbench, List<String> releases, Random random) {
        String running = releases.get(0);
        upgrade(workbench, running);
        for (String release : releases) {
            boolean skipped = random.nextInt(4) == 0 && !release.equals(last(releases));
            if (!skipped && !release.equals(running)) {
                String oldest = random.nextBoolean() ? running : releases.get(0);
                roll(workbench, release, oldest);
                running = release;
            }
        }
        run(workbench, PRE_DEPLOY, running, running);
        run(workbench, POST_DEPLOY, running, running);
    }

    private static String last(List<String> releases) {
        return releases.get(releases.size() - 1);
    }

    /** Deploys beside the release that runs; where the files require more than that allows, the application is stopped. */
    private static void roll(Workbench workbench, String release, String oldest) {
        try {
            run(workbench, PRE_DEPLOY, release, oldest);
            run(workbench, POST_DEPLOY, release, oldest);
        } catch (PlanRefusedException itRequiresWhatIsNotDue) {
            upgrade(workbench, release);
        }
    }

    private static void upgrade(Workbench workbench, String release) {
        run(workbench, UPGRADE, release, release);
    }

    private static void run(Workbench workbench, PhaseSelection phases, String release, String oldest) {
        Timing timing = Timing.NONE.deploying(Version.of(release)).oldest(Version.of(oldest));
        workbench.migrate(PlanRequest.of(phases).at(timing));
    }

    /** Returns the columns in their order, the indexes and the constraints; PostgreSQL's in its own words. */
    private static List<String> schema(Workbench workbench) {
        List<String> schema = new ArrayList<>();
        boolean postgresql = workbench.database().server() == TestServer.POSTGRESQL;
        for (String query : postgresql ? POSTGRESQL : H2) {
            schema.addAll(workbench.rows(query));
        }
        return schema;
    }

    private static final List<String> POSTGRESQL = List.of("""
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relname ~ '^t[0-9]+$' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum""", """
            SELECT indexdef FROM pg_indexes WHERE tablename ~ '^t[0-9]+$' ORDER BY indexname""", """
            SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE conrelid IN (SELECT oid FROM pg_class WHERE relname ~ '^t[0-9]+$') ORDER BY conname""");

    private static final List<String> H2 = List.of("""
            SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
            FROM information_schema.columns
            WHERE LOWER(table_name) LIKE 't%' AND LOWER(table_schema) = 'public'
            ORDER BY table_name, ordinal_position""", """
            SELECT table_name, column_name FROM information_schema.index_columns
            WHERE LOWER(table_schema) = 'public' AND LOWER(table_name) LIKE 't%' ORDER BY 1, 2""", """
            SELECT table_name, constraint_type FROM information_schema.table_constraints
            WHERE LOWER(table_schema) = 'public' AND LOWER(table_name) LIKE 't%' ORDER BY 1, 2""");
}
