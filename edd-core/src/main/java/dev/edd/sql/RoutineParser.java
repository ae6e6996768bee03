package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.sql.Action.NotUnderstood;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code CREATE FUNCTION}, {@code PROCEDURE}, {@code TRIGGER} and {@code EVENT}, and their bodies. */
final class RoutineParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;
    private final List<Action> body = new ArrayList<>();
    private QualifiedName on = QualifiedName.NONE;

    RoutineParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads from behind the kind to the end of the text, as a body may be full of delimiters. */
    void read(Kind kind, boolean replaces) {
        cursor.accept("IF", "NOT", "EXISTS");
        QualifiedName name = sentence.name();
        if (cursor.at('(')) {
            cursor.skip();
        }
        switch (kind) {
            case TRIGGER -> trigger();
            case EVENT -> inlineAfter("DO");
            default -> routine();
        }
        sentence.add(new CreateRoutine(sentence.origin(start), kind, name, on, replaces, body));
    }

    private void trigger() {
        if (cursor.seek("ON")) {
            cursor.advance();
            on = sentence.name();
        }
        if (sentence.perhapsMysql() && !calls()) {
            inlineAfter("ROW");
            return;
        }
        cursor.skipAll();
        body.add(new NotUnderstood(sentence.origin(start), "it calls a function"));
    }

    /** Returns whether an unknown dialect's trigger calls what is defined elsewhere, as PostgreSQL's and H2's do. */
    private boolean calls() {
        Cursor.Mark mark = cursor.mark();
        boolean calls = false;
        while (!calls && !cursor.atEnd() && !cursor.at("BEGIN")) {
            calls = cursor.at("EXECUTE") || cursor.at("CALL");
            cursor.skip();
        }
        cursor.returnTo(mark);
        return calls && sentence.dialect() == Dialect.OTHER;
    }

    private void inlineAfter(String word) {
        cursor.seek(word);
        cursor.accept(word);
        if (cursor.accept("FOLLOWS") || cursor.accept("PRECEDES")) {
            sentence.name();
        }
        inline();
    }

    private void inline() {
        Source rest =
                sentence.source().part(cursor.start(), sentence.source().text().length());
        new BlockParser(sentence.inner(rest, body), false).read();
        while (!cursor.atEndOfText()) {
            cursor.advance();
        }
    }

    /** A function may say its language before its body or after it. */
    private void routine() {
        String language = "";
        @Nullable Source quoted = null;
        while (!cursor.atEnd()) {
            if (cursor.accept("LANGUAGE")) {
                language = cursor.written().replace("'", "");
                cursor.advance();
            } else if (cursor.accept("AS") && cursor.token() == Token.STRING) {
                quoted = Literals.source(sentence);
            } else if (atBody()) {
                inline();
            } else if (!cursor.accept("CHARACTER", "SET")) {
                cursor.skip();
            }
        }
        if (quoted != null) {
            BlockParser.readQuoted(sentence.inner(quoted, body), language);
        }
    }

    private boolean atBody() {
        return switch (cursor.keyword()) {
            case "BEGIN", "RETURN" -> true;
            case "SET" -> !sentence.perhapsPostgres();
            case "SELECT",
                    "INSERT",
                    "UPDATE",
                    "DELETE",
                    "REPLACE",
                    "CALL",
                    "IF",
                    "CASE",
                    "WHILE",
                    "LOOP",
                    "REPEAT",
                    "DO",
                    "TRUNCATE",
                    "CREATE",
                    "DROP",
                    "ALTER",
                    "WITH" -> sentence.perhapsMysql();
            default -> false;
        };
    }
}
