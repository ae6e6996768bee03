package dev.edd.audit;

import dev.edd.database.Database;
import dev.edd.database.ServerClock;
import dev.edd.release.Chronicle;
import java.sql.SQLException;
import java.time.Instant;

/** Reads what a database tells of releases and time. */
public final class ChronicleReader {
    /** Returns what it tells now; changes nothing there. */
    public Chronicle read(Database database) {
        return new Chronicle(now(database), new ReleaseLog(database).read(), new AuditTrail(database).firstRuns());
    }

    private static Instant now(Database database) {
        try {
            return ServerClock.now(database);
        } catch (SQLException e) {
            throw new RecordsUnreachableException(
                    "The time", database.displayUrl(), database.redaction().clean(e));
        }
    }
}
