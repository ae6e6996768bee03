package dev.edd.backfill;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.backfill.ProgressStore.PassState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The speed of a backfill over the last ten seconds. */
final class Pace {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long rows) {}

    /** Returns the progress that a state means, now. */
    BackfillProgress progress(PassState state, long chunkRows, Halt halt) {
        long now = System.nanoTime();
        samples.addLast(new Sample(now, state.rows()));
        while (samples.size() > 1 && now - samples.getFirst().nanos() > WINDOW.toNanos()) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        double seconds = (now - first.nanos()) / 1e9;
        double speed = seconds > 0 ? (state.rows() - first.rows()) / seconds : 0;
        BackfillProgress.Speed lately = new BackfillProgress.Speed(speed, chunkRows);
        return new BackfillProgress(state.number(), state.rows(), state.expectedRows(), lately, halt);
    }
}
