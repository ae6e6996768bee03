package dev.edd.changelog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Statement;
import dev.edd.sql.SqlParser;
import java.util.ArrayList;
import java.util.List;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;

/** The statements of a native changeset: its SQL taken apart, and one for every other change. */
final class NativeStatements {
    private NativeStatements() {}

    static List<Statement> of(ChangeSet changeSet, Location location, Dialect dialect) {
        List<Statement> statements = new ArrayList<>();
        for (Change change : changeSet.getChanges()) {
            if (change instanceof AbstractSQLChange sql && sql.getSql() != null) {
                SqlParser.parse(location.path(), sql.getSql(), dialect)
                        .statements()
                        .forEach(statement -> statements.add(
                                new ChangeStatement(statement.text(), location, changeSet.isRunInTransaction())));
            } else {
                statements.add(new ChangeStatement(
                        change.getSerializedObjectName(), location, changeSet.isRunInTransaction()));
            }
        }
        return statements;
    }

    /** A statement whose SQL Liquibase makes, or whose own line is not known. */
    private record ChangeStatement(String text, Location location, boolean runsInTransaction) implements Statement {}
}
