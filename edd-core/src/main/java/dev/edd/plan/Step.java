package dev.edd.plan;

import dev.edd.migration.Migration;
import java.util.List;

/**
 * One migration that is to run.
 *
 * @param warnings what the database has to say of it; usually empty
 */
public record Step(Migration migration, Kind kind, List<Warning> warnings) {
    public Step {
        warnings = List.copyOf(warnings);
    }

    /** Takes a migration of which nothing is to be said. */
    public Step(Migration migration, Kind kind) {
        this(migration, kind, List.of());
    }

    /** Returns the same step with these warnings. */
    public Step warning(List<Warning> about) {
        return new Step(migration, kind, about);
    }

    /**
     * Something that does not keep the step from running, and should be known before.
     *
     * @param what the object's name first
     * @param fix an imperative that can be carried out or pasted
     */
    public record Warning(String what, String why, String fix) {}

    /** Why it runs. */
    public enum Kind {
        /** It has never been applied. */
        FIRST_RUN("first run"),

        /** A transition, run again because the previous release may have written since. */
        RERUN("again, until finalized"),

        /** A transition, run once more right before its finalization. */
        LAST_RUN("once more before the finalization");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
