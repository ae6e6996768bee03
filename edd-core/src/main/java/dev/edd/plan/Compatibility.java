package dev.edd.plan;

import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which releases of the application a database serves. */
final class Compatibility {
    private final DatabaseState state;
    private final ReleaseMap releases;

    Compatibility(DatabaseState state) {
        this.state = state;
        this.releases = new ReleaseMap(state.changelog());
    }

    /** Returns whether something could be removed from now on that a release needs. */
    boolean mayComeToMiss(Version release) {
        return state.changelog().refactorings().stream()
                .filter(refactoring -> refactoring.in(Phase.FINALIZATION).isPresent())
                .filter(refactoring -> state.of(refactoring) == RefactoringState.TRANSITION)
                .flatMap(refactoring -> releases.of(refactoring).stream())
                .anyMatch(since -> release.compareTo(since) < 0);
    }

    /** Returns what was removed that a release needs, by number: no migration brings it back. */
    List<String> removedBefore(Version release) {
        return state.changelog().refactorings().stream()
                .flatMap(refactoring -> removed(refactoring, release).stream())
                .toList();
    }

    private Optional<String> removed(Refactoring refactoring, Version release) {
        Optional<Version> since = releases.of(refactoring).filter(version -> release.compareTo(version) < 0);
        return since.flatMap(version -> refactoring
                .in(Phase.FINALIZATION)
                .flatMap(this::removal)
                .map(removal -> "what %s %s, and only releases from %s do without"
                        .formatted(refactoring.name(), removal, version)));
    }

    /** Returns what a finalization did and when; one that has stopped half-way may have removed anything. */
    private Optional<String> removal(Migration finalization) {
        Optional<HalfDone> stopped = Optional.ofNullable(state.stopped().get(finalization));
        return state.history()
                .of(finalization)
                .map(row -> "removed on " + Refusals.day(row.when()))
                .or(() -> stopped.map(half -> "removed in part on " + Refusals.day(half.when())));
    }

    /** Returns what a release would miss, by number: what was removed before it, and what was not yet added for it. */
    List<String> missedBy(Version release) {
        List<String> missed = new ArrayList<>();
        for (Refactoring refactoring : state.changelog().refactorings()) {
            Optional<Version> since = releases.of(refactoring);
            Optional<String> removed = removed(refactoring, release);
            if (removed.isPresent()) {
                missed.add(removed.get());
            } else if (since.isPresent()
                    && release.compareTo(since.get()) >= 0
                    && refactoring.in(Phase.INITIAL).isPresent()
                    && !state.isApplied(refactoring, Phase.INITIAL)) {
                missed.add("what %s adds for releases from %s, and has not been applied"
                        .formatted(refactoring.name(), since.get()));
            }
        }
        state.missing().stream()
                .filter(row -> row.phase() == Phase.FINALIZATION)
                .forEach(row -> missed.add("what %s removed on %s; these files are behind the database"
                        .formatted(row.changeset().path(), Refusals.day(row.when()))));
        return missed;
    }
}
