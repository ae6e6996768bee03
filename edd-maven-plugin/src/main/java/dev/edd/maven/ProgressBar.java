package dev.edd.maven;

import dev.edd.backfill.BackfillProgress;

/** A bar of twenty places. */
final class ProgressBar {
    private static final int PLACES = 20;

    private ProgressBar() {}

    /** Returns {@code [#####...............] }; nothing where nobody knows how many rows there are. */
    static String of(BackfillProgress progress) {
        if (progress.share().isEmpty()) {
            return "";
        }
        int full = (int) (progress.share().getAsDouble() * PLACES);
        return "[" + "#".repeat(full) + ".".repeat(PLACES - full) + "] ";
    }
}
