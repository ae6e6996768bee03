package dev.edd.plan;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The facts about one refactoring that its gates judge by.
 *
 * @param done the phases that are applied, or that the plan applies before
 */
record Situation(
        Refactoring refactoring, DatabaseState state, PlanRequest request, ReleaseMap releases, Set<Phase> done) {
    Situation {
        done = Set.copyOf(done);
    }

    /** Returns the first release that uses the refactoring's new structure. */
    Optional<Version> release() {
        return releases.of(refactoring);
    }

    Timing timing() {
        return request.timing();
    }

    /** Returns whether no release has ever run on this database. */
    boolean isFresh() {
        return state.history().applied().isEmpty()
                && state.chronicle().releases().events().isEmpty();
    }

    /** Returns when a phase was applied first, as far as anybody knows. */
    Optional<Instant> firstApplied(Phase phase) {
        Optional<Migration> migration = refactoring.in(phase);
        Optional<Instant> first = migration.map(
                each -> state.chronicle().firstRuns().get(each.id().toString()));
        return first.isPresent()
                ? first
                : migration.flatMap(state.history()::of).map(row -> row.when());
    }
}
