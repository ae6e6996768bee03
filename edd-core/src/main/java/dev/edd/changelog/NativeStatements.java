package dev.edd.changelog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Statement;
import dev.edd.sql.SqlParser;
import dev.edd.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.resource.ResourceAccessor;
import liquibase.util.StringUtil;

/** The statements of a native changeset: its SQL taken apart, and one for every other change. */
final class NativeStatements {
    private static final SqlParser.Meaning NOTHING = SqlParser.Meaning.of(List.of());
    private static final SqlParser.Meaning CUT = SqlParser.Meaning.unknown(
            "Liquibase cuts it at its first semicolon, unless splitStatements is false or endDelimiter is another");

    private final Dialect dialect;
    private final DbmsFilter dbms;
    private final ChangeSql sql;

    NativeStatements(Dialect dialect, ResourceAccessor accessor) {
        this.dialect = dialect;
        this.dbms = new DbmsFilter(dialect);
        this.sql = new ChangeSql(dialect, accessor);
    }

    /**
     * What a changeset holds.
     *
     * @param comments the line comments of its SQL, those in front of its first statement being leading ones
     */
    record Content(List<Statement> statements, List<SqlText.Comment> comments) {}

    Content of(ChangeSet changeSet, Location location) {
        Content content = new Content(new ArrayList<>(), new ArrayList<>());
        for (Change change : changeSet.getChanges()) {
            if (change instanceof AbstractSQLChange written && written.getSql() != null) {
                add(written, location, content);
            } else {
                boolean runs = accepts(changeSet, change);
                content.statements.add(new ChangeStatement(
                        change.getSerializedObjectName(),
                        location,
                        changeSet.isRunInTransaction(),
                        () -> runs ? sql.meaning(change) : NOTHING));
            }
        }
        return content;
    }

    private void add(AbstractSQLChange change, Location location, Content content) {
        boolean inTransaction = change.getChangeSet().isRunInTransaction();
        boolean runs = accepts(change.getChangeSet(), change);
        parts(change)
                .map(part -> SqlParser.parse(location.path(), part, dialect))
                .forEach(text -> {
                    boolean first = content.statements.isEmpty();
                    text.comments().stream()
                            .map(comment -> new SqlText.Comment(comment.text(), location, first && comment.leading()))
                            .forEach(content.comments::add);
                    for (Statement statement : text.statements()) {
                        String written = statement.text();
                        content.statements.add(
                                runs && !isCut(change, written)
                                        ? new SqlStatement(written, location, inTransaction)
                                        : new ChangeStatement(
                                                written, location, inTransaction, () -> runs ? CUT : NOTHING));
                    }
                });
    }

    private boolean accepts(ChangeSet changeSet, Change change) {
        return dbms.accepts(change) && new PreconditionFilter(dbms).accepts(changeSet);
    }

    /** Returns whether Liquibase takes a statement for several: it knows no dollar quotes, for one. */
    private static boolean isCut(AbstractSQLChange change, String statement) {
        return change.isSplitStatements()
                && change.getEndDelimiter() == null
                && statement.contains(";")
                && StringUtil.processMultiLineSQL(statement, true, true, null).length > 1;
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
