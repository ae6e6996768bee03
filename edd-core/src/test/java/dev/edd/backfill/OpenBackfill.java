package dev.edd.backfill;

import static dev.edd.fixture.Migrations.with;

import dev.edd.backfill.Backfill.Locking;
import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.database.Timeouts;
import dev.edd.fixture.Migrations;
import dev.edd.migration.Migration;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A backfill of a table {@code inventory} whose parts can be tried one by one. */
record OpenBackfill(Database database, Handle handle, Migration migration) implements AutoCloseable {
    static final String SECRET = "hush-4711";

    /** Creates an empty table {@code (id, code, moves)} in H2's memory. */
    static OpenBackfill by(String key, String statement) {
        return in(Target.of("jdbc:h2:mem:" + UUID.randomUUID()).as("sa", SECRET), key, statement);
    }

    /** Creates the table in an empty database. */
    static OpenBackfill in(Target target, String key, String statement) {
        Database database = Database.open(target, OpenBackfill.class.getClassLoader());
        Handle handle = database.jdbi().open();
        ChunkMover.configure(handle, database.dialect());
        ProgressTables.create(handle, database.dialect());
        handle.execute(
                "CREATE TABLE inventory (id INT PRIMARY KEY, code VARCHAR(20) UNIQUE NOT NULL, moves INT NOT NULL)");
        return new OpenBackfill(database, handle, transition(key, statement));
    }

    private static Migration transition(String key, String statement) {
        return with(Migrations.migration("1_move/transition", "backfill: inventory by " + key), statement);
    }

    /** Returns the same transition with its key corrected. */
    OpenBackfill correctedTo(String key) {
        return new OpenBackfill(
                database, handle, transition(key, migration.statements().get(0).text()));
    }

    /** Inserts, on H2, rows with the ids from 1 on. */
    OpenBackfill rows(int count) {
        handle.execute(
                "INSERT INTO inventory SELECT X, CONCAT('CODE ', X), 0 FROM SYSTEM_RANGE(1, %s)".formatted(count));
        return this;
    }

    /** Has a trigger of H2's, whose class that is, see to what is done to a table. */
    void trigger(String when, String table, Class<?> trigger) {
        handle.execute(
                "CREATE TRIGGER %s_trigger BEFORE %s ON %s CALL '%s'".formatted(table, when, table, trigger.getName()));
    }

    KeySpace keys() throws SQLException {
        return KeySpace.of(BackfillTask.of(migration), handle, database.dialect());
    }

    ProgressStore store() throws SQLException {
        return new ProgressStore(BackfillTask.of(migration).id(), "runner", keys(), database.dialect());
    }

    /** Returns what records the rows that it cannot move. */
    ChunkMover mover() throws SQLException {
        Locking locking = Locking.of(Timeouts.NONE, 10);
        Failures failures = new Failures(true, locking, new LockWaits(locking), new Gate());
        return new ChunkMover(BackfillTask.of(migration), keys(), store(), failures);
    }

    Backfill engine(BackfillSettings settings) {
        return new Backfill(database, settings, Locking.of(Timeouts.NONE, 0), progress -> {});
    }

    long number(String query) {
        return handle.createQuery(query).mapTo(Long.class).one();
    }

    @Override
    public void close() {
        handle.close();
        database.close();
    }
}
