package dev.edd.benchmark.backfill;

import java.io.IOException;
import java.time.Duration;

/** A keyset loop over JDBC that commits behind each chunk; it remembers nothing, so that a failure starts it over. */
record ClientLoop(int chunk, int threads) implements Mover {
    @Override
    public String name() {
        return "JDBC loop of %,d".formatted(chunk) + (threads == 1 ? "" : ", %s threads".formatted(threads));
    }

    @Override
    public Duration move(Inventory inventory) throws IOException, InterruptedException {
        return OwnJvm.measure(LoopProcess.class, inventory.database(), chunk, threads);
    }
}
