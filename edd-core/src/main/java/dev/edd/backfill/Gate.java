package dev.edd.backfill;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What every worker passes before a chunk: open, closed while something throttles, or shut for good. Thread-safe. */
final class Gate {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;
    private boolean shut;

    /** Waits while the gate is closed; returns false once it is shut. */
    boolean pass() throws InterruptedException {
        lock.lock();
        try {
            while (closed && !shut) {
                changed.await();
            }
            return !shut;
        } finally {
            lock.unlock();
        }
    }

    /** Sleeps so long that work of that duration was the given share of the whole. */
    void rest(Duration worked, double load) throws InterruptedException {
        pause(Duration.ofNanos((long) (worked.toNanos() * (1 / load - 1))));
    }

    /** Closes the gate while something throttles, or opens it. */
    void throttle(boolean throttled) {
        lock.lock();
        try {
            closed = throttled;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody pass any more; what is in flight ends by itself. */
    void shut() {
        lock.lock();
        try {
            shut = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for that time, or less if the gate is shut. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0 && !shut) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
