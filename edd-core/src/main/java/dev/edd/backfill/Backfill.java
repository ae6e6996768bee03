package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.database.Runner;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Moves the data of one transition in chunks, alone or together with other runners. */
public final class Backfill {
    private final Database database;
    private final BackfillSettings settings;
    private final Consumer<BackfillProgress> progress;

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
        return migration.isRepeated() ? new Repetition(database, settings, progress).run(migration) : walk(migration);
    }

    private long walk(Migration migration) {
        BackfillTask task = BackfillTask.of(migration);
        try (Handle handle = database.jdbi().open()) {
            ChunkMover.configure(handle);
            ProgressTables.create(handle, database.dialect());
            KeySpace keys = KeySpace.of(task, handle, database.dialect());
            ProgressStore store = new ProgressStore(task.id(), Runner.name(), keys, database.dialect());
            store.beat(handle);
            store.buryLocalDead(handle);
            store.join(handle, TableSize.estimate(task.table(), handle, database.dialect()));
            ChunkMover mover = new ChunkMover(task, keys, store, settings.recordErrors());
            try (Throttles throttles = Throttles.of(migration, settings, database)) {
                return new Pass(database, settings, progress, throttles).run(handle, mover, keys);
            } finally {
                store.leave(handle);
            }
        } catch (SQLException e) {
            throw new BackfillFailedException(migration, database.redaction().clean(e));
        } catch (JdbiException e) {
            throw new BackfillFailedException(migration, database.redaction().clean(ChunkMover.sqlException(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackfillFailedException(migration, new SQLException("The run was interrupted.", e));
        }
    }

    /**
     * Tries the rows again that are recorded because they could not be moved, each in a transaction of its own. What is
     * moved is forgotten; what is not stays recorded, with the reason of this time.
     *
     * @return every recorded row, in the order of the recorded keys
     */
    public List<RetriedRow> retry(Migration migration) {
        BackfillTask task = BackfillTask.of(migration);
        try (Handle handle = database.jdbi().open()) {
            ChunkMover.configure(handle);
            ProgressTables.create(handle, database.dialect());
            KeySpace keys = KeySpace.of(task, handle, database.dialect());
            ProgressStore store = new ProgressStore(task.id(), Runner.name(), keys, database.dialect());
            ChunkMover mover = new ChunkMover(task, keys, store, true);
            List<RetriedRow> rows = new ArrayList<>();
            for (Key row : store.errors().keys(handle)) {
                String reason = mover.retry(handle, row)
                        .map(failure -> String.valueOf(
                                database.redaction().clean(failure).getMessage()))
                        .orElse("");
                rows.add(new RetriedRow(migration.id(), row.toString(), reason));
            }
            return rows;
        } catch (SQLException e) {
            throw new BackfillFailedException(migration, database.redaction().clean(e));
        } catch (JdbiException e) {
            throw new BackfillFailedException(migration, database.redaction().clean(ChunkMover.sqlException(e)));
        }
    }

    /**
     * What became of a row that a backfill could not move and that was tried again.
     *
     * @param key the row's key, its columns in the order of the directive
     * @param reason why it still cannot be moved, in the database's words; empty if it was moved
     */
    public record RetriedRow(MigrationId migration, String key, String reason) {
        /** Returns whether the row was moved. */
        public boolean moved() {
            return reason.isEmpty();
        }
    }
}
