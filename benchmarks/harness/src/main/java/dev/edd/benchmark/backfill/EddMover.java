package dev.edd.benchmark.backfill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * This product.
 *
 * @param load in percent of a worker's time
 * @param budget how many milliseconds a transaction of others may take; 0 where that does not matter
 * @param work where it may write files
 */
record EddMover(int workers, int load, int budget, Path work) implements Mover {
    static final int FULL_LOAD = 100;

    @Override
    public String name() {
        String who = workers == 1 ? "1 worker" : workers + " workers";
        return isSteered()
                ? "edd, %s, budget of %s ms".formatted(who, budget)
                : "edd, %s, %s %% load".formatted(who, load);
    }

    @Override
    public boolean isSteered() {
        return budget > 0;
    }

    @Override
    public Duration move(Inventory inventory) throws IOException, InterruptedException {
        return OwnJvm.measure(EddProcess.class, inventory.database(), work, workers, load, budget);
    }
}
