package dev.edd.plan;

import dev.edd.environment.Clearance;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The facts about one refactoring that its gates judge by.
 *
 * @param done the phases that are applied, or that the plan applies before
 * @param phase of the migration that is asked about
 */
record Situation(
        Refactoring refactoring,
        DatabaseState state,
        PlanRequest request,
        ReleaseMap releases,
        Set<Phase> done,
        Phase phase) {
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

    Clearance clearance() {
        return request.clearance();
    }

    /** Returns a command for the same environment. */
    String command(String command) {
        String id = clearance().environment().id();
        return id.isEmpty() ? command : "%s -Dedd.env=%s".formatted(command, id);
    }

    /** Returns the longer one of what the environment demands and what the request does. */
    Duration minimumSoak() {
        Duration demanded = clearance().environment().demands().minimumSoak();
        return demanded.compareTo(timing().minimumSoak()) > 0 ? demanded : timing().minimumSoak();
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
