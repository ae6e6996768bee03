package dev.edd.audit;

import dev.edd.database.Database;
import dev.edd.database.ServerClock;
import dev.edd.environment.Approval;
import dev.edd.migration.Phase;
import dev.edd.release.Origin;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table {@code EDD_APPROVAL}: who has let which migration into the environment of the database. */
public final class ApprovalLog {
    private static final String COLUMNS = """
            ID BIGINT NOT NULL PRIMARY KEY,
            ENVIRONMENT VARCHAR(200) NOT NULL,
            SEQUENCE_NUMBER BIGINT NOT NULL,
            PHASE VARCHAR(20) NOT NULL,
            DIGEST VARCHAR(64) NOT NULL,
            APPROVER VARCHAR(200) NOT NULL,
            OCCURRED BIGINT NOT NULL,
            DONE_BY VARCHAR(200) NOT NULL,
            HOST VARCHAR(200) NOT NULL,
            BUILD_URL VARCHAR(1000) NOT NULL""";

    private final Database database;
    private final AppendOnlyTable table;

    /** Takes the database, whose connection commits by itself. */
    public ApprovalLog(Database database) {
        this.database = database;
        this.table = new AppendOnlyTable(database, "EDD_APPROVAL");
    }

    /** Returns every approval, in their order; none where nobody has ever approved anything. Changes nothing. */
    public List<Approval> read() {
        return table.exists() ? table.call(this::rows) : List.of();
    }

    /** Adds an approval, at the time that the database says it is, and returns it. */
    public Approval add(Approval approval, Origin origin) {
        table.create(COLUMNS);
        table.again(() -> insert(approval, table.storable(origin)));
        List<Approval> all = read();
        return all.get(all.size() - 1);
    }

    private int insert(Approval approval, Origin origin) throws SQLException {
        try (PreparedStatement row =
                database.connection().prepareStatement("""
                INSERT INTO EDD_APPROVAL (ID, ENVIRONMENT, SEQUENCE_NUMBER, PHASE, DIGEST, APPROVER, OCCURRED,
                    DONE_BY, HOST, BUILD_URL)
                SELECT COALESCE(MAX(ID), 0) + 1, ?, ?, ?, ?, ?, %s, ?, ?, ? FROM EDD_APPROVAL""".formatted(ServerClock.millis(database.dialect())))) {
            row.setString(1, approval.subject().environment());
            row.setLong(2, approval.subject().number());
            row.setString(3, approval.subject().phase().toString());
            row.setString(4, approval.digest());
            row.setString(5, approval.approver());
            row.setString(6, origin.user());
            row.setString(7, origin.host());
            row.setString(8, origin.build());
            return row.executeUpdate();
        }
    }

    private List<Approval> rows() throws SQLException {
        List<Approval> approvals = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT ENVIRONMENT, SEQUENCE_NUMBER, PHASE, DIGEST, APPROVER, OCCURRED
                        FROM EDD_APPROVAL ORDER BY ID""")) {
            while (row.next()) {
                approvals.add(new Approval(
                        new Approval.Subject(
                                row.getString(1),
                                row.getLong(2),
                                Phase.of(row.getString(3)).orElseThrow()),
                        row.getString(4),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6))));
            }
        }
        return approvals;
    }
}
