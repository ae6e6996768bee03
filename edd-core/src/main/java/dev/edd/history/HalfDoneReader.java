package dev.edd.history;

import dev.edd.database.Database;
import dev.edd.lease.FailureTable;
import dev.edd.lease.LeaseTable;
import dev.edd.migration.History.HalfDone;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a database which migrations are half done there. */
public final class HalfDoneReader {
    /** Returns them, the oldest first; none where this tool has never run. */
    public List<HalfDone> read(Database database) {
        try {
            FailureTable table = new FailureTable(database);
            return table.exists(database.connection())
                    ? read(table.read(database.connection()), LeaseTable.leftBehind(database))
                    : List.of();
        } catch (SQLException e) {
            throw new HistoryUnreadableException(
                    database.displayUrl(), database.redaction().clean(e));
        }
    }

    /** What a run was about when it died is news, and may be of a migration that had stopped before. */
    private static List<HalfDone> read(List<HalfDone> recorded, Optional<HalfDone> left) {
        List<HalfDone> all = new ArrayList<>(recorded);
        left.ifPresent(news -> all.removeIf(each -> each.changeset().matches(news.changeset())));
        left.ifPresent(all::add);
        return all;
    }
}
