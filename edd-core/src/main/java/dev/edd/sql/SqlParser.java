package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.sql.SqlText.Comment;
import dev.edd.sql.SqlText.Unterminated;
import java.util.ArrayList;
import java.util.List;
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
        Syntax syntax = Syntax.of(dialect, text);
        Splitter splitter = new Splitter(text, syntax);
        Lines lines = new Lines(new Location(path, 1), text);
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
        return Classifier.actions(statement, dialect);
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
            actions.addAll(actions(statement, dialect));
        }
        return new Migration(migration.id(), migration.source(), migration.directives(), actions);
    }

    private static List<Unterminated> unterminated(Splitter splitter, Lines lines) {
        Unterminated.Kind kind = splitter.open();
        return kind == null ? List.of() : List.of(new Unterminated(kind, lines.at(splitter.openAt())));
    }
}
