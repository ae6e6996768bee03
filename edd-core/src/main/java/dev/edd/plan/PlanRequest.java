package dev.edd.plan;

import dev.edd.environment.Clearance;
import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import java.util.Set;

/**
 * What a run is asked for.
 *
 * @param only the refactorings it is limited to; empty for all of them
 * @param outOfOrder whether an initial may run after one with a higher number
 * @param timing what is known of releases, and how long to wait
 * @param clearance what is known of the environment, and what it demands
 */
public record PlanRequest(
        PhaseSelection phases, Set<SequenceNumber> only, boolean outOfOrder, Timing timing, Clearance clearance) {
    public PlanRequest {
        only = Set.copyOf(only);
    }

    /** Takes a request for a database of which nothing is declared. */
    public PlanRequest(PhaseSelection phases, Set<SequenceNumber> only, boolean outOfOrder, Timing timing) {
        this(phases, only, outOfOrder, timing, Clearance.NONE);
    }

    /** Takes a request that says nothing of releases and time. */
    public PlanRequest(PhaseSelection phases, Set<SequenceNumber> only, boolean outOfOrder) {
        this(phases, only, outOfOrder, Timing.NONE);
    }

    /** Returns the same request with what is known of releases, and how long to wait. */
    public PlanRequest at(Timing other) {
        return new PlanRequest(phases, only, outOfOrder, other, clearance);
    }

    /** Returns the same request with what is known of the environment. */
    public PlanRequest cleared(Clearance other) {
        return new PlanRequest(phases, only, outOfOrder, timing, other);
    }

    /** Returns the gates that are open whatever they say; none where the environment does not take that. */
    Timing.Overrule overrule() {
        return refusesOverride() ? Timing.Overrule.NONE : timing.override();
    }

    /** Returns whether gates were to be opened where that is not allowed. */
    boolean refusesOverride() {
        return !timing.override().gates().isEmpty() && !clearance.environment().takesOverride();
    }

    /** Returns a request for every refactoring, in order. */
    public static PlanRequest of(PhaseSelection phases) {
        return new PlanRequest(phases, Set.of(), false);
    }

    boolean covers(Refactoring refactoring) {
        return only.isEmpty() || only.contains(refactoring.number());
    }
}
