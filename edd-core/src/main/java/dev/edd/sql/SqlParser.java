package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.sql.Action.NotUnderstood;
import dev.edd.sql.Action.Origin;
import dev.edd.sql.Action.Setting;
import dev.edd.sql.DataAction.Query;
import dev.edd.sql.SqlText.Comment;
import dev.edd.sql.SqlText.Unterminated;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes SQL text apart, as the database's own client would. */
public final class SqlParser {
    private SqlParser() {}

    /**
     * Returns the statements and line comments of a text; reads any text, and in linear time.
     *
     * <p>A byte order mark and any kind of line end are fine. Delimiters are {@code ;} and whatever a
     * {@code DELIMITER} line says; bodies of routines are kept whole. A psql command ({@code \connect}) is a statement
     * of its own, and so is {@code COPY … FROM stdin;} together with its data: no database takes either through JDBC.
     *
     * @param path what the locations are to say
     * @param dialect {@link Dialect#OTHER} if unknown: then each doubtful character is judged by what stands around it
     */
    public static SqlText parse(String path, String text, Dialect dialect) {
        return parse(new Location(path, 1), text, dialect);
    }

    /** Does the same with a text that begins somewhere in a file. */
    public static SqlText parse(Location first, String text, Dialect dialect) {
        Syntax syntax = Syntax.of(dialect, text);
        Splitter splitter = new Splitter(text, syntax);
        Lines lines = new Lines(first, text);
        List<Statement> statements = new ArrayList<>();
        List<Comment> comments = new ArrayList<>();
        int seen = 0;
        for (Splitter.Part part = splitter.next(); part != Splitter.Part.END; part = splitter.next()) {
            if (part == Splitter.Part.STATEMENT) {
                String written = text.substring(splitter.start(), splitter.end());
                statements.add(new PlainStatement(written, lines.at(splitter.start()), syntax));
            }
            for (; seen < splitter.comments().size(); seen++) {
                Span span = splitter.comments().get(seen);
                String written = text.substring(span.start(), span.end());
                comments.add(new Comment(written, lines.at(span.start()), statements.isEmpty()));
            }
        }
        return new SqlText(statements, comments, unterminated(splitter, lines));
    }

    /**
     * Returns what a statement does, in the order of its text; at least one action, if only {@link
     * Action.NotUnderstood}. What a routine's body does is not among them: it does so when it is called.
     *
     * <p>Nothing is remembered: ask once, and only if the answer is needed.
     */
    public static List<Action> actions(Statement statement, Dialect dialect) {
        return statement instanceof Generated generated
                ? actions(generated, dialect)
                : Classifier.actions(statement, dialect);
    }

    /**
     * Returns what would add the columns, constraints and indexes that a table is created with, one by one, in the order of
     * the text; nothing where the statement does not list them.
     */
    public static List<Action> elements(CreateTable create, Dialect dialect) {
        return CreateTableParser.elements(create, dialect);
    }

    /**
     * Returns whether PostgreSQL does what the statement says {@code CONCURRENTLY}, outside of any transaction: it waits for
     * every older one then, and neither readers nor writers wait behind it.
     */
    public static boolean isConcurrent(String sql) {
        return Standalone.isConcurrent(sql);
    }

    /**
     * Returns whether a statement only sets what ends with the session, and would set the same in another one: {@code SET
     * NAMES utf8mb4} and {@code USE}, but not {@code SET @id = LAST_INSERT_ID()}.
     */
    public static boolean setsSession(String sql, Dialect dialect) {
        Statement statement = new PlainStatement(sql, new Location("", 1), Syntax.of(dialect, sql));
        List<Action> actions = actions(statement, dialect);
        return actions.stream().allMatch(action -> action instanceof Setting setting && !isComputed(setting, dialect))
                && actions.stream().anyMatch(action -> ((Setting) action).scope() == Setting.Scope.SESSION);
    }

    private static boolean isComputed(Setting setting, Dialect dialect) {
        return setting.name().startsWith("@")
                && outline(setting.value(), dialect).contains("(");
    }

    private static List<Action> actions(Generated generated, Dialect dialect) {
        Meaning meaning = generated.meaning();
        Origin whole = new Origin(generated, generated.text(), generated.location());
        if (!meaning.unknown().isEmpty()) {
            return List.of(new NotUnderstood(whole, meaning.unknown()));
        }
        if (meaning.sql().isEmpty()) {
            return List.of(new Query(whole));
        }
        List<Action> actions = new ArrayList<>();
        for (String sql : meaning.sql()) {
            actions.addAll(Classifier.actions(new Part(generated, sql), dialect));
        }
        return actions;
    }

    /** One of the statements that a statement comes to. */
    private record Part(Statement whole, String text) implements Statement {
        @Override
        public Location location() {
            return whole.location();
        }

        @Override
        public boolean runsInTransaction() {
            return whole.runsInTransaction();
        }
    }

    /** Returns whether the database refuses a statement inside a transaction, as PostgreSQL does with {@code VACUUM}. */
    public static boolean isStandalone(String statement, Dialect dialect) {
        return Standalone.is(statement, Syntax.of(dialect, statement));
    }

    /** Returns the name that a text begins with; {@link QualifiedName#NONE} if it begins with none. */
    public static QualifiedName name(String text, Dialect dialect) {
        return new Names(dialect).read(new Cursor(text, Syntax.of(dialect, text)));
    }

    /**
     * Returns the text with blanks in place of comments and of what stands in quotes, so that words and signs can be looked
     * for. The quotes, and every other character, stay where they are.
     */
    public static String outline(String text, Dialect dialect) {
        return Essence.outline(text, dialect);
    }

    /**
     * Returns the query that ends at the first row which another query would count: who only wants to know whether there is
     * one need not wait for millions. Empty where that one does more than counting rows, or may. Not every database that
     * nobody knows has its {@code LIMIT}.
     */
    public static Optional<String> firstCounted(String query, Dialect dialect) {
        return CountQuery.firstCounted(query, dialect);
    }

    /** Returns a text without comments, and with one space for each gap. */
    public static String withoutComments(String text, Dialect dialect) {
        return Essence.withoutComments(text, dialect);
    }

    /** Returns a text without comments, with one space for each gap, and with {@code ''} in place of every text in it. */
    public static String code(String text, Dialect dialect) {
        return Essence.code(text, dialect);
    }

    /** Returns the parameters of a statement, in lower case: {@code from} for {@code :from}. */
    public static Set<String> parameters(Statement statement) {
        return NamedParameters.of(statement);
    }

    /**
     * Returns the same migration with the actions in place of its statements, so that {@code
     * migration.statements(DropColumn.class)} finds every column dropped. It is there to be judged, not to be run.
     */
    public static Migration understood(Migration migration, Dialect dialect) {
        List<Statement> actions = new ArrayList<>(migration.statements().size());
        for (Statement statement : migration.statements()) {
            actions.addAll(Calls.carriedOut(actions(statement, dialect), actions, dialect));
        }
        return new Migration(migration.id(), migration.source(), migration.directives(), actions);
    }

    /** A statement whose lines are those of the file that it stands in. */
    public interface Verbatim extends Statement {}

    /** A statement that somebody else makes the SQL of, such as a change of Liquibase's. */
    public interface Generated extends Statement {
        /** Returns what it comes to. */
        Meaning meaning();
    }

    /**
     * What a statement comes to that is no SQL.
     *
     * @param sql the statements that the database gets in its place; none where it gets none
     * @param unknown a clause that says why nobody can tell them beforehand; empty where somebody can
     */
    public record Meaning(List<String> sql, String unknown) {
        public Meaning {
            sql = List.copyOf(sql);
        }

        /** Returns the meaning of what comes to these statements. */
        public static Meaning of(List<String> sql) {
            return new Meaning(sql, "");
        }

        /** Returns the meaning of what may come to anything: {@code it runs the class com.example.Mover}. */
        public static Meaning unknown(String reason) {
            return new Meaning(List.of(), reason);
        }
    }

    private static List<Unterminated> unterminated(Splitter splitter, Lines lines) {
        Unterminated.Kind kind = splitter.open();
        return kind == null ? List.of() : List.of(new Unterminated(kind, lines.at(splitter.openAt())));
    }
}
