package dev.edd.backfill;

import dev.edd.backfill.KeySpace.Grain;
import dev.edd.backfill.KeySpace.Range;
import dev.edd.backfill.ProgressStore.Claim;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Works off one slice, chunk by chunk; halves a chunk that fails until the row is found that is to blame. */
final class SliceWork {
    private final Handle handle;
    private final KeySpace keys;
    private final ChunkMover mover;
    private final Slice slice;
    private List<Grain> grains;
    private Optional<Key> doneTo;

    SliceWork(Handle handle, KeySpace keys, ChunkMover mover, Claim claim) {
        this.handle = handle;
        this.keys = keys;
        this.mover = mover;
        this.slice = claim.slice();
        this.grains = new ArrayList<>(claim.grains());
        this.doneTo = slice.doneTo();
    }

    /** Works until the slice is done or the gate is shut. */
    void run(ChunkSize size, Gate gate, LoadControl load) throws SQLException, InterruptedException {
        while (!grains.isEmpty() && gate.pass(handle.getConnection())) {
            List<Grain> chunk = next(size.rows());
            long start = System.nanoTime();
            move(chunk);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            // How long others held its rows tells nothing about a chunk, and nobody needs a rest from that.
            if (!mover.failures().waits().over()) {
                size.learn(rows(chunk), took);
                gate.rest(took, load.share());
            }
            gate.pause(mover.task().pause());
        }
        if (grains.isEmpty()) {
            // The rows at its end may have been deleted since it was claimed.
            mover.store().advance(handle, slice, slice.last(), 0);
        }
    }

    private List<Grain> next(int wanted) throws SQLException {
        if (grains.get(0).rows() > wanted) {
            grains = new ArrayList<>(keys.grains(handle, Range.between(doneTo, slice.last()), Math.max(1, wanted / 2)));
        }
        List<Grain> chunk = new ArrayList<>();
        while (!grains.isEmpty()
                && (chunk.isEmpty() || rows(chunk) + grains.get(0).rows() <= wanted)) {
            chunk.add(grains.remove(0));
        }
        return chunk;
    }

    private void move(List<Grain> chunk) throws SQLException, InterruptedException {
        if (chunk.isEmpty()) {
            return;
        }
        Key first = chunk.get(0).first();
        Key last = chunk.get(chunk.size() - 1).last();
        Optional<SQLException> failure = mover.move(handle, slice, new Grain(first, last, rows(chunk)));
        if (failure.isPresent() && rows(chunk) > 1) {
            List<Grain> parts =
                    chunk.size() > 1 ? chunk : keys.grains(handle, Range.between(doneTo, last), (rows(chunk) + 1) / 2);
            // There is no part where its rows were deleted meanwhile.
            int half = Math.min(parts.size(), Math.max(1, parts.size() / 2));
            move(parts.subList(0, half));
            move(parts.subList(half, parts.size()));
            return;
        }
        if (failure.isPresent()) {
            mover.reject(handle, slice, last, failure.get());
        }
        doneTo = Optional.of(last);
    }

    private static long rows(List<Grain> grains) {
        long rows = 0;
        for (Grain grain : grains) {
            rows += grain.rows();
        }
        return rows;
    }
}
