package dev.edd.lease;

import dev.edd.database.Database;
import dev.edd.migration.EddException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a lease from expiring, by a thread with a connection of its own: a third of its time at the latest. */
final class Heartbeat {
    private static final int BEATS_PER_LEASE = 3;

    private final LeaseTable table;
    private final Database database;
    private final long token;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Database own;

    Heartbeat(LeaseTable table, Database database, long token) {
        this.table = table;
        this.database = database;
        this.token = token;
    }

    /** Starts it. A run that is over before the first beat opens no second connection. */
    void start() {
        Thread thread = new Thread(this::beat, "edd-lease");
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped.countDown();
    }

    private void beat() {
        Duration pause = table.time().dividedBy(BEATS_PER_LEASE);
        try {
            boolean ours = true;
            while (ours && !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                ours = renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    /** Returns whether the lease is still ours, as far as is known: without a connection, the next beat tries again. */
    private boolean renew() {
        try {
            if (own == null) {
                own = database.openAnother(table.time());
            }
            return table.renew(own.connection(), token);
        } catch (SQLException | EddException unreachable) {
            disconnect();
            return true;
        }
    }

    private void disconnect() {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
