package dev.edd.plan;

import dev.edd.migration.Phase;
import java.util.Optional;

/** One condition of a migration, mostly of a finalization: a pure function of facts. */
interface Gate {
    /** Returns its name in kebab case, never changed: people open it by that name. */
    String name();

    /** Returns whether it is asked about migrations of a phase. */
    default boolean concerns(Phase phase) {
        return phase == Phase.FINALIZATION;
    }

    /** Returns what keeps it closed, and the date or event that opens it; empty where it is open. */
    Optional<String> closed(Situation situation);

    /** Returns what it would need to know to judge; empty where it knows enough, or nobody asked. */
    default Optional<String> notJudged(Situation situation) {
        return Optional.empty();
    }
}
