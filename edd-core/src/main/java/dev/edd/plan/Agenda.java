package dev.edd.plan;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In which order migrations are looked at; what is due among them is decided elsewhere. */
final class Agenda {
    private final ReleaseMap releases;
    private final PhaseSelection phases;
    private final List<Refactoring> refactorings;

    private Agenda(List<Refactoring> refactorings, ReleaseMap releases, PhaseSelection phases) {
        this.refactorings = refactorings;
        this.releases = releases;
        this.phases = phases;
    }

    /** A migration and what it belongs to. */
    record Item(Refactoring refactoring, Migration migration) {}

    /**
     * Returns the migrations of a request: refactoring by refactoring, or release by release where several phases of a
     * changelog with releases are asked for.
     */
    static List<Item> of(Changelog changelog, PlanRequest request, ReleaseMap releases) {
        List<Refactoring> refactorings = RequirementOrder.of(changelog.refactorings()).stream()
                .filter(request::covers)
                .toList();
        Agenda agenda = new Agenda(refactorings, releases, request.phases());
        return request.timing()
                .release()
                .filter(release -> request.phases().goesByRelease(releases))
                .map(agenda::byRelease)
                .orElseGet(agenda::byRefactoring);
    }

    private List<Item> byRefactoring() {
        List<Item> items = new ArrayList<>();
        for (Refactoring refactoring : refactorings) {
            refactoring.migrations().stream()
                    .filter(migration -> phases.includes(migration.phase()))
                    .forEach(migration -> items.add(new Item(refactoring, migration)));
        }
        return items;
    }

    /** In each release: the finalizations due with it, its initials, its transitions. Last, what is not yet due. */
    private List<Item> byRelease(Version last) {
        NavigableSet<Version> steps = new TreeSet<>(releases.versions().headSet(last, true));
        steps.add(last);
        Map<Version, List<Item>> finalizations = new TreeMap<>();
        Map<Version, List<Item>> initials = new TreeMap<>();
        Map<Version, List<Item>> transitions = new TreeMap<>();
        List<Item> later = new ArrayList<>();
        for (Refactoring refactoring : refactorings) {
            Version begun = releases.of(refactoring).orElse(last);
            if (begun.compareTo(last) <= 0) {
                add(initials, begun, refactoring, Phase.INITIAL);
                add(transitions, begun, refactoring, Phase.TRANSITION);
            }
            Version due = due(refactoring, steps);
            if (due != null) {
                add(finalizations, due, refactoring, Phase.FINALIZATION);
            } else {
                refactoring.in(Phase.FINALIZATION).ifPresent(each -> later.add(new Item(refactoring, each)));
            }
        }
        List<Item> items = new ArrayList<>();
        for (Version step : steps) {
            items.addAll(finalizations.getOrDefault(step, List.of()));
            items.addAll(initials.getOrDefault(step, List.of()));
            items.addAll(transitions.getOrDefault(step, List.of()));
        }
        items.addAll(later);
        return items;
    }

    private void add(Map<Version, List<Item>> items, Version release, Refactoring refactoring, Phase phase) {
        refactoring.in(phase).filter(migration -> phases.includes(phase)).ifPresent(migration -> items.computeIfAbsent(
                        release, none -> new ArrayList<>())
                .add(new Item(refactoring, migration)));
    }

    /** Returns the first release with which the finalization may run. */
    private @Nullable Version due(Refactoring refactoring, NavigableSet<Version> steps) {
        Optional<Version> named = ReleaseMap.named(refactoring, Phase.FINALIZATION);
        Optional<Version> begun = releases.of(refactoring);
        if (named.isPresent()) {
            return steps.ceiling(named.get());
        }
        return begun.isPresent() ? steps.higher(begun.get()) : null;
    }
}
