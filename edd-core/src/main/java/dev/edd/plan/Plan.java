package dev.edd.plan;

import dev.edd.migration.MigrationId;
import java.util.List;

/**
 * What a run would do.
 *
 * @param steps in the order they run; none of them runs while there are refusals
 * @param deferred what was asked for and is not due, by number
 * @param refusals why nothing may run; usually empty
 */
public record Plan(List<Step> steps, List<Deferred> deferred, List<Refusal> refusals) {
    public Plan {
        steps = List.copyOf(steps);
        deferred = List.copyOf(deferred);
        refusals = List.copyOf(refusals);
    }

    /** Returns the same plan with other steps, which do the same. */
    public Plan with(List<Step> other) {
        return new Plan(other, deferred, refusals);
    }

    /** Returns whether nothing is to be done and nothing is wrong. */
    public boolean isEmpty() {
        return steps.isEmpty() && refusals.isEmpty();
    }

    /** A migration that is left for a later run. */
    public record Deferred(MigrationId migration, String reason) {}

    /**
     * Something that must be put right before anything runs.
     *
     * @param what the migration's name first
     * @param where its file, or its place in the history
     */
    public record Refusal(String what, String where, String why, String fix) {}
}
