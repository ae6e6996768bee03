package dev.edd.fleet;

import dev.edd.fleet.Cell.Next;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells for one environment how far each refactoring is, and what comes next. */
public final class Surveyor {
    private final DatabaseState state;
    private final Map<Phase, Plan> plans;

    /** Takes how far the database is, and what would run there, for each phase by itself. */
    public Surveyor(DatabaseState state, Map<Phase, Plan> plans) {
        this.state = state;
        this.plans = Map.copyOf(plans);
    }

    /** Returns a cell for each refactoring, by number. */
    public List<Cell> cells() {
        return state.changelog().refactorings().stream().map(this::cell).toList();
    }

    private Cell cell(Refactoring refactoring) {
        RefactoringState reached = state.of(refactoring);
        return new Cell(
                refactoring.name(),
                reached,
                state.remaining(refactoring)
                        .orElse(state.unknown(refactoring).isPresent() ? Cell.UNKNOWN : Cell.NOT_COUNTED),
                reached == RefactoringState.TRANSITION ? age(refactoring) : Duration.ZERO,
                pending(refactoring).map(this::next).orElse(new Next.Nothing()));
    }

    private Duration age(Refactoring refactoring) {
        return refactoring
                .in(Phase.INITIAL)
                .flatMap(state.history()::of)
                .map(row -> Duration.between(row.when(), state.chronicle().now()))
                .orElse(Duration.ZERO);
    }

    /** Returns the first migration that has not done what it is for. */
    private Optional<Migration> pending(Refactoring refactoring) {
        if (state.of(refactoring) == RefactoringState.END) {
            return Optional.empty();
        }
        return refactoring.migrations().stream()
                .filter(migration -> !state.isApplied(refactoring, migration.phase())
                        || (migration.phase() == Phase.TRANSITION
                                && state.remaining(refactoring).orElse(0) > 0))
                .findFirst();
    }

    private Next next(Migration migration) {
        String name = migration.id().toString();
        Plan plan = plans.getOrDefault(migration.phase(), new Plan(List.of(), List.of(), List.of()));
        List<String> reasons = new ArrayList<>();
        plan.deferred().stream()
                .filter(each -> each.migration().equals(migration.id()))
                .forEach(each -> reasons.add(each.reason()));
        if (reasons.isEmpty()) {
            refusal(plan, name).ifPresent(refusal -> reasons.add(reason(refusal, name)));
        }
        return reasons.isEmpty() ? new Next.Due(name) : new Next.Waiting(name, String.join("; ", reasons));
    }

    /** Returns the refusal that is about a migration, or else one that keeps everything from running. */
    private static Optional<Refusal> refusal(Plan plan, String migration) {
        return plan.refusals().stream()
                .filter(each -> each.what().startsWith(migration + " "))
                .findFirst()
                .or(() -> plan.refusals().stream().findFirst());
    }

    /** Gates say in the second place why they are closed, everything else in the first what is wrong. */
    private static String reason(Refusal refusal, String migration) {
        boolean closed = refusal.what().equals(migration + " is not due.");
        String words = closed ? refusal.why().replace("\n", " ") : refusal.what();
        return words.replaceFirst("\\.$", "").replaceFirst("^" + Pattern.quote(migration + " "), "it ");
    }
}
