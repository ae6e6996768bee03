package dev.edd.execution;

import dev.edd.backfill.BackfillProgress;
import dev.edd.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Has a run's own connection say something while backfills move rows on others, for hours: servers and load balancers cut
 * off who is silent for long, and what was moved could not be recorded.
 */
final class KeepAlive extends Relay {
    static final Duration PAUSE = Duration.ofMinutes(1);

    /** As long as a server is taken for alive that stalls; other runners take this one for dead only after more. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Connection connection;
    private final LongSupplier nanos;
    private long last;

    /**
     * Takes the connection, which nobody uses while a backfill moves rows.
     *
     * @param nanos the time, as {@link System#nanoTime} has it
     */
    KeepAlive(Connection connection, LongSupplier nanos, Progress listener) {
        super(listener);
        this.connection = connection;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    @Override
    public void moving(Step step, BackfillProgress progress) {
        super.moving(step, progress);
        if (nanos.getAsLong() - last >= PAUSE.toNanos()) {
            ping();
            last = nanos.getAsLong();
        }
    }

    /** No transaction stays open behind it. */
    private void ping() {
        try {
            if (connection.isValid((int) PATIENCE.toSeconds()) && !connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException broken) {
            // Whoever needs the connection next says so.
        }
    }
}
