package dev.edd.release;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which release each refactoring belongs to: the one its initial names, or else that of the next refactoring that names
 * one. So it is enough that the last refactoring of a release names it; those behind the last one belong to no release
 * yet.
 */
public final class ReleaseMap {
    private final Map<SequenceNumber, Version> releases = new HashMap<>();
    private final NavigableSet<Version> versions = new TreeSet<>();

    /** Takes the releases from the directives of a changelog. */
    public ReleaseMap(Changelog changelog) {
        List<Refactoring> refactorings = changelog.refactorings();
        Optional<Version> next = Optional.empty();
        for (int i = refactorings.size() - 1; i >= 0; i--) {
            Refactoring refactoring = refactorings.get(i);
            Optional<Version> own = named(refactoring, Phase.INITIAL);
            next = own.isPresent() ? own : next;
            next.ifPresent(version -> releases.put(refactoring.number(), version));
        }
        versions.addAll(releases.values());
    }

    /** Returns the release that a refactoring's migration names itself. */
    public static Optional<Version> named(Refactoring refactoring, Phase phase) {
        return refactoring
                .in(phase)
                .map(Migration::directives)
                .flatMap(directives -> directives.value(Directives.Name.RELEASE))
                .map(Version::of);
    }

    /** Returns the first release that uses a refactoring's new structure; empty if it belongs to none yet. */
    public Optional<Version> of(Refactoring refactoring) {
        return Optional.ofNullable(releases.get(refactoring.number()));
    }

    /** Returns the releases, in order; empty where nobody names one. */
    public NavigableSet<Version> versions() {
        return Collections.unmodifiableNavigableSet(versions);
    }
}
