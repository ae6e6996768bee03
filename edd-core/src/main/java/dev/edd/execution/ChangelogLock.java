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
    /** The statement that releases the lock of a run that cannot do so any more. */
    static final String RELEASE =
            "UPDATE DATABASECHANGELOGLOCK SET LOCKED = FALSE, LOCKGRANTED = NULL, LOCKEDBY = NULL WHERE ID = 1";

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final StandardLockService service = new StandardLockService();
    private final dev.edd.database.Database target;

    ChangelogLock(Database database, dev.edd.database.Database target) {
        service.setDatabase(database);
        this.target = target;
    }

    /** Takes the lock, or waits for it. */
    void acquire(Duration wait, Progress progress) throws LiquibaseException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!service.acquireLock()) {
            String holder = holder();
            if (System.nanoTime() > deadline) {
                throw new ChangelogLockedException(target.displayUrl(), holder, wait);
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

    /** Releases the lock if it is ours; Liquibase's own method would release anybody's. */
    @Override
    public void close() {
        if (!service.hasChangeLogLock()) {
            return;
        }
        try {
            service.releaseLock();
        } catch (LockException e) {
            throw new LockNotReleasedException(target.displayUrl(), DatabaseReason.of(e, target.redaction()));
        }
    }
}
