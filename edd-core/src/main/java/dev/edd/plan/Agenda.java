package dev.edd.plan;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In which order migrations are looked at; what is due among them is decided elsewhere. */
final class Agenda {
    /** With no release that there is. */
    private static final Version NEVER = Version.of("0-alpha");

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

    /**
     * In each release: the finalizations due with it, its initials, its transitions; none before what it rests on. Last, what
     * is not yet due.
     */
    private List<Item> byRelease(Version last) {
        NavigableSet<Version> steps = new TreeSet<>(releases.versions().headSet(last, true));
        steps.add(last);
        Map<SequenceNumber, Version> ends = new HashMap<>();
        Map<Version, Map<Phase, List<Item>>> items = new TreeMap<>();
        List<Item> later = new ArrayList<>();
        for (Refactoring refactoring : refactorings) {
            Version own = releases.of(refactoring).orElse(last);
            Version begun = after(own, refactoring, Phase.INITIAL, ends);
            Version moved = begun == null ? null : after(begun, refactoring, Phase.TRANSITION, ends);
            Version due = moved == null ? null : due(refactoring, moved, steps, ends);
            ends.put(refactoring.number(), due == null ? NEVER : due);
            for (Migration migration : refactoring.migrations()) {
                Version step =
                        switch (migration.phase()) {
                            case INITIAL -> own.compareTo(last) > 0 ? null : begun == null ? own : begun;
                            case TRANSITION -> moved;
                            case FINALIZATION -> due;
                        };
                add(items, later, step, new Item(refactoring, migration));
            }
        }
        return inOrder(items, later, last);
    }

    private void add(Map<Version, Map<Phase, List<Item>>> items, List<Item> later, @Nullable Version step, Item item) {
        Phase phase = item.migration().phase();
        if (phases.includes(phase)) {
            List<Item> list = step == null
                    ? later
                    : items.computeIfAbsent(step, none -> new EnumMap<>(Phase.class))
                            .computeIfAbsent(phase, none -> new ArrayList<>());
            list.add(item);
        }
    }

    private static List<Item> inOrder(Map<Version, Map<Phase, List<Item>>> items, List<Item> later, Version last) {
        List<Item> ordered = new ArrayList<>();
        items.forEach((release, byPhase) -> {
            if (release.compareTo(last) <= 0) {
                List<Item> step = new ArrayList<>();
                step.addAll(byPhase.getOrDefault(Phase.FINALIZATION, List.of()));
                step.addAll(byPhase.getOrDefault(Phase.INITIAL, List.of()));
                step.addAll(byPhase.getOrDefault(Phase.TRANSITION, List.of()));
                ordered.addAll(ReleaseOrder.of(step));
            }
        });
        ordered.addAll(later);
        return ordered;
    }

    /** Returns the later one of a release and those with which everything ends that a migration requires. */
    private static @Nullable Version after(
            Version earliest, Refactoring refactoring, Phase phase, Map<SequenceNumber, Version> ends) {
        Version latest = earliest;
        for (SequenceNumber number : refactoring.in(phase).stream()
                .flatMap(migration -> migration.directives().requires().stream())
                .toList()) {
            Version end = ends.getOrDefault(number, earliest);
            if (end.equals(NEVER)) {
                return null;
            }
            latest = end.compareTo(latest) > 0 ? end : latest;
        }
        return latest;
    }

    /** Returns the first release with which the refactoring ends. */
    private @Nullable Version due(
            Refactoring refactoring, Version moved, NavigableSet<Version> steps, Map<SequenceNumber, Version> ends) {
        if (refactoring.in(Phase.FINALIZATION).isEmpty()) {
            return moved;
        }
        Optional<Version> named = ReleaseMap.named(refactoring, Phase.FINALIZATION);
        Optional<Version> begun = releases.of(refactoring);
        if (named.isEmpty() && begun.isEmpty()) {
            return null;
        }
        Version own = named.isPresent() ? steps.ceiling(named.get()) : steps.higher(begun.orElseThrow());
        if (own == null) {
            return null;
        }
        return after(own.compareTo(moved) > 0 ? own : moved, refactoring, Phase.FINALIZATION, ends);
    }
}
