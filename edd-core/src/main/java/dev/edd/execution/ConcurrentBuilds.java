package dev.edd.execution;

import dev.edd.database.TransientFailure;
import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Statement;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Maintenance;
import dev.edd.sql.Action.Maintenance.Chore;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import liquibase.exception.DatabaseException;

/**
 * Runs what PostgreSQL does {@code CONCURRENTLY}. Before it, whatever an earlier attempt has left that did not come to its
 * end is dropped: an index marked {@code INVALID}, which every write maintains and no query uses, and which bars the way
 * to a second attempt; with {@code IF NOT EXISTS} it would even pass for the finished one. Meanwhile no lock timeout holds:
 * such a statement waits for every older transaction, and neither readers nor writers wait behind it.
 */
final class ConcurrentBuilds {
    private static final String FIND = """
            SELECT format('%%I.%%I', n.nspname, c.relname)
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT i.indisvalid AND c.relkind = 'i' AND %s""";

    private static final String OF_THAT_NAME = "t.oid = to_regclass(?) AND c.relname = ?";

    /** PostgreSQL makes up a name from the table's and the columns', cut to fit, and a number if it is taken. */
    private static final String WITH_A_NAME_MADE_UP =
            "t.oid = to_regclass(?) AND ? = '' AND starts_with(c.relname, left(t.relname, 8)) AND c.relname ~ '_idx[0-9]*$'";

    private static final String OF_A_REINDEX = """
            (t.oid = to_regclass(?) OR t.oid IN (SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass(?)))
            AND c.relname ~ '_cc(new|old)[0-9]*$'""";

    /** Who builds is known to everybody, what they build only to those who may see it; so that is told by the lock. */
    private static final String OF_OTHERS = """
            SELECT p.pid FROM pg_stat_progress_create_index p JOIN pg_locks l ON l.pid = p.pid
            WHERE p.datname = current_database() AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted AND l.relation IN (
                SELECT CAST(to_regclass(?) AS oid) UNION SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass(?))""";

    private final Connection connection;

    ConcurrentBuilds(Connection connection) {
        this.connection = connection;
    }

    /** Executes it. */
    void run(String sql, Ledger.Call call) throws DatabaseException {
        try {
            String timeout = lockTimeout("SELECT current_setting('lock_timeout')");
            boolean limited = !timeout.equals("0");
            if (limited) {
                lockTimeout("SELECT set_config('lock_timeout', '0', false)");
            }
            try {
                for (Action action : SqlParser.actions(new Text(sql), Dialect.POSTGRESQL)) {
                    clearFor(action);
                }
                call.run();
            } finally {
                if (limited) {
                    restore(timeout);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void restore(String timeout) {
        try {
            lockTimeout("SELECT set_config('lock_timeout', '%s', false)".formatted(timeout));
        } catch (SQLException connectionIsBroken) {
            // There is no session left that it holds for, and what broke it is on its way.
        }
    }

    private String lockTimeout(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void clearFor(Action action) throws SQLException {
        if (action instanceof CreateIndex create && create.traits().contains(CreateIndex.Trait.CONCURRENTLY)) {
            String condition = create.index().isPresent() ? OF_THAT_NAME : WITH_A_NAME_MADE_UP;
            drop(condition, create.table(), create.index().last());
        } else if (action instanceof Maintenance chore && chore.chore() == Chore.REINDEX_CONCURRENTLY) {
            drop(OF_A_REINDEX, chore.target(), chore.target().written());
        }
    }

    /**
     * Comes back later while somebody else builds an index there: until that is done it is as invalid as one left behind, and of
     * two that build on one table PostgreSQL ends either as a deadlock.
     */
    private void giveWay(QualifiedName on) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_OTHERS)) {
            select.setString(1, on.written());
            select.setString(2, on.written());
            try (ResultSet builder = select.executeQuery()) {
                if (builder.next()) {
                    throw new SQLException(
                            "session %s builds another index on %s".formatted(builder.getLong(1), on.written()),
                            TransientFailure.LOCK_NOT_AVAILABLE);
                }
            }
        }
    }

    private void drop(String condition, QualifiedName on, String second) throws SQLException {
        giveWay(on);
        List<String> names = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FIND.formatted(condition))) {
            select.setString(1, on.written());
            select.setString(2, second);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        try (java.sql.Statement statement = connection.createStatement()) {
            for (String name : names) {
                statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + name);
            }
        }
    }

    private record Text(String text) implements Statement {
        @Override
        public Location location() {
            return new Location("", 1);
        }
    }
}
