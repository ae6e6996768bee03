package dev.edd.execution;

import liquibase.Scope;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.executor.Executor;
import liquibase.executor.ExecutorService;
import liquibase.lockservice.StandardLockService;
import liquibase.statement.core.CreateDatabaseChangeLogLockTableStatement;
import liquibase.statement.core.InsertStatement;

/**
 * Liquibase's lock service with a better beginning. Liquibase's own tries ten times, up to a second apart, to create a
 * table that the user may not create; and of two first runs, the later one deletes the row that the other has locked.
 */
final class PromptLockService extends StandardLockService {
    /** Another run may come first once with the table and once with its row; it has committed each when we fail. */
    private static final int ATTEMPTS = 3;

    @Override
    public void init() throws DatabaseException {
        Executor executor =
                Scope.getCurrentScope().getSingleton(ExecutorService.class).getExecutor("jdbc", database);
        for (int attempt = 1; ; attempt++) {
            try {
                create(executor);
                return;
            } catch (LiquibaseException | UnexpectedLiquibaseException e) {
                if (attempt == ATTEMPTS) {
                    throw new DatabaseException(e);
                }
                database.rollback();
            }
        }
    }

    /** Returns what inserts the one row; its key lets only one run do so. */
    private InsertStatement unlocked() {
        return new InsertStatement(
                        database.getLiquibaseCatalogName(),
                        database.getLiquibaseSchemaName(),
                        database.getDatabaseChangeLogLockTableName())
                .addColumnValue("ID", 1)
                .addColumnValue("LOCKED", false);
    }

    private void create(Executor executor) throws LiquibaseException {
        boolean create = !isDatabaseChangeLogLockTableCreated(true);
        if (create) {
            executor.execute(new CreateDatabaseChangeLogLockTableStatement());
            database.commit();
            hasDatabaseChangeLogLockTable = true;
        }
        if (!isDatabaseChangeLogLockTableInitialized(create, true)) {
            executor.execute(unlocked());
            database.commit();
        }
    }
}
