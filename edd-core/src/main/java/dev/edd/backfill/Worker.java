package dev.edd.backfill;

import dev.edd.backfill.Failures.StoppedException;
import dev.edd.backfill.ProgressStore.Claim;
import dev.edd.database.Database;
import dev.edd.database.TransientFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Claims slices and works them off, each thread on a connection of its own. Thread-safe. */
final class Worker {
    private static final Duration CLAIM_PAUSE = Duration.ofMillis(20);

    private final ChunkMover mover;
    private final ProgressStore store;
    private final KeySpace keys;
    private final BackfillSettings settings;
    private final Failures failures;
    private final Gate gate;
    private final LoadControl load;
    private final AtomicLong chunkRows = new AtomicLong();

    Worker(ChunkMover mover, KeySpace keys, BackfillSettings settings) {
        this.mover = mover;
        this.store = mover.store();
        this.keys = keys;
        this.settings = settings;
        this.failures = mover.failures();
        this.gate = failures.gate();
        this.load = new LoadControl(settings.latencyBudget(), settings.load());
    }

    /** Works until nothing is left to claim or the gate is shut. */
    void work(Database connection) throws SQLException, InterruptedException {
        try (Handle handle = connection.jdbi().open()) {
            ChunkMover.configure(handle, connection.dialect());
            ChunkSize size = mover.task().chunkSize(load.chunkTime(settings.chunkTime()));
            failures.locking().timeouts().setFor(connection.connection(), connection.dialect());
            failures.waits().enter(connection.connection());
            while (gate.pass(handle.getConnection())) {
                size.know(store.state(handle).tableRows());
                chunkRows.set(size.rows());
                Optional<Claim> claim = claim(handle, size.rows());
                if (claim.isEmpty()) {
                    return;
                }
                new SliceWork(handle, keys, mover, claim.get()).run(size, gate, load);
            }
        } catch (StoppedException itIsOver) {
            // What is not done stays so, and is claimed by whoever comes next.
        } finally {
            failures.waits().leave();
        }
    }

    /** Others may have the backfill's row for as long as they look for their next rows: no reason to give up. */
    private Optional<Claim> claim(Handle handle, int rows) throws SQLException, InterruptedException {
        while (true) {
            try {
                return store.claim(handle, rows);
            } catch (JdbiException e) {
                SQLException failure = ChunkMover.sqlException(e);
                if (!TransientFailure.is(failure) || !gate.pass(handle.getConnection())) {
                    throw failure;
                }
                gate.pause(CLAIM_PAUSE);
            }
        }
    }

    /** Returns how much of their time the workers work, and may be told how others fare. */
    LoadControl load() {
        return load;
    }

    Failures failures() {
        return failures;
    }

    /** Returns how many rows a chunk has by now. */
    long chunkRows() {
        return chunkRows.get();
    }
}
