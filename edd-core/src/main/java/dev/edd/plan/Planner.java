package dev.edd.plan;

import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.Plan.Deferred;
import dev.edd.plan.Plan.Refusal;
import dev.edd.plan.Step.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans one run: the same state and request always give the same plan. */
public final class Planner {
    private final DatabaseState state;
    private final PlanRequest request;
    private final List<Refactoring> begun;
    private final List<Step> steps = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Deferred> deferred = new ArrayList<>();
    private final Map<MigrationId, Refusal> tooEarly = new LinkedHashMap<>();
    private final Set<MigrationId> planned = new HashSet<>();
    private final Set<SequenceNumber> ended = new HashSet<>();

    private Planner(DatabaseState state, PlanRequest request) {
        this.state = state;
        this.request = request;
        this.begun = state.changelog().refactorings().stream()
                .filter(refactoring -> state.isApplied(refactoring, Phase.INITIAL))
                .toList();
    }

    /** Returns what a run asked for by that request would do to a database in that state. */
    public static Plan plan(DatabaseState state, PlanRequest request) {
        return new Planner(state, request).plan();
    }

    private Plan plan() {
        state.changed()
                .forEach(migration -> refusals.add(Refusals.changed(
                        migration, state.history().of(migration).orElseThrow().changeset())));
        state.missing()
                .forEach(row ->
                        refusals.add(Refusals.missing(row, state.changelog().root())));
        List<Refactoring> refactorings = state.changelog().refactorings();
        for (Refactoring refactoring : refactorings) {
            if (state.of(refactoring) == RefactoringState.END) {
                ended.add(refactoring.number());
            }
        }
        for (Refactoring refactoring : RequirementOrder.of(refactorings)) {
            if (request.covers(refactoring) && !ended.contains(refactoring.number())) {
                plan(refactoring);
            }
        }
        if (steps.isEmpty()) {
            refusals.addAll(tooEarly.values());
            deferred.removeIf(each -> tooEarly.containsKey(each.migration()));
        }
        return new Plan(steps, deferred, refusals);
    }

    private void plan(Refactoring refactoring) {
        for (Migration migration : refactoring.migrations()) {
            if (request.phases().includes(migration.phase())) {
                switch (migration.phase()) {
                    case INITIAL -> planInitial(refactoring, migration);
                    case TRANSITION -> planTransition(refactoring, migration);
                    case FINALIZATION -> planFinalization(refactoring, migration);
                }
            }
        }
        if (refactoring.migrations().stream().allMatch(each -> isDone(refactoring, each.phase()))) {
            ended.add(refactoring.number());
        }
    }

    private void planInitial(Refactoring refactoring, Migration initial) {
        if (isDone(refactoring, Phase.INITIAL)) {
            return;
        }
        List<SequenceNumber> unmet = unmet(initial);
        Optional<Migration> overtaken = request.outOfOrder() ? Optional.empty() : overtaken(refactoring);
        if (!unmet.isEmpty()) {
            refusals.add(Refusals.unmet(initial, unmet));
        } else if (overtaken.isPresent()) {
            refusals.add(Refusals.outOfOrder(initial, overtaken.get().id()));
        } else {
            add(initial, Kind.FIRST_RUN);
        }
    }

    /** Returns the last initial applied that comes after a refactoring, and that the refactoring does not build on. */
    private Optional<Migration> overtaken(Refactoring refactoring) {
        for (int i = begun.size() - 1; i >= 0 && begun.get(i).compareTo(refactoring) > 0; i--) {
            if (!RequirementOrder.requires(
                    refactoring, begun.get(i).number(), state.changelog().refactorings())) {
                return begun.get(i).in(Phase.INITIAL);
            }
        }
        return Optional.empty();
    }

    private void planTransition(Refactoring refactoring, Migration transition) {
        if (!isDone(refactoring, Phase.INITIAL)) {
            defer(transition, "its initial has not been applied");
        } else if (state.isHalfDone(refactoring, Phase.FINALIZATION)) {
            defer(transition, "its finalization has begun");
        } else if (unmet(transition).isEmpty()) {
            add(transition, state.isApplied(refactoring, Phase.TRANSITION) ? Kind.RERUN : Kind.FIRST_RUN);
        } else {
            defer(transition, notFinalized(unmet(transition)));
        }
    }

    private void planFinalization(Refactoring refactoring, Migration finalization) {
        Optional<Migration> transition = refactoring.in(Phase.TRANSITION);
        if (!isDone(refactoring, Phase.INITIAL)) {
            deferTooEarly(finalization, Phase.INITIAL);
        } else if (transition.isPresent() && !isDone(refactoring, Phase.TRANSITION)) {
            deferTooEarly(finalization, Phase.TRANSITION);
        } else if (!unmet(finalization).isEmpty()) {
            defer(finalization, notFinalized(unmet(finalization)));
        } else {
            transition
                    .filter(each -> !planned.contains(each.id()))
                    .filter(each -> !state.isHalfDone(refactoring, Phase.FINALIZATION))
                    .ifPresent(each -> add(each, Kind.LAST_RUN));
            add(finalization, Kind.FIRST_RUN);
        }
    }

    /** Fails the run if nothing else is due: whoever asked for this finalization must not believe it happened. */
    private void deferTooEarly(Migration finalization, Phase missing) {
        defer(finalization, "its %s has not been applied".formatted(missing));
        if (request.phases() == PhaseSelection.FINALIZATION) {
            tooEarly.put(finalization.id(), Refusals.tooEarly(finalization, missing));
        }
    }

    private static String notFinalized(List<SequenceNumber> requirements) {
        return requirements.stream()
                .map(SequenceNumber::toString)
                .collect(Collectors.joining(", ", "it requires ", ", which is not finalized"));
    }

    private void defer(Migration migration, String reason) {
        deferred.add(new Deferred(migration.id(), reason));
    }

    private void add(Migration migration, Kind kind) {
        steps.add(new Step(migration, kind));
        planned.add(migration.id());
    }

    private boolean isDone(Refactoring refactoring, Phase phase) {
        return state.isApplied(refactoring, phase)
                || refactoring
                        .in(phase)
                        .filter(each -> planned.contains(each.id()))
                        .isPresent();
    }

    private List<SequenceNumber> unmet(Migration migration) {
        return migration.directives().requires().stream()
                .filter(required -> !ended.contains(required))
                .toList();
    }
}
