package dev.edd.changelog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Statement;
import dev.edd.sql.SqlParser;
import dev.edd.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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

    Content of(ChangeSet changeSet, ChangeLines lines) {
        Content content = new Content(new ArrayList<>(), new ArrayList<>());
        for (Change change : changeSet.getChanges()) {
            Location location = lines.next(change.getSerializedObjectName());
            if (change instanceof AbstractSQLChange written && written.getSql() != null) {
                add(written, lines, content);
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

    private void add(AbstractSQLChange change, ChangeLines lines, Content content) {
        for (String part : parts(change).toList()) {
            Optional<Location> verbatim = lines.verbatim(part);
            UnaryOperator<Location> place = read -> verbatim.isPresent() ? read : lines.change();
            SqlText text = SqlParser.parse(verbatim.orElse(lines.change()), part, dialect);
            boolean first = content.statements.isEmpty();
            text.comments().stream()
                    .map(comment -> new SqlText.Comment(
                            comment.text(), place.apply(comment.location()), first && comment.leading()))
                    .forEach(content.comments::add);
            text.statements().stream()
                    .map(read -> statement(change, read.text(), place.apply(read.location())))
                    .map(read -> verbatim.isPresent() && read instanceof SqlStatement whole ? whole.verbatim() : read)
                    .forEach(content.statements::add);
        }
    }

    private Statement statement(AbstractSQLChange change, String text, Location location) {
        boolean inTransaction = change.getChangeSet().isRunInTransaction();
        boolean runs = accepts(change.getChangeSet(), change);
        return runs && !isCut(change, text)
                ? new SqlStatement(text, location, inTransaction)
                : new ChangeStatement(text, location, inTransaction, () -> runs ? CUT : NOTHING);
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

    /** A statement whose inner lines are not known. */
    private record SqlStatement(String text, Location location, boolean runsInTransaction) implements Statement {
        VerbatimStatement verbatim() {
            return new VerbatimStatement(text, location, runsInTransaction);
        }
    }

    /** A statement whose lines are the file's. */
    private record VerbatimStatement(String text, Location location, boolean runsInTransaction)
            implements SqlParser.Verbatim {}

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
