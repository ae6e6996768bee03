package dev.edd.backfill;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.database.Database;
import dev.edd.database.ExistingTable;
import dev.edd.database.ServerClock;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** What people do about backfills from another terminal: look at them, let them wait, and let them go on. */
public final class BackfillControl {
    private final Database database;

    /** Takes the database that the backfills work on. */
    public BackfillControl(Database database) {
        this.database = database;
    }

    /**
     * Makes backfills wait before their next chunk, those that are not running yet included, until somebody resumes them.
     *
     * @param only the transitions meant; all backfills of the database if empty
     * @param who is named to those who wonder why nothing moves
     */
    public void pause(List<Migration> only, String who) {
        change(only, (each, handle) -> {
            each.pause(handle, who);
            return Optional.empty();
        });
    }

    /**
     * Lets backfills go on.
     *
     * @param only the transitions meant; all backfills of the database if empty
     * @return who paused all of them, as a clause, so that those meant wait on; empty where they go on
     */
    public Optional<String> resume(List<Migration> only) {
        return change(only, (each, handle) -> {
            each.resume(handle);
            return each.reason(handle);
        });
    }

    private Optional<String> change(List<Migration> only, BiFunction<PauseSwitch, Handle, Optional<String>> change) {
        try (Handle handle = database.jdbi().open()) {
            ProgressTables.create(handle, database.dialect());
            List<Optional<String>> answers = switches(only).stream()
                    .map(each -> change.apply(each, handle))
                    .toList();
            return answers.stream().flatMap(Optional::stream).findFirst();
        } catch (JdbiException e) {
            throw new PauseNotRecordedException(
                    database.displayUrl(), database.redaction().clean(ChunkMover.sqlException(e)));
        }
    }

    private List<PauseSwitch> switches(List<Migration> only) {
        Dialect dialect = database.dialect();
        return only.isEmpty()
                ? List.of(new PauseSwitch(PauseSwitch.ALL, dialect))
                : only.stream()
                        .map(migration -> new PauseSwitch(id(migration), dialect))
                        .toList();
    }

    private static String id(Migration migration) {
        return migration.source().changeset().toString();
    }

    /** Returns how far those of the migrations have come that are backfills and have begun, in their order. */
    public List<BackfillState> states(List<Migration> migrations) {
        List<Migration> backfills =
                migrations.stream().filter(Migration::isBackfill).toList();
        List<BackfillState> states = new ArrayList<>();
        if (!backfills.isEmpty() && exist()) {
            try (Handle handle = database.jdbi().open()) {
                backfills.forEach(each -> state(handle, each).ifPresent(states::add));
            } catch (JdbiException e) {
                throw unreadable(ChunkMover.sqlException(e));
            }
        }
        return states;
    }

    /** Returns whether there is anything to read: reading creates no table. */
    private boolean exist() {
        try {
            return ExistingTable.named("EDD_PAUSE", database.connection()).isPresent();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private BackfillsUnreadableException unreadable(SQLException e) {
        return new BackfillsUnreadableException(
                database.displayUrl(), database.redaction().clean(e));
    }

    /**
     * Returns how many rows those of the migrations that are backfills could not move and have passed over; left out where
     * there is none. By plain JDBC: plans ask for it.
     */
    public Map<MigrationId, Long> rowErrors(List<Migration> migrations) {
        Map<MigrationId, Long> errors = new LinkedHashMap<>();
        try {
            boolean known = migrations.stream().anyMatch(Migration::isBackfill)
                    && ExistingTable.named("EDD_BACKFILL_ERROR", database.connection())
                            .isPresent();
            for (Migration migration : known ? migrations : List.<Migration>of()) {
                long count = rowErrors(migration);
                if (count > 0) {
                    errors.put(migration.id(), count);
                }
            }
            return errors;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private long rowErrors(Migration migration) throws SQLException {
        try (PreparedStatement query = database.connection()
                .prepareStatement(
                        "SELECT COUNT(*) FROM EDD_BACKFILL_ERROR WHERE BACKFILL_ID = ? AND PASSED_OVER = 1")) {
            query.setString(1, id(migration));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Optional<BackfillState> state(Handle handle, Migration migration) {
        List<Halt> runners = new Runners(id(migration), "", ServerClock.millis(database.dialect())).halts(handle);
        return handle.createQuery("""
                        SELECT b.PASS, b.EXPECTED_ROWS, b.FINISHED, %s - b.STARTED,
                            (SELECT COALESCE(SUM(s.MOVED_ROWS), 0) FROM EDD_BACKFILL_SLICE s
                                WHERE s.BACKFILL_ID = b.ID AND s.PASS = b.PASS),
                            (SELECT COALESCE(SUM(s.CHUNKS), 0) FROM EDD_BACKFILL_SLICE s
                                WHERE s.BACKFILL_ID = b.ID AND s.PASS = b.PASS),
                            (SELECT COUNT(*) FROM EDD_BACKFILL_ERROR e WHERE e.BACKFILL_ID = b.ID)
                        FROM EDD_BACKFILL b WHERE b.ID = :id""".formatted(ServerClock.millis(database.dialect())))
                .bind("id", id(migration))
                .map((row, context) -> state(migration, row, runners))
                .findFirst();
    }

    private static BackfillState state(Migration migration, ResultSet row, List<Halt> runners) throws SQLException {
        boolean finished = row.getObject(3) != null;
        long milliseconds = Math.max(1, row.getLong(4));
        long rows = row.getLong(5);
        BackfillProgress.Speed speed =
                new BackfillProgress.Speed(rows * 1000.0 / milliseconds, rows / Math.max(1, row.getLong(6)));
        BackfillProgress progress = new BackfillProgress(
                row.getInt(1), rows, row.getLong(2), speed, finished ? Halt.NONE : Runners.together(runners));
        return new BackfillState(migration.id(), progress, finished, runners.size(), row.getLong(7));
    }
}
