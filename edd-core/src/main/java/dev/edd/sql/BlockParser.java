package dev.edd.sql;

import java.util.Locale;

/**
 * Reads the statements of a block, {@code IF … THEN} and the like left out: which of them run, and how often, is not
 * told.
 */
final class BlockParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final Classifier classifier;
    private final boolean quoted;

    /**
     * Reads from the sentence's cursor on.
     *
     * @param quoted whether it is PL/pgSQL, whose declarations stand before {@code BEGIN}
     */
    BlockParser(Sentence sentence, boolean quoted) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.classifier = new Classifier(sentence);
        this.quoted = quoted;
        sentence.enterBlock();
    }

    /** Reads a body that was written as a string, if it is in a language that can be read. */
    static void readQuoted(Sentence body, String language) {
        switch (language.toLowerCase(Locale.ROOT)) {
            case "plpgsql" -> new BlockParser(body, true).read();
            case "sql" -> new Classifier(body).read();
            default -> {
                while (!body.cursor().atEndOfText()) {
                    body.cursor().advance();
                }
                body.notUnderstood(
                        0, language.isEmpty() ? "its body is not SQL" : "its body is written in " + language);
            }
        }
    }

    /** Reads to the end of the text. */
    void read() {
        while (!cursor.atEndOfText()) {
            if (cursor.atEnd()) {
                cursor.advance();
            } else {
                statement();
            }
        }
    }

    private void statement() {
        switch (cursor.keyword()) {
            case "DECLARE" -> declarations();
            case "BEGIN", "ATOMIC", "NOT", "ELSE", "LOOP", "REPEAT", "EXCEPTION" -> cursor.advance();
            case "CASE" -> cursor.seek("WHEN");
            case "IF", "ELSIF", "ELSEIF", "WHEN" -> goPast("THEN", cursor.start());
            case "WHILE", "FOR", "FOREACH" -> loop(cursor.start());
            case "UNTIL" -> cursor.seek("END");
            case "EXECUTE" -> execute(cursor.start());
            case "PERFORM" -> perform(cursor.start());
            case "SET" -> set();
            case "END",
                    "ASSERT",
                    "CLOSE",
                    "CONTINUE",
                    "EXIT",
                    "FETCH",
                    "GET",
                    "ITERATE",
                    "LEAVE",
                    "MOVE",
                    "NULL",
                    "OPEN",
                    "RAISE",
                    "RESIGNAL",
                    "RETURN",
                    "SIGNAL" -> control(cursor.start());
            default -> other();
        }
    }

    /** What lacks the word is no PL/pgSQL and no MySQL, so nobody knows what it does. */
    private void goPast(String word, int start) {
        if (cursor.seek(word)) {
            cursor.advance();
        } else {
            sentence.notUnderstood(start, "it lacks its " + word);
        }
    }

    /** A handler is declared with the statement that it runs. */
    private void declarations() {
        boolean handler = false;
        for (; !cursor.atEnd() && !(handler && cursor.at("FOR")); cursor.skip()) {
            handler |= cursor.at("HANDLER");
        }
        if (handler) {
            condition();
        }
        while (quoted && !cursor.at("BEGIN") && !cursor.atEndOfText()) {
            cursor.skip();
        }
    }

    private void condition() {
        cursor.accept("FOR");
        do {
            cursor.accept("NOT");
            if (cursor.accept("SQLSTATE")) {
                cursor.accept("VALUE");
            }
            cursor.advance();
        } while (cursor.accept(','));
    }

    private void loop(int start) {
        boolean dynamic = false;
        boolean changes = false;
        for (; !cursor.atEnd() && !cursor.at("LOOP") && !cursor.at("DO"); cursor.skip()) {
            dynamic |= cursor.at("EXECUTE");
            changes |= cursor.at("IN")
                    && (cursor.precedes("INSERT") || cursor.precedes("UPDATE") || cursor.precedes("DELETE"));
        }
        reportIf(dynamic, start);
        if (changes) {
            sentence.notUnderstood(start, "it loops over rows that it changes");
        }
        cursor.advance();
    }

    private void control(int start) {
        if (cursor.accept("RETURN", "QUERY") && !cursor.at("EXECUTE")) {
            classifier.readOne();
            return;
        }
        reportIf(cursor.skipAll("EXECUTE"), start);
    }

    private void reportIf(boolean dynamic, int start) {
        if (dynamic) {
            sentence.notUnderstood(start, "it puts its statement together when it runs");
        }
    }

    /** A statement that is executed as one string can be read like any other. */
    private void execute(int start) {
        cursor.advance();
        if (cursor.token() != Token.STRING) {
            cursor.skipAll();
            reportIf(true, start);
            return;
        }
        Source constant = Literals.source(sentence);
        if (cursor.atEnd() || cursor.at("USING") || cursor.at("INTO")) {
            cursor.skipAll();
            sentence.read(constant);
        } else {
            cursor.skipAll();
            reportIf(true, start);
        }
    }

    private void perform(int start) {
        cursor.advance();
        new QueryParser(sentence, start).read();
    }

    /** Outside PL/pgSQL, {@code SET} fills a variable or a column of the new row, unless it says otherwise. */
    private void set() {
        boolean setting = quoted
                || cursor.precedes("SESSION")
                || cursor.precedes("GLOBAL")
                || cursor.precedes("PERSIST")
                || cursor.precedes("STATEMENT");
        if (setting) {
            classifier.readOne();
        } else {
            cursor.skipAll();
        }
    }

    private void other() {
        if (label() || assignment()) {
            return;
        }
        classifier.readOne();
    }

    private boolean label() {
        Cursor.Mark mark = cursor.mark();
        if (cursor.accept('<')) {
            while (!cursor.atEnd() && !cursor.at('>')) {
                cursor.advance();
            }
            cursor.advance();
            return cursor.accept('>');
        }
        boolean label = sentence.name().isPresent() && cursor.accept(':') && !cursor.at('=');
        if (!label) {
            cursor.returnTo(mark);
        }
        return label;
    }

    private boolean assignment() {
        Cursor.Mark mark = cursor.mark();
        boolean variable = sentence.name().isPresent();
        if (cursor.at('[')) {
            cursor.skip();
        }
        boolean assigned = variable && (cursor.at(':') || cursor.at('='));
        if (assigned) {
            new QueryParser(sentence, mark.start()).readPart();
        } else {
            cursor.returnTo(mark);
        }
        return assigned;
    }
}
