package dev.edd.execution;

import dev.edd.changelog.MigrationChange;
import dev.edd.sql.SqlParser;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.DatabaseException;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.sql.Sql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RuntimeStatement;

/** Executes statements for Liquibase, and remembers how far it came within a changeset. */
final class StatementExecutor extends JdbcExecutor {
    private final HeldConnection connection;
    private int timeout;
    private Optional<Ledger> ledger = Optional.empty();
    private boolean ofChange;
    private int completed;
    private Optional<SqlStatement> begun = Optional.empty();
    private Optional<Ledger.Call> first = Optional.empty();

    StatementExecutor(Database database, HeldConnection connection) {
        this.connection = connection;
        setDatabase(database);
    }

    /** Has the driver cut off statements that take longer; 0 seconds for none. */
    void limit(int seconds) {
        timeout = seconds;
    }

    /** Begins to count anew, with a ledger if statements are committed one by one. */
    void begin(Optional<Ledger> next) {
        completed = 0;
        begun = Optional.empty();
        ledger = next;
        first = Optional.empty();
    }

    /** Has something done before the next statement of a change. */
    void atFirst(Ledger.Call call) {
        first = Optional.of(call);
    }

    /** Returns how many statements of changes have been executed since the last reset. */
    int completed() {
        return completed;
    }

    /** Returns the last statement of a change that was begun since the last reset; empty if none was, or it has no text. */
    String statement() {
        return begun.filter(sql -> !(sql instanceof RuntimeStatement))
                .map(this::text)
                .orElse("");
    }

    /** Counts what it executes; Liquibase 5 has statements of its own besides, which set and restore a search path. */
    @Override
    public void execute(Change change, List<SqlVisitor> visitors) throws DatabaseException {
        ofChange = true;
        try {
            super.execute(change, visitors);
        } finally {
            ofChange = false;
        }
    }

    @Override
    public void execute(SqlStatement sql, List<SqlVisitor> visitors) throws DatabaseException {
        if (ofChange && first.isPresent()) {
            Ledger.Call call = first.get();
            first = Optional.empty();
            call.run();
        }
        if (ofChange) {
            begun = Optional.of(sql);
        }
        if (ofChange && ledger.isPresent()) {
            String text = text(sql);
            ledger.get().run(text, () -> execute(text, () -> executeNow(sql, visitors)));
        } else {
            executeNow(sql, visitors);
        }
        completed += ofChange ? 1 : 0;
    }

    private void execute(String text, Ledger.Call call) throws DatabaseException {
        if (database instanceof PostgresDatabase && SqlParser.isConcurrent(text)) {
            new ConcurrentBuilds(connection.getUnderlyingConnection()).run(text, call);
        } else {
            call.run();
        }
    }

    private String text(SqlStatement sql) {
        if (sql instanceof RuntimeStatement) {
            // It has no text, and does what it does when it is asked for one.
            return sql.getClass().getName();
        }
        return sql instanceof MigrationChange.WrittenStatement written
                ? written.getSql()
                : Stream.of(SqlGeneratorFactory.getInstance().generateSql(sql, database))
                        .map(Sql::toSql)
                        .collect(Collectors.joining(";"));
    }

    private void executeNow(SqlStatement sql, List<SqlVisitor> visitors) throws DatabaseException {
        if (sql instanceof MigrationChange.WrittenStatement written) {
            execute(written.getSql());
        } else {
            super.execute(sql, visitors);
        }
    }

    /** Hands the text to the driver as it is: {@code {…}} is JSON here more often than a JDBC escape. */
    private void execute(String sql) throws DatabaseException {
        try (Statement statement = connection.getUnderlyingConnection().createStatement()) {
            statement.setEscapeProcessing(false);
            if (timeout > 0) {
                statement.setQueryTimeout(timeout);
            }
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException(e.getMessage(), e);
        }
    }
}
