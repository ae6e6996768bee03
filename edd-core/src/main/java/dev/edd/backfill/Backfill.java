package dev.edd.backfill;

import dev.edd.backfill.ProgressStore.PassState;
import dev.edd.database.Database;
import dev.edd.database.Runner;
import dev.edd.migration.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Moves the data of one transition in chunks, alone or together with other runners. */
public final class Backfill {
    private static final Duration TICK = Duration.ofMillis(500);

    private final Database database;
    private final BackfillSettings settings;
    private final Consumer<BackfillProgress> progress;
    private final Gate gate = new Gate();

    /** Takes the database, whose connection serves the bookkeeping; every worker opens one more. */
    public Backfill(Database database, BackfillSettings settings, Consumer<BackfillProgress> progress) {
        this.database = database;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Goes through the whole table once, or through what an interrupted run or other runners leave of it.
     *
     * @return how many rows were seen, by all runners
     * @throws BackfillFailedException if a row cannot be moved, the statement is wrong or the connection is lost; what
     *     is committed stays, and the next run continues behind it
     */
    public long run(Migration migration) {
        BackfillTask task = BackfillTask.of(migration);
        try (Handle handle = database.jdbi().open()) {
            ChunkMover.configure(handle);
            ProgressTables.create(handle);
            KeySpace keys = KeySpace.of(task, handle, database.dialect());
            ProgressStore store = new ProgressStore(task.id(), Runner.name(), keys, database.dialect());
            store.beat(handle);
            store.buryLocalDead(handle);
            store.join(handle, TableSize.estimate(task.table(), handle, database.dialect()));
            try {
                return pass(
                        handle,
                        store,
                        new Worker(new ChunkMover(task, keys, store, settings.recordErrors()), keys, settings, gate));
            } finally {
                store.leave(handle);
            }
        } catch (SQLException e) {
            throw new BackfillFailedException(migration, database.redaction().clean(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackfillFailedException(migration, new SQLException("The run was interrupted.", e));
        }
    }

    private long pass(Handle handle, ProgressStore store, Worker worker) throws SQLException, InterruptedException {
        Pace pace = new Pace();
        ExecutorService threads = Executors.newFixedThreadPool(settings.workers());
        try {
            PassState state = store.state(handle);
            while (!state.isOver()) {
                for (Future<?> each : start(threads, worker)) {
                    while (!isDone(each)) {
                        tick(handle, store, pace);
                    }
                }
                state = tick(handle, store, pace);
                if (!state.isOver()) {
                    // Other runners are at their last slices; what one of them leaves behind, if it dies, is claimed.
                    gate.pause(TICK);
                }
            }
            store.finish(handle);
            return state.rows();
        } finally {
            gate.shut();
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.DAYS);
        }
    }

    private List<Future<?>> start(ExecutorService threads, Worker worker) {
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < settings.workers(); i++) {
            working.add(threads.submit(() -> work(worker)));
        }
        return working;
    }

    private @Nullable Void work(Worker worker) throws SQLException, InterruptedException {
        boolean done = false;
        try (Database connection = database.openAnother()) {
            worker.work(connection);
            done = true;
        } finally {
            if (!done) {
                gate.shut();
            }
        }
        return null;
    }

    private static boolean isDone(Future<?> work) throws SQLException, InterruptedException {
        try {
            work.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new SQLException(String.valueOf(e.getCause()), e);
        }
    }

    private PassState tick(Handle handle, ProgressStore store, Pace pace) {
        store.beat(handle);
        PassState state = store.state(handle);
        progress.accept(pace.progress(state));
        return state;
    }
}
