package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.database.TransientFailure;
import dev.edd.migration.EddException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what throttles a run, about twice a second, by a thread and a connection of its own: a slow answer keeps nobody
 * waiting who works or gives signs of life. They go by the latest answer, as long as that is not too old.
 */
final class Lookout implements AutoCloseable {
    /** An older answer is none. Longer than a query may take. */
    private static final Duration STALE = Duration.ofSeconds(15);

    private static final String CANCELED = "57014";

    private final List<Throttle> throttles;
    private final Database database;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new Daemon("edd-throttles"));
    private final Future<?> looking;
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile Answer answer = new Answer(Optional.empty(), null, System.nanoTime() - 2 * STALE.toNanos());
    private @Nullable Database own;
    private @Nullable Replicas replicas;

    /**
     * What a look has found.
     *
     * @param reason why the run has to wait; empty where it may go on
     * @param failure what makes it stop
     */
    private record Answer(Optional<String> reason, @Nullable SQLException failure, long nanos) {}

    private Lookout(List<Throttle> throttles, Database database, Clock clock) {
        this.throttles = throttles;
        this.database = database;
        this.clock = clock;
        this.looking = thread.scheduleWithFixedDelay(this::look, 0, Pass.TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins to look. */
    static Lookout start(List<Throttle> throttles, Database database, Clock clock) {
        return new Lookout(throttles, database, clock);
    }

    /** Returns why the run has to wait; waits for the first answer, so that nothing is moved before it. */
    Optional<String> reason() throws SQLException, InterruptedException {
        answered.await();
        Answer latest = answer;
        if (latest.failure != null) {
            throw latest.failure;
        }
        boolean stale = System.nanoTime() - latest.nanos > STALE.toNanos();
        return latest.reason.isEmpty() && stale ? Optional.of("nobody answers whether it may go on") : latest.reason;
    }

    private void look() {
        try {
            tell(ask(), null);
        } catch (SQLTimeoutException e) {
            tell(Optional.of(tooSlow(e)), null);
        } catch (SQLException e) {
            if (CANCELED.equals(e.getSQLState())) {
                tell(Optional.of(tooSlow(e)), null);
            } else if (TransientFailure.isConnectionLost(e)) {
                unanswered();
            } else {
                tell(Optional.empty(), e);
            }
        } catch (EddException unreachable) {
            unanswered();
        }
    }

    private String tooSlow(SQLException e) {
        String why = database.redaction().clean(String.valueOf(e.getMessage()).strip());
        return "it takes too long to ask whether it may go on (%s)".formatted(why);
    }

    private void tell(Optional<String> reason, @Nullable SQLException failure) {
        answer = new Answer(reason, failure, System.nanoTime());
        answered.countDown();
    }

    private Optional<String> ask() throws SQLException {
        if (own == null) {
            own = database.openAnother(STALE);
        }
        if (replicas == null) {
            replicas = new Replicas(database);
        }
        Throttle.Moment now = new Throttle.Moment(own, LocalTime.now(clock), replicas);
        for (Throttle throttle : throttles) {
            Optional<String> reason = throttle.reason(now);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** The next look tries again; meanwhile the latest answer ages. */
    private void unanswered() {
        disconnect();
        answered.countDown();
    }

    private void disconnect() {
        if (own != null) {
            own.close();
            own = null;
        }
    }

    private void leave() {
        disconnect();
        if (replicas != null) {
            replicas.close();
        }
    }

    /** Ends it; a query that is under way ends by itself. */
    @Override
    public void close() {
        looking.cancel(false);
        thread.execute(this::leave);
        thread.shutdown();
    }
}
