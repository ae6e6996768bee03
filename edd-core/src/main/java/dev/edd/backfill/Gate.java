package dev.edd.backfill;

import dev.edd.backfill.Failures.StoppedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What every worker passes before a chunk: open, closed while something throttles, or shut for good. Thread-safe. */
final class Gate {
    /** Load balancers cut what is silent for some minutes, servers for some hours. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);

    private static final int LONGEST_SECONDS = 30;

    private final Duration silence;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;
    private boolean shut;
    private boolean terminated;

    Gate() {
        this(SIGN_OF_LIFE);
    }

    /** Takes how long a connection may be silent while its owner waits. */
    Gate(Duration silence) {
        this.silence = silence;
    }

    /**
     * Waits while the gate is closed; returns false once it is shut.
     *
     * @param own the connection of who waits, in no transaction: it is used now and then, lest it be cut for idleness
     */
    boolean pass(Connection own) throws SQLException, InterruptedException {
        while (!opens(silence)) {
            // What is wrong with it, the next statement says.
            own.isValid(LONGEST_SECONDS);
        }
        return !isShut();
    }

    /** Waits while the gate is closed, but not longer than that; returns whether it is not, or shut. */
    private boolean opens(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (closed && !shut && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed || shut;
        } finally {
            lock.unlock();
        }
    }

    private boolean isShut() {
        lock.lock();
        try {
            return shut;
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

    /** Shuts it because the process is to end. */
    void terminate() {
        lock.lock();
        try {
            terminated = true;
        } finally {
            lock.unlock();
        }
        shut();
    }

    /** Returns whether it was shut because the process is to end. */
    boolean isTerminated() {
        lock.lock();
        try {
            return terminated;
        } finally {
            lock.unlock();
        }
    }

    /** Makes sure that the process goes on. */
    void check() throws StoppedException {
        if (isTerminated()) {
            throw new StoppedException();
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
