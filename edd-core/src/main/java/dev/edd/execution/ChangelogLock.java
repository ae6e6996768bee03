package dev.edd.execution;

import dev.edd.lease.Lease;
import dev.edd.migration.EddException;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.datatype.DataTypeFactory;
import liquibase.datatype.core.BooleanType;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.executor.Executor;
import liquibase.executor.ExecutorService;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.StandardLockService;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.DatabaseFunction;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.UpdateStatement;

/**
 * Liquibase's own lock, held so that no plain Liquibase runs at the same time. It knows neither an expiry nor an owner;
 * so it bears the name of our lease, and whoever has the lease now may take over a lock that bears the name of an earlier
 * one.
 */
final class ChangelogLock implements AutoCloseable {
    /** The statement that releases the lock of a run that cannot do so any more. */
    static final String RELEASE =
            "UPDATE DATABASECHANGELOGLOCK SET LOCKED = FALSE, LOCKGRANTED = NULL, LOCKEDBY = NULL WHERE ID = 1";

    private final StandardLockService service = new PromptLockService();
    private final Database database;
    private final dev.edd.database.Database target;
    private final Lease lease;
    private final String name;

    ChangelogLock(Database database, dev.edd.database.Database target, Lease lease) {
        this.database = database;
        this.target = target;
        this.lease = lease;
        this.name = lease.name().replace('\'', ' ').replace('\\', '/');
        service.setDatabase(database);
    }

    /** Takes the lock, or waits for a plain Liquibase that has it. */
    void acquire(Patience patience) throws LiquibaseException {
        service.init();
        while (!take()) {
            try {
                patience.pause(holder(), ChangelogLockedException.PLAIN_LIQUIBASE);
            } catch (SQLException interrupted) {
                throw new DatabaseException(interrupted);
            }
        }
    }

    /** Takes it in the transaction that makes sure of the lease: a run that was frozen must not take its successor's. */
    private boolean take() throws LiquibaseException {
        try {
            lease.confirm(target.connection());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        BooleanType type = (BooleanType) DataTypeFactory.getInstance().fromDescription("boolean", database);
        Executor executor =
                Scope.getCurrentScope().getSingleton(ExecutorService.class).getExecutor("jdbc", database);
        int rows = executor.update(update().addNewColumnValue("LOCKED", true)
                .addNewColumnValue("LOCKEDBY", name)
                .addNewColumnValue("LOCKGRANTED", new DatabaseFunction(database.getCurrentDateTimeFunction()))
                .setWhereClause("ID = 1 AND (LOCKED = %s OR LOCKEDBY LIKE '%s%%')"
                        .formatted(type.objectToSql(false, database), Lease.NAME)));
        database.commit();
        return rows == 1;
    }

    private UpdateStatement update() {
        return new UpdateStatement(
                database.getLiquibaseCatalogName(),
                database.getLiquibaseSchemaName(),
                database.getDatabaseChangeLogLockTableName());
    }

    private String holder() throws LiquibaseException {
        for (DatabaseChangeLogLock lock : service.listLocks()) {
            return "%s has held the lock since %s".formatted(lock.getLockedBy(), lock.getLockGranted());
        }
        return "The lock was just released";
    }

    /** Releases the lock if it still is ours; where the connection is broken, over another one, or else with the lease. */
    @Override
    public void close() {
        SqlStatement release = update().addNewColumnValue("LOCKED", false)
                .addNewColumnValue("LOCKEDBY", null)
                .addNewColumnValue("LOCKGRANTED", null)
                .setWhereClause("ID = 1 AND LOCKEDBY = '%s'".formatted(name));
        String sql = SqlGeneratorFactory.getInstance()
                .generateSql(release, database)[0]
                .toSql();
        try {
            database.rollback();
            execute(target, sql);
            database.commit();
        } catch (SQLException | DatabaseException broken) {
            releaseElsewhere(sql);
        }
    }

    private void releaseElsewhere(String sql) {
        try (dev.edd.database.Database other = target.openAnother()) {
            execute(other, sql);
        } catch (SQLException e) {
            throw new LockNotReleasedException(
                    target.displayUrl(), DatabaseReason.of(new DatabaseException(e), target.redaction()));
        } catch (EddException unreachable) {
            // The server may be back in a moment, and a lease without this lock would not tell the next run of it.
            lease.releaseFirst(sql);
        }
    }

    private static void execute(dev.edd.database.Database connected, String sql) throws SQLException {
        try (Statement statement = connected.connection().createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
