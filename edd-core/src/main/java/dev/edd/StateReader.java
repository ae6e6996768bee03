package dev.edd;

import dev.edd.audit.ChronicleReader;
import dev.edd.database.Database;
import dev.edd.history.HalfDoneReader;
import dev.edd.history.RemainingCounter;
import dev.edd.history.RemainingQueryFailedException;
import dev.edd.migration.Changelog;
import dev.edd.migration.History;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.DatabaseState.RowCounts;
import dev.edd.plan.PlanRequest;
import dev.edd.release.Chronicle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads how far a database has come with a changelog. */
final class StateReader {
    private final Database database;
    private final RemainingCounter counter = new RemainingCounter();

    StateReader(Database database) {
        this.database = database;
    }

    /**
     * Returns what people look for: what every refactoring under way has still to move, too. A query that cannot count it
     * keeps nobody from seeing the rest.
     */
    DatabaseState forPeople(Changelog changelog, History history) {
        DatabaseState state = uncounted(changelog, history);
        Map<MigrationId, Long> remaining = new HashMap<>();
        Map<MigrationId, String> unknown = new HashMap<>();
        for (Migration transition : transitions(state, refactoring -> isOpen(refactoring, state))) {
            try {
                remaining.putAll(counter.count(database, List.of(transition)));
            } catch (RemainingQueryFailedException e) {
                unknown.put(transition.id(), String.valueOf(e.getMessage()));
            }
        }
        return state.counting(new RowCounts(remaining, unknown, Map.of())).with(new ChronicleReader().read(database));
    }

    /** Returns what a plan depends on: what is left is counted where a refactoring ends when nothing is. */
    DatabaseState forPlan(Changelog changelog, History history, PlanRequest request) {
        DatabaseState uncounted = uncounted(changelog, history);
        List<Migration> last = transitions(
                uncounted,
                refactoring -> refactoring.in(Phase.FINALIZATION).isEmpty() && isOpen(refactoring, uncounted));
        DatabaseState state = uncounted.counting(new RowCounts(counter.count(database, last), Map.of(), Map.of()));
        return request.phases().includes(Phase.FINALIZATION) ? new Prospects(database).of(state) : state;
    }

    /** Returns what was applied, and what is half done; nobody counts rows for it. */
    DatabaseState uncounted(Changelog changelog, History history) {
        return new DatabaseState(
                changelog, history, RowCounts.NONE, new HalfDoneReader().read(database), Chronicle.NONE);
    }

    /** What a finalization has begun to remove can be counted no more. */
    private static boolean isOpen(Refactoring refactoring, DatabaseState state) {
        return state.of(refactoring) != RefactoringState.START
                && !state.isApplied(refactoring, Phase.FINALIZATION)
                && !state.isHalfDone(refactoring, Phase.FINALIZATION);
    }

    private static List<Migration> transitions(DatabaseState state, Predicate<Refactoring> wanted) {
        return state.changelog().refactorings().stream()
                .filter(wanted)
                .flatMap(refactoring -> refactoring.in(Phase.TRANSITION).stream())
                .toList();
    }
}
