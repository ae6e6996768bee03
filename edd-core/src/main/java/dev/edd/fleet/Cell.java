package dev.edd.fleet;

import dev.edd.migration.RefactoringState;
import java.time.Duration;

/**
 * How far one environment has come with one refactoring.
 *
 * @param remaining the rows that its transition has still to move; {@link #NOT_COUNTED} where nobody counts,
 *     {@link #UNKNOWN} where the query that should has failed
 * @param age since its initial was applied, while it is in transition; zero otherwise
 */
public record Cell(String refactoring, RefactoringState state, long remaining, Duration age, Next next) {
    /** Stands for a number of rows that nobody asked for. */
    public static final long NOT_COUNTED = -1;

    /** Stands for a number of rows that was asked for in vain. */
    public static final long UNKNOWN = -2;

    /** What is to be done next. */
    public sealed interface Next {
        /** Nothing: it is over. */
        record Nothing() implements Next {}

        /** A migration that would run now. */
        record Due(String migration) implements Next {}

        /**
         * A migration that would not run now.
         *
         * @param reason with what opens the way
         */
        record Waiting(String migration, String reason) implements Next {}
    }
}
