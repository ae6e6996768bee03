package dev.edd.history;

import dev.edd.database.Database;
import dev.edd.lease.FailureTable;
import dev.edd.migration.History.HalfDone;
import java.sql.SQLException;
import java.util.List;

/** Asks a database which migrations are half done there. */
public final class HalfDoneReader {
    /** Returns them, the oldest first; none where this tool has never run. */
    public List<HalfDone> read(Database database) {
        try {
            FailureTable table = new FailureTable(database);
            return table.exists(database.connection()) ? table.read(database.connection()) : List.of();
        } catch (SQLException e) {
            throw new HistoryUnreadableException(
                    database.displayUrl(), database.redaction().clean(e));
        }
    }
}
