package dev.edd.plan;

import dev.edd.migration.Migration;
import java.util.List;
import java.util.Locale;

/**
 * One migration that is to run.
 *
 * @param warnings what the database has to say of it; usually empty
 * @param risk what can be lost by it
 * @param done how many of its first statements have taken effect in a run that stopped there; usually 0
 */
public record Step(Migration migration, Kind kind, List<Warning> warnings, Risk risk, int done) {
    public Step {
        warnings = List.copyOf(warnings);
    }

    /** Takes a migration of which nothing is to be said. */
    public Step(Migration migration, Kind kind) {
        this(migration, kind, List.of(), Risk.NOT_JUDGED, 0);
    }

    /** Returns the same step, of whose first statements so many have taken effect already. */
    Step behind(int statements) {
        return new Step(migration, kind, warnings, risk, statements);
    }

    /** Returns the same step with these warnings. */
    public Step warning(List<Warning> about) {
        return new Step(migration, kind, about, risk, done);
    }

    /** Returns the same step with what can be lost by it. */
    public Step with(Risk other) {
        return new Step(migration, kind, warnings, other, done);
    }

    /** Returns the same step with other words for the same migration. */
    public Step with(Migration other) {
        return new Step(other, kind, warnings, risk, done);
    }

    /**
     * What can be lost.
     *
     * @param losses the tables that lose data; empty if it is not destructive, or it is not known which
     */
    public record Risk(Level level, List<Loss> losses) {
        /** The risk of a step that nobody has judged. */
        public static final Risk NOT_JUDGED = new Risk(Level.NOT_JUDGED, List.of());

        public Risk {
            losses = List.copyOf(losses);
        }

        /** How much can be lost; the greater ones last. */
        public enum Level {
            /** Nobody has looked. */
            NOT_JUDGED,

            /** It adds a table, a nullable column, a concurrent index: nothing is lost and nobody waits long. */
            SAFE,

            /** It changes what is there, and can be undone. */
            CAREFUL,

            /** It takes data away that only a backup brings back. */
            DESTRUCTIVE;

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT).replace('_', ' ');
            }
        }

        /**
         * Data that a table loses.
         *
         * @param what of it: {@code the column code}, {@code all rows}
         * @param rows about how many there are in the table; {@link #UNKNOWN} where the database does not know
         */
        public record Loss(String table, String what, long rows) {
            /** The number of rows of a table that nobody has counted. */
            public static final long UNKNOWN = -1;
        }
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
