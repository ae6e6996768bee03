package dev.edd.audit;

import dev.edd.database.Database;
import dev.edd.database.ServerClock;
import dev.edd.release.Origin;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseHistory;
import dev.edd.release.Version;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table {@code EDD_RELEASE}: what happened to the releases of the application that uses the database. */
public final class ReleaseLog {
    private static final String COLUMNS = """
            ID BIGINT NOT NULL PRIMARY KEY,
            APPLICATION_VERSION VARCHAR(200) NOT NULL,
            EVENT_KIND VARCHAR(20) NOT NULL,
            OCCURRED BIGINT NOT NULL,
            DONE_BY VARCHAR(200) NOT NULL,
            HOST VARCHAR(200) NOT NULL,
            BUILD_URL VARCHAR(1000) NOT NULL""";

    private final Database database;
    private final AppendOnlyTable table;

    /** Takes the database, whose connection commits by itself. */
    public ReleaseLog(Database database) {
        this.database = database;
        this.table = new AppendOnlyTable(database, "EDD_RELEASE");
    }

    /** Returns what was recorded, in order; nothing where nobody has ever recorded anything. Changes nothing. */
    public ReleaseHistory read() {
        return table.exists() ? table.call(this::rows) : ReleaseHistory.NONE;
    }

    /** Adds an event, at the time that the database says it is. */
    public void add(Version release, ReleaseEvent.Kind kind, Origin origin) {
        table.create(COLUMNS);
        table.again(() -> insert(release, kind, table.storable(origin)));
    }

    private int insert(Version release, ReleaseEvent.Kind kind, Origin origin) throws SQLException {
        try (PreparedStatement row =
                database.connection().prepareStatement("""
                INSERT INTO EDD_RELEASE (ID, APPLICATION_VERSION, EVENT_KIND, OCCURRED, DONE_BY, HOST, BUILD_URL)
                SELECT COALESCE(MAX(ID), 0) + 1, ?, ?, %s, ?, ?, ? FROM EDD_RELEASE""".formatted(ServerClock.millis(database.dialect())))) {
            row.setString(1, release.toString());
            row.setString(2, kind.toString());
            row.setString(3, origin.user());
            row.setString(4, origin.host());
            row.setString(5, origin.build());
            return row.executeUpdate();
        }
    }

    private ReleaseHistory rows() throws SQLException {
        List<ReleaseEvent> events = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT APPLICATION_VERSION, EVENT_KIND, OCCURRED, DONE_BY, HOST, BUILD_URL
                        FROM EDD_RELEASE ORDER BY ID""")) {
            while (row.next()) {
                events.add(new ReleaseEvent(
                        Version.of(row.getString(1)),
                        ReleaseEvent.Kind.of(row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        new Origin(row.getString(4), row.getString(5), row.getString(6))));
            }
        }
        return new ReleaseHistory(events);
    }
}
