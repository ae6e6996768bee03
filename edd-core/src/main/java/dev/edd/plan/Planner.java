package dev.edd.plan;

import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.Plan.Deferred;
import dev.edd.plan.Plan.Refusal;
import dev.edd.plan.Plan.Verdict;
import dev.edd.plan.Step.Kind;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import java.util.ArrayList;
import java.util.EnumSet;
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
    private final ReleaseMap releases;
    private final List<Refactoring> begun;
    private final List<Step> steps = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Deferred> deferred = new ArrayList<>();
    private final Map<MigrationId, List<Verdict>> verdicts = new LinkedHashMap<>();
    private final Map<MigrationId, Refusal> tooEarly = new LinkedHashMap<>();
    private final Set<MigrationId> planned = new HashSet<>();
    private final Set<SequenceNumber> ended = new HashSet<>();

    private Planner(DatabaseState state, PlanRequest request) {
        this.state = state;
        this.releases = new ReleaseMap(state.changelog());
        this.request = resolved(request, releases);
        this.begun = state.changelog().refactorings().stream()
                .filter(refactoring -> state.isApplied(refactoring, Phase.INITIAL))
                .toList();
    }

    /** Without a release, everything is taken up to the last one that the files name. */
    private static PlanRequest resolved(PlanRequest request, ReleaseMap releases) {
        boolean toTheLast = request.phases() == PhaseSelection.ALL
                && request.timing().release().isEmpty()
                && !releases.versions().isEmpty();
        return toTheLast
                ? request.at(request.timing().deploying(releases.versions().last()))
                : request;
    }

    /** Returns what a run asked for by that request would do to a database in that state. */
    public static Plan plan(DatabaseState state, PlanRequest request) {
        return new Planner(state, request).plan();
    }

    private Plan plan() {
        refusals.addAll(Refusals.ofAll(state, request));
        for (Refactoring refactoring : state.changelog().refactorings()) {
            if (state.of(refactoring) == RefactoringState.END) {
                ended.add(refactoring.number());
            }
        }
        for (Agenda.Item item : Agenda.of(state.changelog(), request, releases)) {
            if (!ended.contains(item.refactoring().number())) {
                plan(item.refactoring(), item.migration());
            }
        }
        if (steps.isEmpty()) {
            refusals.addAll(tooEarly.values());
            deferred.removeIf(each -> tooEarly.containsKey(each.migration()));
        }
        return new Plan(steps, deferred, refusals, verdicts);
    }

    private void plan(Refactoring refactoring, Migration migration) {
        switch (migration.phase()) {
            case INITIAL -> planInitial(refactoring, migration);
            case TRANSITION -> planTransition(refactoring, migration);
            case FINALIZATION -> planFinalization(refactoring, migration);
        }
        if (refactoring.migrations().stream().allMatch(each -> isDone(refactoring, each.phase()))) {
            ended.add(refactoring.number());
        }
    }

    private void planInitial(Refactoring refactoring, Migration initial) {
        if (isDone(refactoring, Phase.INITIAL)) {
            return;
        }
        Optional<Version> later = laterRelease(refactoring);
        if (later.isPresent()) {
            defer(initial, "it comes with release " + later.get());
            return;
        }
        if (request.phases().catchesUp()) {
            unmet(initial).forEach(this::catchUp);
        }
        List<SequenceNumber> unmet = unmet(initial);
        List<Verdict> closed = closed(refactoring, initial);
        Optional<Migration> overtaken = request.outOfOrder() ? Optional.empty() : overtaken(refactoring);
        if (!unmet.isEmpty()) {
            refusals.add(Refusals.unmet(initial, unmet, state));
        } else if (overtaken.isPresent()) {
            refusals.add(Refusals.outOfOrder(initial, overtaken.get().id()));
        } else if (!closed.isEmpty()) {
            refusals.add(Refusals.closed(initial, closed, request));
        } else {
            add(initial, Kind.FIRST_RUN);
        }
    }

    /** Returns the release that a refactoring belongs to, if it comes after the one that a run goes up to. */
    private Optional<Version> laterRelease(Refactoring refactoring) {
        Optional<Version> last =
                request.timing().release().filter(release -> request.phases().goesByRelease(releases));
        return last.flatMap(release -> releases.of(refactoring).filter(own -> own.compareTo(release) > 0));
    }

    /** Runs a transition that nothing but it keeps a refactoring from its end, because an initial waits for that. */
    private void catchUp(SequenceNumber number) {
        state.changelog().refactorings().stream()
                .filter(each -> each.number().equals(number) && request.covers(each))
                .filter(each -> each.in(Phase.FINALIZATION).isEmpty() && isDone(each, Phase.INITIAL))
                .forEach(each -> each.in(Phase.TRANSITION)
                        .filter(transition -> !planned.contains(transition.id()))
                        .ifPresent(transition -> plan(each, transition)));
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
        } else if (!unmet(transition).isEmpty()) {
            defer(transition, notFinalized(unmet(transition)));
        } else if (state.isApplied(refactoring, Phase.TRANSITION)) {
            add(transition, Kind.RERUN);
        } else {
            List<Verdict> closed = closed(refactoring, transition);
            if (closed.isEmpty()) {
                add(transition, Kind.FIRST_RUN);
            } else {
                deferBy(closed, transition);
            }
        }
    }

    private void planFinalization(Refactoring refactoring, Migration finalization) {
        if (request.phases().deploys() && !isDone(refactoring, Phase.INITIAL)) {
            return;
        }
        List<Verdict> closed = new ArrayList<>(closed(refactoring, finalization));
        if (request.phases().catchesUp() && !isDone(refactoring, Phase.TRANSITION)) {
            refactoring.in(Phase.TRANSITION).ifPresent(each -> closed.addAll(closed(refactoring, each)));
        }
        if (!closed.isEmpty()) {
            deferBy(closed, finalization);
            refuseWhatComesBefore(refactoring, finalization, closed);
        } else if (!unmet(finalization).isEmpty()) {
            defer(finalization, notFinalized(unmet(finalization)));
        } else if (!unmetByCatchingUp(refactoring).isEmpty()) {
            defer(finalization, "its transition has not run: " + notFinalized(unmetByCatchingUp(refactoring)));
        } else {
            refactoring
                    .in(Phase.TRANSITION)
                    .filter(each -> !planned.contains(each.id()))
                    .filter(each -> !state.isHalfDone(refactoring, Phase.FINALIZATION))
                    .ifPresent(
                            each -> add(each, isDone(refactoring, Phase.TRANSITION) ? Kind.LAST_RUN : Kind.FIRST_RUN));
            add(finalization, Kind.FIRST_RUN);
        }
    }

    /** Returns what a transition still requires that would run for the first time right before its finalization. */
    private List<SequenceNumber> unmetByCatchingUp(Refactoring refactoring) {
        return refactoring
                .in(Phase.TRANSITION)
                .filter(each -> !isDone(refactoring, Phase.TRANSITION))
                .map(this::unmet)
                .orElse(List.of());
    }

    /** Returns what the gates of a migration say that are closed, and keeps whatever they say. */
    private List<Verdict> closed(Refactoring refactoring, Migration migration) {
        List<Verdict> judged = Gates.judge(situation(refactoring, migration.phase()));
        if (!judged.isEmpty()) {
            verdicts.put(migration.id(), judged);
        }
        return judged.stream()
                .filter(verdict -> verdict.kind() == Verdict.Kind.CLOSED)
                .toList();
    }

    private Situation situation(Refactoring refactoring, Phase phase) {
        Set<Phase> done = EnumSet.allOf(Phase.class);
        done.removeIf(each -> !isDone(refactoring, each));
        if (request.phases().catchesUp()) {
            done.add(Phase.TRANSITION);
        }
        return new Situation(refactoring, state, request, releases, done, phase);
    }

    /** Fails the run if nothing else is due and it was asked for: nobody must believe that it happened. */
    private void deferBy(List<Verdict> closed, Migration migration) {
        defer(migration, closed.stream().map(Verdict::reason).collect(Collectors.joining("; ")));
        if (request.refusesOverride()) {
            refusals.add(Refusals.closed(migration, closed, request));
        } else if (request.phases().toString().equals(migration.phase().toString())
                && !request.only().isEmpty()) {
            tooEarly.put(migration.id(), Refusals.closed(migration, closed, request));
        }
    }

    /** Says it in its own words where the phase before is missing or has left rows, whether or not this very one was asked for. */
    private void refuseWhatComesBefore(Refactoring refactoring, Migration finalization, List<Verdict> closed) {
        if (request.phases() != PhaseSelection.FINALIZATION) {
            return;
        }
        if (!isDone(refactoring, Phase.INITIAL)) {
            tooEarly.put(finalization.id(), Refusals.tooEarly(finalization, Phase.INITIAL, closed));
        } else if (refactoring.in(Phase.TRANSITION).isPresent() && !isDone(refactoring, Phase.TRANSITION)) {
            tooEarly.put(finalization.id(), Refusals.tooEarly(finalization, Phase.TRANSITION, closed));
        } else if (closed.stream().anyMatch(verdict -> verdict.gate().equals(RowErrorsGone.NAME))) {
            tooEarly.put(finalization.id(), Refusals.closed(finalization, closed, request));
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
        steps.add(new Step(migration, kind).behind(state.done(migration)));
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
