package dev.edd.plan;

import dev.edd.migration.Migration;

/** One migration that is to run. */
public record Step(Migration migration, Kind kind) {
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
