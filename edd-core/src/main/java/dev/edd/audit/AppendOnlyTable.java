package dev.edd.audit;

import dev.edd.database.Database;
import dev.edd.database.ExistingTable;
import dev.edd.database.TransientFailure;
import dev.edd.release.Origin;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of ours that rows are only ever added to. Its first column is a number that counts them from 1. */
final class AppendOnlyTable {
    /** So many others may come first at the same moment. */
    private static final int ATTEMPTS = 20;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_BUILD = 1000;

    private final Database database;
    private final String name;

    AppendOnlyTable(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /** Work on the table. */
    interface Work<T> {
        T run() throws SQLException;
    }

    boolean exists() {
        return call(() -> ExistingTable.named(name, database.connection()).isPresent());
    }

    /** Creates the table if it is missing. */
    void create(String columns) {
        if (!exists()) {
            again(() -> {
                try (Statement statement = database.connection().createStatement()) {
                    return statement.execute("CREATE TABLE IF NOT EXISTS %s (%s)%s"
                            .formatted(name, columns, database.dialect().tableOptions()));
                }
            });
        }
    }

    /** Returns who did something, as the table can say it. */
    Origin storable(Origin origin) {
        return new Origin(
                storable(origin.user(), LONGEST_NAME),
                storable(origin.host(), LONGEST_NAME),
                storable(origin.build(), LONGEST_BUILD),
                storable(origin.commit(), LONGEST_NAME));
    }

    /** Returns a text as a column of so many characters can hold it: what was done is to be read, if not in every letter. */
    String storable(String text, int longest) {
        return Database.storable(text, longest, database.connection());
    }

    /** Does something that fails if somebody else comes first, until nobody does. */
    <T> T again(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.run();
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !isOvertaken(e)) {
                    throw failure(e);
                }
            }
        }
    }

    /** The number is taken, or the two are deadlocked; who has waited for a lock in vain has waited long enough. */
    private static boolean isOvertaken(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("23")
                || (TransientFailure.is(e) && !TransientFailure.isLockTimeout(e));
    }

    <T> T call(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private RecordsUnreachableException failure(SQLException e) {
        return new RecordsUnreachableException(
                name, database.displayUrl(), database.redaction().clean(e));
    }
}
