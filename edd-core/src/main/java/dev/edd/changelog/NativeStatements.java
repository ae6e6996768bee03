package dev.edd.changelog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Statement;
import dev.edd.sql.SqlParser;
import dev.edd.sql.SqlText.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseList;
import liquibase.resource.ResourceAccessor;
import liquibase.util.StringUtil;

/** The statements of a native changeset: its SQL taken apart, and one for every other change. */
final class NativeStatements {
    private final Dialect dialect;
    private final ChangeSql sql;

    NativeStatements(Dialect dialect, ResourceAccessor accessor) {
        this.dialect = dialect;
        this.sql = new ChangeSql(dialect, accessor);
    }

    List<Statement> of(ChangeSet changeSet, Location location) {
        List<Statement> statements = new ArrayList<>();
        for (Change change : changeSet.getChanges()) {
            if (change instanceof AbstractSQLChange written && written.getSql() != null) {
                statements.addAll(of(written, location, changeSet.isRunInTransaction()));
            } else {
                statements.add(new ChangeStatement(
                        change.getSerializedObjectName(),
                        location,
                        changeSet.isRunInTransaction(),
                        () -> sql.meaning(change)));
            }
        }
        return statements;
    }

    private List<Statement> of(AbstractSQLChange change, Location location, boolean inTransaction) {
        boolean runs = dialect == Dialect.OTHER
                || DatabaseList.definitionMatches(
                        change.getDbms(), dialect.name().toLowerCase(Locale.ROOT), true);
        return parts(change)
                .flatMap(part -> SqlParser.parse(location.path(), part, dialect).statements().stream())
                .<Statement>map(statement -> runs
                        ? new SqlStatement(statement.text(), location, inTransaction)
                        : new ChangeStatement(
                                statement.text(), location, inTransaction, () -> SqlParser.Meaning.of(List.of())))
                .toList();
    }

    /** Reads the directives among the comments of a changeset's SQL, which is all that formatted SQL has room for. */
    void readDirectives(ChangeSet changeSet, Location location, DirectiveReader directives) {
        boolean first = true;
        for (Change change : changeSet.getChanges()) {
            if (change instanceof AbstractSQLChange written && written.getSql() != null) {
                for (Comment comment : SqlParser.parse(location.path(), written.getSql(), dialect)
                        .comments()) {
                    directives.read(comment.text(), location, first && comment.leading());
                }
            }
            first = false;
        }
    }

    /** Returns what Liquibase splits the SQL into where the change says by what, and else all of it. */
    private static Stream<String> parts(AbstractSQLChange change) {
        return change.getEndDelimiter() == null || !change.isSplitStatements()
                ? Stream.of(change.getSql())
                : Stream.of(StringUtil.processMultiLineSQL(change.getSql(), false, true, change.getEndDelimiter()));
    }

    /** A statement whose own line is not known. */
    private record SqlStatement(String text, Location location, boolean runsInTransaction) implements Statement {}

    /**
     * A change whose SQL Liquibase makes.
     *
     * @param text what Liquibase calls it
     */
    private record ChangeStatement(
            String text, Location location, boolean runsInTransaction, Supplier<SqlParser.Meaning> sql)
            implements SqlParser.Generated {
        @Override
        public SqlParser.Meaning meaning() {
            return sql.get();
        }
    }
}
