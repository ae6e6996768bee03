package dev.edd.sql;

import java.util.Locale;

/**
 * Walks over the tokens of a text; white space, comments and the marks of executable comments are left out. What it
 * calls the end is the end of the text, a delimiter, or the parenthesis that closes what the cursor walks in.
 */
final class Cursor {
    private final String text;
    private final Lexer lexer;
    private Token token = Token.END;
    private int passed;
    private boolean passedBackslash;

    Cursor(String text, Syntax syntax) {
        this.text = text;
        this.lexer = new Lexer(text, syntax);
        advance();
    }

    Token token() {
        return token;
    }

    /** Returns where the current token begins. */
    int start() {
        return lexer.start();
    }

    /** Returns where the token before the current one ended. */
    int passed() {
        return passed;
    }

    /** Returns the text between the offset and the current token, without white space and comments at its end. */
    String since(int offset) {
        return text.substring(offset, Math.max(offset, passed));
    }

    /** Returns the current token as written. */
    String written() {
        return text.substring(lexer.start(), lexer.end());
    }

    /** Returns the current word in upper case; empty if the token is no word. */
    String keyword() {
        return token == Token.WORD ? written().toUpperCase(Locale.ROOT) : "";
    }

    /** Returns whether the current token is this word, in any case. */
    boolean at(String word) {
        return token == Token.WORD && lexer.is(word);
    }

    boolean at(char symbol) {
        return (token == Token.SYMBOL || token == Token.DELIMITER) && lexer.is(symbol);
    }

    /** Returns whether a backslash was among the tokens so far; outside quotes it is SQL nowhere. */
    boolean hasPassedBackslash() {
        return passedBackslash;
    }

    /** Returns whether the current word says that the {@code BEGIN} before it begins a transaction. */
    boolean atTransaction() {
        return token == Token.WORD && Blocks.ofTransaction(lexer);
    }

    /** Returns whether no token of the statement, or of the group in parentheses, is left. */
    boolean atEnd() {
        return token == Token.END || token == Token.DELIMITER || at(')');
    }

    /** Returns whether the next item of a list begins, or the list is at its end. */
    boolean atEndOfItem() {
        return at(',') || atEnd();
    }

    /** Returns whether no token is left at all. */
    boolean atEndOfText() {
        return token == Token.END;
    }

    /** Goes on to the next token. */
    void advance() {
        passed = lexer.end();
        passedBackslash |= token == Token.SYMBOL && lexer.is('\\');
        do {
            token = lexer.next();
        } while (token.isGap() || (token == Token.SYMBOL && lexer.end() > lexer.start() + 1));
    }

    /** Goes past the current token if it is this word. */
    boolean accept(String word) {
        boolean found = at(word);
        if (found) {
            advance();
        }
        return found;
    }

    /** Goes past the symbol if it is there. */
    boolean accept(char symbol) {
        boolean found = at(symbol);
        if (found) {
            advance();
        }
        return found;
    }

    /** Goes past these words if all of them are there. */
    boolean accept(String first, String... others) {
        if (!at(first)) {
            return false;
        }
        Mark mark = mark();
        advance();
        for (String word : others) {
            if (!accept(word)) {
                returnTo(mark);
                return false;
            }
        }
        return true;
    }

    /** Returns whether the token after the current one is this word. */
    boolean precedes(String word) {
        Mark mark = mark();
        advance();
        boolean found = at(word);
        returnTo(mark);
        return found;
    }

    /** Returns whether the token after the current one is this character. */
    boolean precedes(char symbol) {
        Mark mark = mark();
        advance();
        boolean found = at(symbol);
        returnTo(mark);
        return found;
    }

    /** Returns whether the token after the current one is a name, or a key word that could be one. */
    boolean precedesName() {
        Mark mark = mark();
        advance();
        boolean found = Names.at(this);
        returnTo(mark);
        return found;
    }

    /** Returns where the cursor is, to return to. */
    Mark mark() {
        return new Mark(start(), passed);
    }

    void returnTo(Mark mark) {
        lexer.moveTo(mark.start());
        advance();
        passed = mark.passed();
    }

    /** Goes past one token, or past a group in parentheses or brackets. */
    void skip() {
        int depth = 0;
        do {
            if (at('(') || at('[')) {
                depth++;
            } else if ((at(')') || at(']')) && depth > 0) {
                depth--;
            }
            advance();
        } while (depth > 0 && token != Token.END);
    }

    /** Goes past one token or group, unless the item ends here. */
    void skipInItem() {
        if (!atEndOfItem()) {
            skip();
        }
    }

    /** Goes on to this word, groups left out; to the end if it is not there. */
    boolean seek(String word) {
        while (!atEnd() && !at(word)) {
            skip();
        }
        return at(word);
    }

    /** Goes to the next comma, groups left out, or to the end; returns whether the word was on the way. */
    boolean skipItem(String word) {
        boolean found = false;
        for (; !atEndOfItem(); skip()) {
            found |= at(word);
        }
        return found;
    }

    /** Goes to the next comma, groups left out, or to the end. */
    void skipItem() {
        while (!atEndOfItem()) {
            skip();
        }
    }

    /** Goes to the end; returns whether the word was on the way, groups left out. */
    boolean skipAll(String word) {
        boolean found = false;
        for (; !atEnd(); skip()) {
            found |= at(word);
        }
        return found;
    }

    /** Goes to the end. */
    void skipAll() {
        while (!atEnd()) {
            skip();
        }
    }

    /** A place to return to. */
    record Mark(int start, int passed) {}
}
