package dev.edd.execution;

import dev.edd.database.TransientFailure;
import dev.edd.migration.MigrationId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import liquibase.exception.LiquibaseException;

/**
 * Tries again what did not get its locks. A statement that waits for a lock makes everybody wait who comes later; so it
 * waits a short time only, gets out of the way, and comes back after a pause that grows and that differs from run to run.
 */
final class LockRetry {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 5;

    private final LockSettings settings;
    private final BlockerWatch watch;
    private final Progress progress;

    LockRetry(LockSettings settings, BlockerWatch watch, Progress progress) {
        this.settings = settings;
        this.watch = watch;
        this.progress = progress;
    }

    /** Something that changes nothing unless it succeeds. */
    @FunctionalInterface
    interface Attempt<T, E extends LiquibaseException> {
        /** Does it. */
        T run() throws E;
    }

    /** Returns what the first successful attempt returns. */
    <T, E extends LiquibaseException> T run(MigrationId migration, Attempt<T, E> attempt) throws E {
        for (int number = 1; ; number++) {
            try {
                return watched(attempt);
            } catch (LiquibaseException e) {
                if (!isAboutLocks(e) || number > settings.retries()) {
                    throw e;
                }
                Duration pause = pause(number);
                progress.retrying(new LockedOut(migration, number, attempts(), watch.seen(), pause));
                if (!isSleptThrough(pause)) {
                    throw e;
                }
            }
        }
    }

    private int attempts() {
        return (int) Math.min(Integer.MAX_VALUE, settings.retries() + 1L);
    }

    private <T, E extends LiquibaseException> T watched(Attempt<T, E> attempt) throws E {
        if (settings.lockTimeout().isZero()) {
            return attempt.run();
        }
        Future<?> watching = watch.watch();
        try {
            return attempt.run();
        } finally {
            watching.cancel(true);
        }
    }

    /** Returns who stood in the way of what failed at last; empty if something else was the reason. */
    String blockers(Exception failure) {
        return isAboutLocks(failure) ? String.join("\n", watch.seen()) : "";
    }

    private static boolean isAboutLocks(Exception failure) {
        return Causes.of(failure, SQLException.class).anyMatch(TransientFailure::is);
    }

    private static Duration pause(int attempt) {
        Duration full = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        Duration capped = full.compareTo(LONGEST_PAUSE) < 0 ? full : LONGEST_PAUSE;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 2, capped.toMillis() + 1));
    }

    private static boolean isSleptThrough(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
