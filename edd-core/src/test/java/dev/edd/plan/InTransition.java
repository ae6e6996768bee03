package dev.edd.plan;

import static dev.edd.fixture.Migrations.WHEN;
import static dev.edd.fixture.Migrations.applied;
import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;

import dev.edd.migration.History;
import dev.edd.migration.Migration;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.Plan.Verdict;
import dev.edd.release.Chronicle;
import dev.edd.release.Origin;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseHistory;
import dev.edd.release.Usage;
import dev.edd.release.Usage.Sighting;
import dev.edd.release.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One refactoring whose finalization is asked for, and what is known of its database, an hour after the transition. */
final class InTransition {
    private final Migration initial;
    private final Migration transition = migration("7_split/transition");
    private final Migration finalization;
    private final List<ReleaseEvent> events = new ArrayList<>();
    private History history;
    private Timing timing = Timing.NONE;
    private Usage usage = Usage.UNKNOWN;
    private long rowErrors;

    private InTransition(Migration initial, Migration finalization) {
        this.initial = initial;
        this.finalization = finalization;
        this.history = applied(initial, transition);
    }

    static InTransition withoutRelease() {
        return new InTransition(migration("7_split/initial"), migration("7_split/finalization"));
    }

    static InTransition ofRelease(String release) {
        return new InTransition(migration("7_split/initial", "release: " + release), migration("7_split/finalization"));
    }

    static InTransition ofRelease(String release, String finalization) {
        return new InTransition(
                migration("7_split/initial", "release: " + release),
                migration("7_split/finalization", "release: " + finalization));
    }

    InTransition onFreshDatabase() {
        history = History.EMPTY;
        return this;
    }

    InTransition without(String phase) {
        history = phase.equals("initial") ? applied(transition) : applied(initial);
        return this;
    }

    InTransition recorded(String release, ReleaseEvent.Kind kind) {
        events.add(new ReleaseEvent(Version.of(release), kind, WHEN, Origin.UNKNOWN));
        return this;
    }

    InTransition oldest(String release) {
        timing = timing.oldest(Version.of(release));
        return this;
    }

    InTransition deploying(String release) {
        timing = timing.deploying(Version.of(release));
        return this;
    }

    InTransition soaking(Duration soak) {
        timing = timing.soaking(soak);
        return this;
    }

    InTransition overriding(String text) {
        timing = timing.overriding(Timing.Overrule.of(text));
        return this;
    }

    InTransition demanding(String gate) {
        timing = timing.demanding(List.of(gate));
        return this;
    }

    InTransition seen(String... statements) {
        List<Sighting> sightings = Stream.of(statements)
                .map(statement -> new Sighting("inventory.code", statement))
                .toList();
        usage = new Usage(Map.of(finalization.id(), sightings), "");
        return this;
    }

    InTransition blind(String reason) {
        usage = new Usage(Map.of(finalization.id(), List.of()), reason);
        return this;
    }

    InTransition rowErrors(long count) {
        rowErrors = count;
        return this;
    }

    Plan plan(PhaseSelection phases, Set<SequenceNumber> only) {
        Chronicle chronicle =
                new Chronicle(WHEN.plus(Duration.ofHours(1)), new ReleaseHistory(events), Map.of(), usage);
        DatabaseState state = new DatabaseState(changelog(initial, transition, finalization), history, Map.of());
        return Planner.plan(
                state.with(chronicle).failing(Map.of(transition.id(), rowErrors)),
                new PlanRequest(phases, only, false, timing));
    }

    Plan plan(PhaseSelection phases) {
        return plan(phases, Set.of());
    }

    /** Returns what is not simply open: {@code soak-over CLOSED its soak time …}. */
    List<String> verdicts(PhaseSelection phases) {
        return plan(phases).verdicts().values().stream()
                .flatMap(List::stream)
                .map(InTransition::text)
                .toList();
    }

    List<String> verdicts() {
        return verdicts(PhaseSelection.FINALIZATION);
    }

    private static String text(Verdict verdict) {
        return "%s %s %s".formatted(verdict.gate(), verdict.kind(), verdict.reason());
    }

    /** Returns the names of what would run. */
    List<String> steps(PhaseSelection phases) {
        return plan(phases).steps().stream()
                .map(step -> step.migration().id().toString())
                .toList();
    }
}
