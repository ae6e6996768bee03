package dev.edd.lease;

import dev.edd.database.Database;
import dev.edd.database.ServerClock;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.History.HalfDone;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The table {@code EDD_FAILURE}: the migrations of which some statements have taken effect and others not, as happens
 * where each statement is committed by itself.
 */
public final class FailureTable {
    static final String COLUMNS_OF_PROGRESS = """
            STEP_ID VARCHAR(255),
            STEP_AUTHOR VARCHAR(255),
            STEP_FILE VARCHAR(255),
            DONE INT,
            DONE_DIGEST VARCHAR(64),
            BEGUN_DIGEST VARCHAR(64)""";

    private static final int LONGEST_REASON = 2000;

    private final OwnTable table;
    private final String now;

    /** Takes the database. */
    public FailureTable(Database database) throws SQLException {
        String columns = COLUMNS_OF_PROGRESS + ", REASON VARCHAR(2000), OCCURRED BIGINT NOT NULL";
        this.table = OwnTable.of(database, "EDD_FAILURE", columns);
        this.now = ServerClock.millis(database.dialect());
    }

    void create(Connection connection) throws SQLException {
        table.create(connection);
    }

    /** Returns whether there is such a table: the first lease creates it. */
    public boolean exists(Connection connection) throws SQLException {
        return table.exists(connection);
    }

    /** Returns what is half done, the oldest first. */
    public List<HalfDone> read(Connection connection) throws SQLException {
        String sql = """
                SELECT STEP_ID, STEP_AUTHOR, STEP_FILE, DONE, DONE_DIGEST, BEGUN_DIGEST, REASON, OCCURRED
                FROM %s ORDER BY OCCURRED""".formatted(table);
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<HalfDone> read = new ArrayList<>();
            while (rows.next()) {
                StepProgress step = StepProgress.of(rows, 1);
                Instant when = Instant.ofEpochMilli(rows.getLong(8));
                read.add(new HalfDone(
                        step.changeset(),
                        step.done(),
                        step.doneDigest(),
                        step.begunDigest(),
                        StepProgress.text(rows.getString(7)),
                        when));
            }
            return read;
        }
    }

    /** Records what is half done, in the place of what was said of it before; in the caller's transaction. */
    public void write(Connection connection, StepProgress progress, String reason) throws SQLException {
        delete(connection, progress.changeset());
        String sql = """
                INSERT INTO %s (STEP_ID, STEP_AUTHOR, STEP_FILE, DONE, DONE_DIGEST, BEGUN_DIGEST, REASON, OCCURRED)
                VALUES (?, ?, ?, ?, ?, ?, ?, %s)""".formatted(table, now);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            progress.set(insert);
            insert.setString(7, Database.storable(reason, LONGEST_REASON, connection));
            insert.executeUpdate();
        }
    }

    /** Forgets a failure, in the caller's transaction. */
    public void delete(Connection connection, ChangesetKey changeset) throws SQLException {
        String sql = "DELETE FROM %s WHERE STEP_ID = ? AND STEP_AUTHOR = ? AND STEP_FILE = ?".formatted(table);
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, changeset.id());
            delete.setString(2, changeset.author());
            delete.setString(3, changeset.path());
            delete.executeUpdate();
        }
    }
}
