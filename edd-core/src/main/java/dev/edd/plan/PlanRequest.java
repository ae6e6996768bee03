package dev.edd.plan;

import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import java.util.Set;

/**
 * What a run is asked for.
 *
 * @param only the refactorings it is limited to; empty for all of them
 * @param outOfOrder whether an initial may run after one with a higher number
 */
public record PlanRequest(PhaseSelection phases, Set<SequenceNumber> only, boolean outOfOrder) {
    public PlanRequest {
        only = Set.copyOf(only);
    }

    /** Returns a request for every refactoring, in order. */
    public static PlanRequest of(PhaseSelection phases) {
        return new PlanRequest(phases, Set.of(), false);
    }

    boolean covers(Refactoring refactoring) {
        return only.isEmpty() || only.contains(refactoring.number());
    }
}
