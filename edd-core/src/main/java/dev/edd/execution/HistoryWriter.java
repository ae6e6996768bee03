package dev.edd.execution;

import dev.edd.changelog.MigrationChange;
import dev.edd.migration.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.sqlgenerator.core.MarkChangeSetRanGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of {@code DATABASECHANGELOG}. Liquibase puts each row's statement together anew, from its configuration,
 * data types and generators: measured, that took more than half of a run of 1,000 small migrations. So the row of a
 * plain-SQL migration's first run, which looks the same but for its values, is inserted by one prepared statement; every
 * other row is left to Liquibase.
 */
final class HistoryWriter implements AutoCloseable {
    private final Database database;
    private final HeldConnection connection;
    private final boolean known;
    private @Nullable PreparedStatement insert;

    HistoryWriter(Database database, HeldConnection connection, Dialect dialect) {
        this.database = database;
        this.connection = connection;
        this.known = dialect != Dialect.OTHER;
    }

    /** Records how a changeset ended; whether that is committed is up to the connection. */
    void write(ChangeSet changeSet, ExecType type) throws LiquibaseException {
        if (known && type == ExecType.EXECUTED && isPlainSql(changeSet)) {
            insert(changeSet);
        } else {
            database.markChangeSetExecStatus(changeSet, type);
        }
    }

    private static boolean isPlainSql(ChangeSet changeSet) {
        List<Change> changes = changeSet.getChanges();
        return changes.size() == 1 && changes.get(0) instanceof MigrationChange;
    }

    private void insert(ChangeSet changeSet) throws LiquibaseException {
        int order = Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(database)
                .getNextSequenceValue();
        try {
            PreparedStatement row = insert();
            row.setString(1, changeSet.getId());
            row.setString(2, changeSet.getAuthor());
            row.setString(3, changeSet.getFilePath());
            row.setInt(4, order);
            row.setString(
                    5, changeSet.generateCheckSum(ChecksumVersion.latest()).toString());
            row.setString(6, changeSet.buildFullContext());
            row.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e.getMessage(), e);
        }
    }

    private PreparedStatement insert() throws SQLException {
        if (insert == null) {
            insert = connection.getUnderlyingConnection().prepareStatement("""
                    INSERT INTO %s (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS,
                        EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID)
                    VALUES (?, ?, ?, %s, ?, ?, '%s', '', 'EXECUTED', ?, NULL, '%s', '%s')""".formatted(
                            table(),
                            database.getCurrentDateTimeFunction(),
                            MigrationChange.NAME,
                            MarkChangeSetRanGenerator.getLiquibaseBuildVersion(),
                            Scope.getCurrentScope().getDeploymentId()));
        }
        return insert;
    }

    private String table() {
        return database.escapeTableName(
                database.getLiquibaseCatalogName(),
                database.getLiquibaseSchemaName(),
                database.getDatabaseChangeLogTableName());
    }

    @Override
    public void close() throws SQLException {
        if (insert != null) {
            insert.close();
        }
    }
}
