package dev.edd.execution;

import dev.edd.changelog.LiquibaseScope;
import dev.edd.changelog.MigrationChange;
import dev.edd.database.Database;
import dev.edd.database.ExistingTable;
import dev.edd.migration.Phase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.H2Database;
import liquibase.database.core.MariaDBDatabase;
import liquibase.database.core.MySQLDatabase;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;

/** Liquibase on one connection, driven directly: no command framework, no shared lock service, no telemetry. */
final class LiquibaseSession {
    private static final Contexts PHASES = new Contexts(
            Arrays.stream(Phase.values()).map(Phase::requiredContext).toArray(String[]::new));

    private final Database target;
    private final HeldConnection connection;
    private final liquibase.database.Database database;
    private final StatementExecutor executor;
    private final HistoryWriter history;

    private LiquibaseSession(Database target) throws LiquibaseException {
        this.target = target;
        this.connection = new HeldConnection(target.connection());
        this.database = database(target);
        this.executor = new StatementExecutor(database, connection);
        this.history = new HistoryWriter(database, connection, target.dialect());
    }

    /** Work that needs the session. */
    interface Work<T> {
        T run(LiquibaseSession session) throws LiquibaseException;
    }

    /** Returns what the work returns; afterwards the connection commits by itself again. */
    static <T> T call(Database target, Work<T> work) throws LiquibaseException {
        return LiquibaseScope.call(Map.of(Scope.Attr.deploymentId.name(), deploymentId()), () -> {
            LiquibaseSession session = new LiquibaseSession(target);
            ExecutorService executors = Scope.getCurrentScope().getSingleton(ExecutorService.class);
            executors.setExecutor("jdbc", session.database, session.executor);
            try {
                return LiquibaseScope.call(
                        Map.of(Scope.Attr.database.name(), session.database), () -> work.run(session));
            } finally {
                executors.clearExecutor("jdbc", session.database);
                session.end();
            }
        });
    }

    /** Returns the last ten digits of the time in milliseconds, which is how Liquibase tells one run from the next. */
    private static String deploymentId() {
        return String.format(Locale.ROOT, "%010d", System.currentTimeMillis() % 10_000_000_000L);
    }

    private void end() {
        try (history) {
            database.rollback();
            database.setAutoCommit(true);
        } catch (DatabaseException | SQLException connectionIsBroken) {
            // The server has rolled back by itself, and whoever opened the connection learns why from what broke it.
        }
    }

    private liquibase.database.Database database(Database target) throws LiquibaseException {
        liquibase.database.Database known =
                switch (target.dialect()) {
                    case H2 -> new H2Database();
                    case POSTGRESQL -> new PlainPostgres();
                    case MARIADB -> new MariaDBDatabase();
                    case MYSQL -> new MySQLDatabase();
                    case OTHER -> DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection);
                };
        known.setConnection(connection);
        pin(known);
        return known;
    }

    /** Liquibase's own settings may name other tables, or others' schema: what is written there, nobody would read. */
    private static void pin(liquibase.database.Database database) {
        database.setDatabaseChangeLogTableName("DATABASECHANGELOG");
        database.setDatabaseChangeLogLockTableName("DATABASECHANGELOGLOCK");
        database.setLiquibaseCatalogName(database.getDefaultCatalogName());
        database.setLiquibaseSchemaName(database.getDefaultSchemaName());
    }

    Database target() {
        return target;
    }

    liquibase.database.Database database() {
        return database;
    }

    HeldConnection connection() {
        return connection;
    }

    HistoryWriter history() {
        return history;
    }

    StatementExecutor executor() {
        return executor;
    }

    /** Creates the history table where there is none; in a schema with capitals, Liquibase does not find it. */
    void initHistory() throws DatabaseException {
        ChangeLogHistoryService history = Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(database);
        try {
            history.init();
        } catch (DatabaseException e) {
            database.rollback();
            if (!hasHistory()) {
                throw e;
            }
        }
    }

    private boolean hasHistory() throws DatabaseException {
        try {
            return ExistingTable.named("DATABASECHANGELOG", target.connection()).isPresent();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Has Liquibase look at changesets of its own formats; those of the plain-SQL layout were validated long ago. */
    void check(DatabaseChangeLog changesets) throws LiquibaseException {
        boolean isNative = changesets.getChangeSets().stream()
                .flatMap(changeSet -> changeSet.getChanges().stream())
                .anyMatch(change -> !(change instanceof MigrationChange));
        if (isNative) {
            changesets.validate(database, PHASES, new LabelExpression());
            database.rollback();
        }
    }

    /**
     * Rolls back and nothing else. Liquibase asks for the search path behind each rollback, and there is one for each
     * changeset, in case a default schema of its own has to be set anew; here the schema is the connection's.
     */
    private static final class PlainPostgres extends PostgresDatabase {
        @Override
        public void rollback() throws DatabaseException {
            getConnection().rollback();
        }
    }
}
