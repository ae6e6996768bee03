package dev.edd.plan;

import static dev.edd.fixture.Migrations.applied;
import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.History;
import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import dev.edd.plan.DatabaseState.RowCounts;
import dev.edd.release.Chronicle;
import dev.edd.release.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Release X may run on a database, or not, as the table says that is in the README and on the page about timing. */
class CompatibilityTest {
    private static final String HEADER = "| State of the refactoring | X before R | X from R on |";
    private static final Path README = Path.of("../README.md");
    private static final Path TIMING = Path.of("../docs/timing.md");

    private static final Migration INITIAL = migration("7_split/initial", "release: 2.4");
    private static final Migration UNRELEASED = migration("7_split/initial");
    private static final Migration TRANSITION = migration("7_split/transition");
    private static final Migration FINALIZATION = migration("7_split/finalization");
    private static final Migration FORGOTTEN = migration("6_gone/finalization");

    /** The databases that the first column describes, none of them differing in what may run on it. */
    private static final Map<String, List<DatabaseState>> STATES = Map.of(
            "`START`: nothing applied",
            List.of(state(History.EMPTY, INITIAL, TRANSITION, FINALIZATION), state(History.EMPTY, INITIAL)),
            "`TRANSITION`: initial applied",
            List.of(
                    state(applied(INITIAL), INITIAL, TRANSITION, FINALIZATION),
                    state(applied(INITIAL, TRANSITION), INITIAL, TRANSITION, FINALIZATION),
                    state(applied(INITIAL), INITIAL, TRANSITION)),
            "`TRANSITION`, its finalization has stopped half-way",
            List.of(stopped(applied(INITIAL, TRANSITION), INITIAL, TRANSITION, FINALIZATION)),
            "`END`, by a finalization",
            List.of(
                    state(applied(INITIAL, TRANSITION, FINALIZATION), INITIAL, TRANSITION, FINALIZATION),
                    state(applied(INITIAL, FINALIZATION), INITIAL, FINALIZATION)),
            "`END`, without a finalization",
            List.of(state(applied(INITIAL), INITIAL), state(applied(INITIAL, TRANSITION), INITIAL, TRANSITION)),
            "belongs to no release",
            List.of(
                    state(History.EMPTY, UNRELEASED, FINALIZATION),
                    state(applied(UNRELEASED), UNRELEASED, FINALIZATION),
                    state(applied(UNRELEASED, FINALIZATION), UNRELEASED, FINALIZATION)),
            "finalized, and not among the files",
            List.of(state(applied(INITIAL, FORGOTTEN), INITIAL), state(applied(FORGOTTEN), UNRELEASED)));

    private static DatabaseState state(History history, Migration... files) {
        return new DatabaseState(changelog(files), history, Map.of());
    }

    /** Returns the state of a database that has refused the finalization's second statement. */
    private static DatabaseState stopped(History history, Migration... files) {
        HalfDone begun = new HalfDone(FINALIZATION.source().changeset(), 1, "", "", "lock timeout", Instant.EPOCH);
        return new DatabaseState(changelog(files), history, RowCounts.NONE, List.of(begun), Chronicle.NONE);
    }

    /** A line of the table. */
    record Row(String state, String before, String since) {
        static Row of(String line) {
            String[] cells = line.split(" *\\| *", -1);
            return new Row(cells[1], cells[2], cells[3]);
        }
    }

    private static List<Row> table(Path page) {
        try (Stream<String> lines = Files.lines(page)) {
            return lines.dropWhile(line -> !line.equals(HEADER))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Row> rows() {
        return table(README);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is_as_the_table_says(Row row) {
        assertThat(STATES.get(row.state())).isNotEmpty().allSatisfy(state -> {
            assertThat(answer(state, "2.3")).isEqualTo(summary(row.before()));
            assertThat(answer(state, "2.3.9")).isEqualTo(summary(row.before()));
            assertThat(answer(state, "2.4")).isEqualTo(summary(row.since()));
            assertThat(answer(state, "2.10")).isEqualTo(summary(row.since()));
        });
    }

    @Test
    void has_the_same_table_on_both_pages_and_every_state_in_it() {
        assertThat(table(README)).isEqualTo(table(TIMING));
        assertThat(table(README)).extracting(Row::state).containsExactlyInAnyOrderElementsOf(STATES.keySet());
    }

    @ParameterizedTest
    @EnumSource(
            value = PhaseSelection.class,
            names = {"PRE_DEPLOY", "UPGRADE"})
    void is_asked_for_before_a_deployment_runs_anything(PhaseSelection phases) {
        Migration later = migration("8_note/initial");
        DatabaseState state = state(applied(INITIAL, FINALIZATION), INITIAL, FINALIZATION, later);

        assertThat(plan(state, phases, "2.3").refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.what()).isEqualTo("Release 2.3 cannot run on this database.");
            assertThat(refusal.why())
                    .isEqualTo("It would miss what 0007_split removed on 2026-11-20, "
                            + "and only releases from 2.4 do without.");
        });
        assertThat(plan(state, phases, "2.4").refusals()).isEmpty();
        assertThat(plan(state, PhaseSelection.POST_DEPLOY, "2.3").refusals()).isEmpty();
    }

    private static Plan plan(DatabaseState state, PhaseSelection phases, String release) {
        Timing timing = Timing.NONE.deploying(Version.of(release)).oldest(Version.of(release));
        return Planner.plan(state, PlanRequest.of(phases).at(timing));
    }

    private static String answer(DatabaseState state, String release) {
        return state.missedBy(Version.of(release)).stream()
                .map(CompatibilityTest::summary)
                .findFirst()
                .orElse("yes");
    }

    /** Reduces a reason to the one word that tells it from the others. */
    private static String summary(String text) {
        return Stream.of("behind the database", "removed", "adds")
                .filter(text::contains)
                .findFirst()
                .orElse(text);
    }
}
