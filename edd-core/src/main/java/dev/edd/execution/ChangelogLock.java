package dev.edd.execution;

import java.time.Duration;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.StandardLockService;

/**
 * Liquibase's own lock, so that no other Liquibase runs at the same time. Its instance is ours alone: the factory's
 * shared ones mix up databases when several threads migrate at once.
 */
final class ChangelogLock implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final StandardLockService service = new StandardLockService();

    ChangelogLock(Database database) {
        service.setDatabase(database);
    }

    /** Takes the lock, or waits for it. */
    void acquire(Duration wait, String database, Progress progress) throws LiquibaseException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!service.acquireLock()) {
            String holder = holder();
            if (System.nanoTime() > deadline) {
                throw new ChangelogLockedException(database, holder, wait);
            }
            progress.waiting(holder);
            pause();
        }
    }

    private static void pause() throws LockException {
        try {
            Thread.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockException(e);
        }
    }

    private String holder() throws LockException {
        for (DatabaseChangeLogLock lock : service.listLocks()) {
            return "%s has held the lock since %s".formatted(lock.getLockedBy(), lock.getLockGranted());
        }
        return "The lock was just released";
    }

    @Override
    public void close() throws LockException {
        service.releaseLock();
    }
}
