package dev.edd.plan;

import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run would do.
 *
 * @param steps in the order they run; none of them runs while there are refusals
 * @param deferred what was asked for and is not due, by number
 * @param refusals why nothing may run; usually empty
 * @param verdicts what the gates say of finalizations, where they are not simply open
 */
public record Plan(
        List<Step> steps, List<Deferred> deferred, List<Refusal> refusals, Map<MigrationId, List<Verdict>> verdicts) {
    public Plan {
        steps = List.copyOf(steps);
        deferred = List.copyOf(deferred);
        refusals = List.copyOf(refusals);
        verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
    }

    /** Takes a plan whose gates are all open. */
    public Plan(List<Step> steps, List<Deferred> deferred, List<Refusal> refusals) {
        this(steps, deferred, refusals, Map.of());
    }

    /** Returns the same plan with more reasons not to carry it out. */
    public Plan refusing(List<Refusal> more) {
        List<Refusal> all = new ArrayList<>(refusals);
        all.addAll(more);
        return new Plan(steps, deferred, all, verdicts);
    }

    /** Returns the same plan with other steps, which do the same. */
    public Plan with(List<Step> other) {
        return new Plan(other, deferred, refusals, verdicts);
    }

    /** Returns whether nothing is to be done and nothing is wrong. */
    public boolean isEmpty() {
        return steps.isEmpty() && refusals.isEmpty();
    }

    /** Returns whether something is to be removed by it. */
    public boolean finalizes() {
        return steps.stream().anyMatch(step -> step.migration().phase() == Phase.FINALIZATION);
    }

    /** Returns what the gates of a migration say that are closed. */
    public List<Verdict> closed(MigrationId migration) {
        return verdicts.getOrDefault(migration, List.of()).stream()
                .filter(verdict -> verdict.kind() == Verdict.Kind.CLOSED)
                .toList();
    }

    /** Returns whether it depends on what another environment has applied. */
    public boolean asksPreviousEnvironment() {
        return verdicts.values().stream().flatMap(List::stream).anyMatch(verdict -> verdict.gate()
                .equals(PreviousEnvironment.NAME));
    }

    /** A migration that is left for a later run. */
    public record Deferred(MigrationId migration, String reason) {}

    /**
     * What one gate says.
     *
     * @param gate the name by which it can be opened
     */
    public record Verdict(String gate, Kind kind, String reason) {
        /** What a gate can say. */
        public enum Kind {
            /** It is closed, so the finalization is not due. */
            CLOSED,

            /** It is closed, and somebody has opened it. */
            OVERRIDDEN,

            /** It is open because nobody asked for it and nothing is known. */
            NOT_JUDGED
        }
    }

    /**
     * Something that must be put right before anything runs.
     *
     * @param what the migration's name first
     * @param where its file, or its place in the history
     */
    public record Refusal(String what, String where, String why, String fix) {}
}
