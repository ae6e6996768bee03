package dev.edd.migration;

import java.util.Locale;
import java.util.Optional;

/** The three migrations a refactoring is split into, in the order they run against release X. */
public enum Phase {
    /** Runs before X+1 is deployed: adds what X+1 needs and breaks nothing X relies on. */
    INITIAL,

    /** Runs while X and X+1 both serve traffic: moves data in batches, never the schema. */
    TRANSITION,

    /** Runs with X+2, when no instance of X is left: removes what only X relied on. */
    FINALIZATION;

    /** Returns whether release X may still be using the schema while this phase runs. */
    public boolean servesPreviousRelease() {
        return this != FINALIZATION;
    }

    /** Returns the Liquibase context of this phase, which is also the name of its folder: {@code initial}. */
    public String context() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the context with Liquibase's required operator, {@code @initial}: a changeset that carries it does not
     * run unless this very context is asked for.
     */
    public String requiredContext() {
        return "@" + context();
    }

    /** Returns the phase of that context or folder name, without regard to case; empty if there is none. */
    public static Optional<Phase> of(String context) {
        for (Phase phase : values()) {
            if (phase.context().equalsIgnoreCase(context)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return context();
    }
}
