package dev.edd.sql;

import dev.edd.migration.Dialect;

/** Walks over the tokens of one statement, white space and comments left out. */
final class Cursor {
    private final Lexer lexer;
    private Token token;

    Cursor(String text, Dialect dialect) {
        lexer = new Lexer(text, new Syntax(dialect));
        token = significant();
    }

    /** Returns whether the current token is this word, in any case. */
    boolean at(String word) {
        return token == Token.WORD && lexer.is(word);
    }

    boolean atEnd() {
        return token == Token.END;
    }

    /** Goes past the current token if it is this word. */
    boolean accept(String word) {
        boolean found = at(word);
        if (found) {
            advance();
        }
        return found;
    }

    /** Goes on to the next token. */
    void advance() {
        token = significant();
    }

    private Token significant() {
        Token next = lexer.next();
        while (next.isGap()) {
            next = lexer.next();
        }
        return next;
    }
}
