package dev.edd.backfill;

import dev.edd.backfill.ProgressStore.Claim;
import dev.edd.database.Database;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** Claims slices and works them off, each thread on a connection of its own. Thread-safe. */
final class Worker {
    private final ChunkMover mover;
    private final ProgressStore store;
    private final KeySpace keys;
    private final BackfillSettings settings;
    private final Gate gate;
    private final LoadControl load;
    private final AtomicLong chunkRows = new AtomicLong();

    Worker(ChunkMover mover, KeySpace keys, BackfillSettings settings, Gate gate) {
        this.mover = mover;
        this.store = mover.store();
        this.keys = keys;
        this.settings = settings;
        this.gate = gate;
        this.load = new LoadControl(settings.latencyBudget(), settings.load());
    }

    /** Works until nothing is left to claim or the gate is shut. */
    void work(Database connection) throws SQLException, InterruptedException {
        ChunkSize size = mover.task().chunkSize(load.chunkTime(settings.chunkTime()));
        try (Handle handle = connection.jdbi().open()) {
            ChunkMover.configure(handle);
            while (gate.pass()) {
                chunkRows.set(size.rows());
                Optional<Claim> claim = store.claim(handle, size.rows());
                if (claim.isEmpty()) {
                    return;
                }
                new SliceWork(handle, keys, mover, claim.get()).run(size, gate, load);
            }
        }
    }

    /** Returns how much of their time the workers work, and may be told how others fare. */
    LoadControl load() {
        return load;
    }

    /** Returns how many rows a chunk has by now. */
    long chunkRows() {
        return chunkRows.get();
    }
}
