package dev.edd.backfill;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.backfill.ProgressStore.PassState;
import dev.edd.database.Database;
import dev.edd.migration.EddException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** What one runner does of one pass: its workers work, and it looks after them about twice a second. */
final class Pass {
    static final Duration TICK = Duration.ofMillis(500);

    /** Who gets no answer for that long has lost the server; other runners have long taken this one for dead. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int ANSWER_SECONDS = 10;

    private final Database database;
    private final BackfillSettings settings;
    private final Consumer<BackfillProgress> progress;
    private final Throttles throttles;
    private final Queue<Database> connections = new ConcurrentLinkedQueue<>();
    private final Pace pace = new Pace();
    private Duration silence = SILENCE;
    private Halt halt = Halt.NONE;

    Pass(Database database, BackfillSettings settings, Consumer<BackfillProgress> progress, Throttles throttles) {
        this.database = database;
        this.settings = settings;
        this.progress = progress;
        this.throttles = throttles;
    }

    /** Takes the server for lost when it has given no answer for that long. */
    Pass lostAfter(Duration longest) {
        silence = longest;
        return this;
    }

    /** Works until the pass is over, for all runners; returns how many rows were seen by all of them. */
    long run(Handle handle, ChunkMover mover, KeySpace keys) throws SQLException, InterruptedException {
        ProgressStore store = mover.store();
        Worker worker = new Worker(mover, keys, settings);
        Gate gate = mover.failures().gate();
        ExecutorService threads = Executors.newFixedThreadPool(settings.workers(), new Daemon("edd-worker"));
        Optional<LatencyProbe> probe = probe(worker);
        database.limit(silence);
        try {
            PassState state = tick(handle, store, worker);
            while (!state.isOver()) {
                state = workOnce(threads, handle, store, worker);
            }
            store.passes().finish(handle, state.number());
            return state.rows();
        } finally {
            gate.shut();
            end(threads);
            database.limit(Duration.ZERO);
            if (probe.isPresent()) {
                probe.get().stop();
            }
        }
    }

    /** Lets the workers work until nothing is left that can be claimed; pauses then if the pass is not over. */
    private PassState workOnce(ExecutorService threads, Handle handle, ProgressStore store, Worker worker)
            throws SQLException, InterruptedException {
        for (Future<Boolean> each : start(threads, worker)) {
            while (result(each).isEmpty()) {
                tick(handle, store, worker);
            }
        }
        PassState state = tick(handle, store, worker);
        if (!state.isOver()) {
            worker.failures().gate().check();
            // Other runners are at their last slices; what one of them leaves behind, if it dies, is claimed.
            worker.failures().gate().pause(TICK);
        }
        return state;
    }

    /** Waits for the chunks in flight; where the server is out of reach, not for an answer that will not come. */
    private void end(ExecutorService threads) throws SQLException, InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(silence.toMillis(), TimeUnit.MILLISECONDS)
                && !database.connection().isValid(ANSWER_SECONDS)) {
            // MariaDB's driver waits in vain for whoever reads: so does the thread, but not the run.
            Daemon thread = new Daemon("edd-abort");
            connections.forEach(each -> thread.newThread(each::abort).start());
            threads.awaitTermination(ANSWER_SECONDS, TimeUnit.SECONDS);
            return;
        }
        threads.awaitTermination(1, TimeUnit.DAYS);
    }

    private Optional<LatencyProbe> probe(Worker worker) {
        return settings.latencyBudget().isZero()
                ? Optional.empty()
                : Optional.of(LatencyProbe.start(database.openAnother(LatencyProbe.LONGEST), worker.load()));
    }

    private List<Future<Boolean>> start(ExecutorService threads, Worker worker) {
        List<Future<Boolean>> working = new ArrayList<>();
        for (int i = 0; i < settings.workers(); i++) {
            working.add(threads.submit(() -> work(worker)));
        }
        return working;
    }

    private boolean work(Worker worker) throws SQLException, InterruptedException {
        boolean done = false;
        try (Database connection = database.openAnother()) {
            connections.add(connection);
            Duration statement = worker.failures().locking().timeouts().statement();
            connection.limit(statement.isZero() ? statement : statement.plus(silence));
            worker.work(connection);
            done = true;
        } finally {
            if (!done) {
                worker.failures().gate().shut();
            }
        }
        return true;
    }

    /** Waits for a tick; returns what the work has resulted in, empty while it goes on. */
    static <T> Optional<T> result(Future<T> work) throws SQLException, InterruptedException {
        try {
            return Optional.of(work.get(TICK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EddException ours) {
                throw ours;
            }
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            if (e.getCause() instanceof JdbiException jdbi) {
                throw ChunkMover.sqlException(jdbi);
            }
            throw new SQLException(String.valueOf(e.getCause()), e);
        }
    }

    private PassState tick(Handle handle, ProgressStore store, Worker worker)
            throws SQLException, InterruptedException {
        store.runners().beat(handle);
        Halt judged = throttles.judge(handle);
        worker.failures().gate().throttle(judged.isWaiting());
        Halt now = judged.isWaiting() ? judged : worker.failures().waits().halt();
        if (!now.equals(halt)) {
            store.runners().halt(handle, now);
            halt = now;
        }
        PassState state = store.state(handle);
        progress.accept(pace.progress(state, worker.chunkRows(), halt));
        return state;
    }
}
