package dev.edd.execution;

import dev.edd.changelog.ChangelogSource;
import dev.edd.changelog.LiquibaseScope;
import dev.edd.changelog.MigrationChange;
import dev.edd.database.Database;
import dev.edd.migration.Changelog;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.DatabaseList;
import liquibase.exception.LiquibaseException;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RuntimeStatement;

/** Asks Liquibase which SQL the changes of native changesets become on a database; executes none of it. */
public final class SqlPreview {
    private final Database database;

    /** Takes the database whose SQL it is to be. */
    public SqlPreview(Database database) {
        this.database = database;
    }

    /**
     * Returns the plan with the SQL that would run in the place of the names of changes.
     *
     * @param source where the changelog was read
     */
    public Plan of(Plan plan, ChangelogSource source, Changelog changelog) {
        try {
            return LiquibaseSession.call(
                    database,
                    session ->
                            LiquibaseScope.call(source.scope(), () -> of(plan, source.changesets(changelog), session)));
        } catch (LiquibaseException e) {
            throw new SqlNotGeneratedException(database.redaction().clean(String.valueOf(e.getMessage())));
        }
    }

    private static Plan of(Plan plan, DatabaseChangeLog changesets, LiquibaseSession session)
            throws LiquibaseException {
        Map<ChangesetKey, ChangeSet> byKey = ChangeSets.byKey(changesets);
        List<Step> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            ChangeSet changeSet =
                    Objects.requireNonNull(byKey.get(step.migration().source().changeset()));
            steps.add(step.with(withSql(step.migration(), changeSet, session.database())));
        }
        return plan.with(steps);
    }

    private static Migration withSql(Migration migration, ChangeSet changeSet, liquibase.database.Database target)
            throws LiquibaseException {
        if (changeSet.getChanges().stream().allMatch(MigrationChange.class::isInstance)) {
            return migration; // It runs as written.
        }
        List<Statement> statements = new ArrayList<>();
        for (Change change : changeSet.getChanges()) {
            if (!(change instanceof DbmsTargetedChange targeted)
                    || DatabaseList.definitionMatches(targeted.getDbms(), target, true)) {
                sql(change, target).forEach(sql -> statements.add(new Generated(sql, migration.location())));
            }
        }
        return statements.isEmpty()
                ? migration
                : new Migration(migration.id(), migration.source(), migration.directives(), statements);
    }

    /** Returns the SQL of a change, or else its name. Some changes do what they do while they are asked for SQL. */
    private static List<String> sql(Change change, liquibase.database.Database target) throws LiquibaseException {
        change.finishInitialization();
        List<String> sql = LiquibaseScope.call(Map.of(Change.SHOULD_EXECUTE, false), () -> {
            SqlStatement[] written = Stream.of(change.generateStatements(target))
                    .filter(statement -> !(statement instanceof RuntimeStatement))
                    .toArray(SqlStatement[]::new);
            return Stream.of(SqlGeneratorFactory.getInstance().generateSql(written, target))
                    .map(Sql::toSql)
                    .toList();
        });
        return sql.isEmpty() ? List.of(change.getSerializedObjectName()) : sql;
    }

    private record Generated(String text, Location location) implements Statement {}
}
