package dev.edd.changelog;

import dev.edd.migration.Dialect;
import dev.edd.sql.SqlParser.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.core.DropPrimaryKeyChange;
import liquibase.change.core.EmptyChange;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.core.LoadDataChange;
import liquibase.change.core.LoadUpdateDataChange;
import liquibase.change.core.OutputChange;
import liquibase.change.core.StopChange;
import liquibase.change.core.TagDatabaseChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.OfflineConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** The SQL that Liquibase makes of a change, for a database that need not be there. */
final class ChangeSql {
    private final Dialect dialect;
    private final ResourceAccessor accessor;
    private @Nullable Database offline;

    ChangeSql(Dialect dialect, ResourceAccessor accessor) {
        this.dialect = dialect;
        this.accessor = accessor;
    }

    /** Returns what a change means; never fails. */
    Meaning meaning(Change change) {
        if (change instanceof EmptyChange
                || change instanceof TagDatabaseChange
                || change instanceof OutputChange
                || change instanceof StopChange) {
            return Meaning.of(List.of());
        }
        return known(change).orElseGet(() -> generated(change));
    }

    /** Returns what can be told without Liquibase, which would read files, or run code to find out. */
    private Optional<Meaning> known(Change change) {
        if (change instanceof CustomChangeWrapper custom) {
            return Optional.of(Meaning.unknown("it runs the class " + custom.getClassName()));
        }
        if (change instanceof ExecuteShellCommandChange command) {
            return Optional.of(Meaning.unknown("it runs the command " + command.getExecutable()));
        }
        if (change instanceof DropPrimaryKeyChange drop
                && drop.getConstraintName() == null
                && dialect == Dialect.POSTGRESQL) {
            return Optional.of(Meaning.of(List.of("ALTER TABLE %s DROP CONSTRAINT %s_pkey"
                    .formatted(table(drop.getSchemaName(), drop.getTableName()), drop.getTableName()))));
        }
        if (change instanceof LoadUpdateDataChange load) {
            return Optional.of(Meaning.of(List.of(upsert().formatted(table(load), load.getPrimaryKey()))));
        }
        if (change instanceof LoadDataChange load) {
            return Optional.of(Meaning.of(List.of("INSERT INTO %s VALUES (0)".formatted(table(load)))));
        }
        return Optional.empty();
    }

    /** Returns what is done with each row of a file whose key may be there. */
    private String upsert() {
        return switch (dialect) {
            case H2 -> "MERGE INTO %1$s (%2$s) KEY (%2$s) VALUES (0)";
            case MARIADB, MYSQL -> "INSERT INTO %1$s (%2$s) VALUES (0) ON DUPLICATE KEY UPDATE %2$s = 0";
            case POSTGRESQL, OTHER ->
                "INSERT INTO %1$s (%2$s) VALUES (0) ON CONFLICT (%2$s) DO UPDATE SET %2$s = EXCLUDED.%2$s";
        };
    }

    private static String table(LoadDataChange load) {
        return table(load.getSchemaName(), load.getTableName());
    }

    private static String table(@Nullable String schema, String table) {
        return schema == null ? table : schema + "." + table;
    }

    private Meaning generated(Change change) {
        try {
            return LiquibaseScope.call(
                    Map.of(Scope.Attr.resourceAccessor.name(), accessor, Change.SHOULD_EXECUTE, false),
                    () -> generated(change, database()));
        } catch (LiquibaseException | RuntimeException e) {
            // Changes are extensions, too, and fail in ways of their own where there is no database to ask.
            return Meaning.unknown("Liquibase makes the SQL of %s only when it runs".formatted(name(change)));
        }
    }

    private static Meaning generated(Change change, Database database) throws LiquibaseException {
        change.finishInitialization();
        ValidationErrors errors = change.validate(database);
        if (errors.hasErrors()) {
            return Meaning.unknown(
                    "Liquibase rejects it: " + errors.getErrorMessages().get(0));
        }
        if (change.generateStatementsVolatile(database)) {
            return Meaning.unknown("what %s does depends on what is in the database".formatted(name(change)));
        }
        List<String> sql = new ArrayList<>();
        for (Sql part : SqlGeneratorFactory.getInstance().generateSql(change, database)) {
            sql.add(part.toSql());
        }
        return sql.isEmpty() ? Meaning.unknown("Liquibase makes no SQL of " + name(change)) : Meaning.of(sql);
    }

    private static String name(Change change) {
        return change.getSerializedObjectName();
    }

    private Database database() throws LiquibaseException {
        if (offline == null) {
            OfflineConnection connection = new OfflineConnection(url(), accessor);
            offline = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection);
            offline.setOutputDefaultSchema(false);
            offline.setOutputDefaultCatalog(false);
        }
        return offline;
    }

    /** The oldest versions that are supported; PostgreSQL says most plainly what it does, where nobody knows better. */
    private String url() {
        return switch (dialect) {
            case H2 -> "offline:h2?version=2.3";
            case MARIADB -> "offline:mariadb?version=10.11";
            case MYSQL -> "offline:mysql?version=8.0";
            case POSTGRESQL, OTHER -> "offline:postgresql?version=14.0";
        };
    }
}
