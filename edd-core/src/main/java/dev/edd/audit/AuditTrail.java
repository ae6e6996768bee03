package dev.edd.audit;

import dev.edd.database.Database;
import dev.edd.database.ServerClock;
import dev.edd.release.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    private final Database database;
    private final OwnTable table;

    /** Takes the database, whose connection commits by itself. */
    public AuditTrail(Database database) {
        this.database = database;
        this.table = new OwnTable(database, "EDD_AUDIT");
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

    /** Adds what was done, all of it or nothing, at the time that the database says it is. */
    public void add(List<Deed> deeds, Origin origin) {
        table.create(COLUMNS);
        table.again(() -> append(deeds, origin));
    }

    private int append(List<Deed> deeds, Origin origin) throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        try {
            List<AuditEntry> last = entries("ORDER BY ID DESC");
            long number = last.isEmpty() ? 0 : last.get(0).number();
            String hash = last.isEmpty() ? "" : last.get(0).hash();
            Instant now = ServerClock.now(database);
            for (Deed deed : deeds) {
                number++;
                AuditEntry entry = new AuditEntry(number, now, deed, origin, versions(), "").chainedTo(hash);
                insert(entry);
                hash = entry.hash();
            }
            connection.commit();
            return deeds.size();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private String versions() {
        String own = AuditTrail.class.getPackage().getImplementationVersion();
        return "edd %s, %s %s".formatted(own == null ? "?" : own, database.dialect(), database.version());
    }

    private void insert(AuditEntry entry) throws SQLException {
        try (PreparedStatement row = database.connection().prepareStatement("""
                INSERT INTO EDD_AUDIT (ID, OCCURRED, KIND, SUBJECT, OUTCOME, DETAIL, DIGEST, DURATION,
                    DONE_BY, HOST, BUILD_URL, COMMIT_ID, VERSIONS, HASH) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            row.setLong(1, entry.number());
            row.setLong(2, entry.when().toEpochMilli());
            row.setString(3, entry.deed().kind().name());
            row.setString(4, entry.deed().subject());
            row.setString(5, entry.deed().outcome());
            row.setString(6, entry.deed().detail());
            row.setString(7, entry.deed().digest());
            row.setLong(8, entry.deed().took().toMillis());
            row.setString(9, entry.origin().user());
            row.setString(10, entry.origin().host());
            row.setString(11, entry.origin().build());
            row.setString(12, entry.origin().commit());
            row.setString(13, entry.versions());
            row.setString(14, entry.hash());
            row.executeUpdate();
        }
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
