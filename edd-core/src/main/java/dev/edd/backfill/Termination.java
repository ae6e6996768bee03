package dev.edd.backfill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops a run behind the chunks that are in flight when its process is told to end, as by Ctrl-C or a scheduler, and has the
 * process wait for that: others may take over at once what it leaves. Whoever is not so patient kills it, which loses
 * nothing, either.
 */
final class Termination implements AutoCloseable {
    /** Schedulers kill who has not ended ten seconds after they were told to. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** For what comes behind the run: the end of its lease, the audit trail, and whatever tells people. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Gate gate = new Gate();
    private final Thread run = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "edd-termination");

    private Termination() {}

    /** Waits, from now on, for the process to be told to end. */
    static Termination watch() {
        Termination termination = new Termination();
        try {
            Runtime.getRuntime().addShutdownHook(termination.hook);
        } catch (IllegalStateException ending) {
            termination.gate.terminate();
        }
        return termination;
    }

    /** Returns the gate that nobody passes any more once the process is to end. */
    Gate gate() {
        return gate;
    }

    private void stop() {
        gate.terminate();
        try {
            if (over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                run.join(LAST_WORDS.toMillis());
            }
        } catch (InterruptedException itIsToEndNow) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the run is over. */
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook waits for this.
        }
    }
}
