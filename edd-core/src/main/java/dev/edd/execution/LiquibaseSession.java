package dev.edd.execution;

import dev.edd.changelog.LiquibaseScope;
import dev.edd.changelog.MigrationChange;
import dev.edd.database.Database;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.plan.Step;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
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
    private static final Set<String> MOVES_DATA =
            Set.of("insert", "update", "delete", "merge", "replace", "select", "with", "values");
    private static final Contexts PHASES = new Contexts(
            Arrays.stream(Phase.values()).map(Phase::requiredContext).toArray(String[]::new));

    private final Database target;
    private final HeldConnection connection;
    private final liquibase.database.Database database;
    private final StatementExecutor executor;
    private final HistoryWriter history;
    private final boolean rollsBackDdl;
    private boolean ranToTheEnd;

    private final Fence fence;

    private LiquibaseSession(Database target, Fence fence) throws LiquibaseException {
        this.target = target;
        this.fence = fence;
        this.connection = new HeldConnection(target.connection());
        this.database = database(target);
        this.executor = new StatementExecutor(database, connection);
        this.history = new HistoryWriter(database, connection, target.dialect());
        this.rollsBackDdl = rollsBackDdl(target);
    }

    /** Asks the driver about databases that are not known; Liquibase takes most of them to roll back DDL. */
    private static boolean rollsBackDdl(Database target) throws DatabaseException {
        try {
            return target.dialect() == Dialect.OTHER
                    ? !target.connection().getMetaData().dataDefinitionCausesTransactionCommit()
                    : target.dialect().rollsBackDdl();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Work that needs the session. */
    interface Work<T> {
        T run(LiquibaseSession session) throws LiquibaseException;
    }

    /** Returns what the work returns; afterwards the connection commits by itself again. */
    static <T> T call(Database target, Fence fence, Work<T> work) throws LiquibaseException {
        return LiquibaseScope.call(Map.of(Scope.Attr.deploymentId.name(), deploymentId()), () -> {
            LiquibaseSession session = new LiquibaseSession(target, fence);
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
                    case POSTGRESQL -> new PostgresDatabase();
                    case MARIADB -> new MariaDBDatabase();
                    case MYSQL -> new MySQLDatabase();
                    case OTHER -> DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection);
                };
        known.setConnection(connection);
        return known;
    }

    Database target() {
        return target;
    }

    liquibase.database.Database database() {
        return database;
    }

    StatementExecutor executor() {
        return executor;
    }

    /** Creates the history table where there is none. */
    void initHistory() throws DatabaseException {
        ChangeLogHistoryService history = Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(database);
        history.init();
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

    /** Runs a changeset and records it, both in one transaction wherever the database can. */
    ExecType apply(Step step, ChangeSet changeSet, DatabaseChangeLog changeLog) throws LiquibaseException {
        executor.reset();
        ranToTheEnd = false;
        try {
            if (isAtomic(step.migration())) {
                connection.hold();
            } else {
                connection.commitEach();
                confirm();
            }
            ExecType type = changeSet.execute(changeLog, null, database);
            ranToTheEnd = true;
            if (isToBeRecorded(step, type)) {
                history.write(changeSet, recorded(step, type));
            }
            confirm();
            connection.release();
            return type;
        } catch (LiquibaseException | RuntimeException e) {
            abandon(e);
            throw e;
        }
    }

    /** Records a changeset that was carried out without Liquibase. */
    void record(Step step, ChangeSet changeSet) throws LiquibaseException {
        history.write(changeSet, recorded(step, ExecType.EXECUTED));
        confirm();
        database.commit();
    }

    private void confirm() throws DatabaseException {
        try {
            fence.confirm(connection.getUnderlyingConnection());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void abandon(Exception reason) {
        try {
            connection.abandon();
        } catch (DatabaseException connectionIsBroken) {
            reason.addSuppressed(connectionIsBroken);
        }
    }

    /** Returns whether the last changeset's own statements have all run, so that what failed came after them. */
    boolean ranToTheEnd() {
        return ranToTheEnd;
    }

    /** Keeps the row of a rerun whose preconditions no longer hold; Liquibase would write a second one. */
    private static boolean isToBeRecorded(Step step, ExecType type) {
        return type == ExecType.MARK_RAN
                ? step.kind() == Step.Kind.FIRST_RUN
                : type == ExecType.EXECUTED || type == ExecType.RERAN;
    }

    private static ExecType recorded(Step step, ExecType type) {
        return step.kind() != Step.Kind.FIRST_RUN && type == ExecType.EXECUTED ? ExecType.RERAN : type;
    }

    /** Returns whether a failure takes everything back; DDL commits at once on databases that cannot roll it back. */
    boolean isAtomic(Migration migration) {
        return migration.runsInTransaction()
                && (rollsBackDdl || migration.statements().stream().allMatch(each -> movesData(each.text())));
    }

    private static boolean movesData(String statement) {
        int end = 0;
        while (end < statement.length() && Character.isLetter(statement.charAt(end))) {
            end++;
        }
        return MOVES_DATA.contains(statement.substring(0, end).toLowerCase(Locale.ROOT));
    }
}
