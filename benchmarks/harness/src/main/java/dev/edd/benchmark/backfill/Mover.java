package dev.edd.benchmark.backfill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** A way to move every row. */
interface Mover {
    /** Returns what it is called in the table of results. */
    String name();

    /** Returns whether it goes by what others feel, and so is of interest only where there are any. */
    default boolean isSteered() {
        return false;
    }

    /** Moves every row, and returns how long that took. */
    Duration move(Inventory inventory) throws SQLException, IOException, InterruptedException;
}
