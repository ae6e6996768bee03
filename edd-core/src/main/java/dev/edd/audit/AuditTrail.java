package dev.edd.audit;

import dev.edd.database.Database;
import dev.edd.database.ServerClock;
import dev.edd.release.Origin;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code EDD_AUDIT}, to which rows are only ever added, each chained to the one before by its hash. */
public final class AuditTrail {
    private static final String COLUMNS = """
            ID BIGINT NOT NULL PRIMARY KEY,
            OCCURRED BIGINT NOT NULL,
            KIND VARCHAR(20) NOT NULL,
            SUBJECT VARCHAR(300) NOT NULL,
            OUTCOME VARCHAR(300) NOT NULL,
            DETAIL VARCHAR(2000) NOT NULL,
            DIGEST VARCHAR(64) NOT NULL,
            DURATION BIGINT NOT NULL,
            DONE_BY VARCHAR(200) NOT NULL,
            HOST VARCHAR(200) NOT NULL,
            BUILD_URL VARCHAR(1000) NOT NULL,
            COMMIT_ID VARCHAR(200) NOT NULL,
            VERSIONS VARCHAR(300) NOT NULL,
            HASH VARCHAR(64) NOT NULL""";

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_DETAIL = 2000;

    /** As many rows as every database takes in one statement. */
    private static final int PORTION = 1000;

    private final Database database;
    private final AppendOnlyTable table;

    /** Takes the database, whose connection commits by itself. */
    public AuditTrail(Database database) {
        this.database = database;
        this.table = new AppendOnlyTable(database, "EDD_AUDIT");
    }

    /** Returns every entry; none where nothing was ever done. Changes nothing. */
    public AuditHistory read() {
        return new AuditHistory(table.exists() ? table.call(() -> entries("ORDER BY ID")) : List.of());
    }

    /** Returns whether anything was ever recorded. Changes nothing. */
    public boolean isBegun() {
        return table.exists();
    }

    /** Returns when each transition ran first, by the name of the migration. Changes nothing. */
    Map<String, Instant> firstRuns() {
        Map<String, Instant> first = new HashMap<>();
        if (table.exists()) {
            String steps = "WHERE KIND = 'STEP' AND OUTCOME LIKE 'applied%' ORDER BY ID";
            table.call(() -> entries(steps))
                    .forEach(entry -> first.putIfAbsent(entry.deed().subject(), entry.when()));
        }
        return first;
    }

    /**
     * Adds what was done, at the time that the database says it is; all of it or nothing up to {@value #PORTION} deeds, and
     * behind those in portions.
     */
    public void add(List<Deed> deeds, Origin origin) {
        table.create(COLUMNS);
        for (int from = 0; from < deeds.size(); from += PORTION) {
            List<Deed> portion = deeds.subList(from, Math.min(from + PORTION, deeds.size()));
            table.again(() -> append(portion, table.storable(origin)));
        }
    }

    private Deed storable(Deed deed) {
        return new Deed(
                deed.kind(),
                table.storable(deed.subject(), LONGEST_SUBJECT),
                table.storable(deed.outcome(), LONGEST_SUBJECT),
                table.storable(deed.detail(), LONGEST_DETAIL),
                deed.digest(),
                deed.took());
    }

    /** By one statement: whoever is frozen amid a transaction would keep all others from writing. */
    private int append(List<Deed> deeds, Origin origin) throws SQLException {
        List<AuditEntry> last = entries("ORDER BY ID DESC");
        long number = last.isEmpty() ? 0 : last.get(0).number();
        String hash = last.isEmpty() ? "" : last.get(0).hash();
        Instant now = ServerClock.now(database);
        List<AuditEntry> entries = new ArrayList<>();
        for (Deed deed : deeds) {
            number++;
            AuditEntry entry = new AuditEntry(number, now, storable(deed), origin, versions(), "").chainedTo(hash);
            entries.add(entry);
            hash = entry.hash();
        }
        return insert(entries);
    }

    private String versions() {
        String own = AuditTrail.class.getPackage().getImplementationVersion();
        return "edd %s, %s %s".formatted(own == null ? "?" : own, database.dialect(), database.version());
    }

    private int insert(List<AuditEntry> entries) throws SQLException {
        String row = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement rows = database.connection()
                .prepareStatement("""
                INSERT INTO EDD_AUDIT (ID, OCCURRED, KIND, SUBJECT, OUTCOME, DETAIL, DIGEST, DURATION,
                    DONE_BY, HOST, BUILD_URL, COMMIT_ID, VERSIONS, HASH) VALUES %s""".formatted(String.join(", ", Collections.nCopies(entries.size(), row))))) {
            int column = 0;
            for (AuditEntry entry : entries) {
                column = bind(entry, rows, column);
            }
            return rows.executeUpdate();
        }
    }

    /** Fills in a row behind that column; returns its last one. */
    private static int bind(AuditEntry entry, PreparedStatement rows, int before) throws SQLException {
        int column = before;
        rows.setLong(++column, entry.number());
        rows.setLong(++column, entry.when().toEpochMilli());
        rows.setString(++column, entry.deed().kind().name());
        rows.setString(++column, entry.deed().subject());
        rows.setString(++column, entry.deed().outcome());
        rows.setString(++column, entry.deed().detail());
        rows.setString(++column, entry.deed().digest());
        rows.setLong(++column, entry.deed().took().toMillis());
        rows.setString(++column, entry.origin().user());
        rows.setString(++column, entry.origin().host());
        rows.setString(++column, entry.origin().build());
        rows.setString(++column, entry.origin().commit());
        rows.setString(++column, entry.versions());
        rows.setString(++column, entry.hash());
        return column;
    }

    private List<AuditEntry> entries(String which) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (Statement statement = database.connection().createStatement()) {
            statement.setMaxRows(which.endsWith("DESC") ? 1 : 0);
            try (ResultSet rows = statement.executeQuery("""
                    SELECT ID, OCCURRED, KIND, SUBJECT, OUTCOME, DETAIL, DIGEST, DURATION,
                        DONE_BY, HOST, BUILD_URL, COMMIT_ID, VERSIONS, HASH
                    FROM EDD_AUDIT %s""".formatted(which))) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
        }
        return entries;
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        Deed deed = new Deed(
                Deed.Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Duration.ofMillis(row.getLong(8)));
        Origin origin = new Origin(row.getString(9), row.getString(10), row.getString(11), row.getString(12));
        return new AuditEntry(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                deed,
                origin,
                row.getString(13),
                row.getString(14));
    }
}
