package dev.edd.sql;

import dev.edd.sql.SqlText.Unterminated.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL text into tokens, one at a time and without copying. Every character belongs to exactly one token, and no
 * text makes it fail.
 */
final class Lexer {
    private final String text;

    /** The same, character by character: what is asked for each of them should cost nothing. */
    private final char[] chars;

    private final Syntax syntax;
    private final Quotes quotes;
    private final int length;
    private String delimiter = ";";
    private char delimiting = ';';
    private boolean delimiterInWords;
    private int start;
    private int end;
    private int executable = -1;
    private @Nullable Kind open;
    private int openAt;

    Lexer(String text, Syntax syntax) {
        this.text = text;
        this.chars = text.toCharArray();
        this.syntax = syntax;
        this.quotes = new Quotes(text, chars, syntax);
        this.length = text.length();
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Returns what has no end, if anything has none. */
    @Nullable
    Kind open() {
        return open == null && executable >= 0 ? Kind.COMMENT : open;
    }

    /** Returns where that begins which has no end. */
    int openAt() {
        return open == null ? executable : openAt;
    }

    /** Makes another delimiter count from here on. */
    void delimit(String other) {
        delimiter = other;
        delimiting = other.charAt(0);
        delimiterInWords = Syntax.isWordPart(delimiting) && !Syntax.isWordStart(delimiting);
    }

    boolean delimitsBySemicolon() {
        return delimiter.equals(";");
    }

    /** Lets the next token begin elsewhere. */
    void moveTo(int offset) {
        end = offset;
    }

    /** Returns whether the token is this character. */
    boolean is(char symbol) {
        return end == start + 1 && chars[start] == symbol;
    }

    /** Returns whether the token is this word in any case; key words, which it is asked for, are ASCII in upper case. */
    boolean is(String word) {
        return end - start == word.length() && spells(word);
    }

    private boolean spells(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = chars[start + i];
            if ((c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the token is one of these words, in any case. */
    boolean isAny(List<String> words) {
        for (String word : words) {
            if (is(word)) {
                return true;
            }
        }
        return false;
    }

    /** Goes on to the next token. */
    Token next() {
        start = end;
        if (start == length) {
            return Token.END;
        }
        if (delimits(start)) {
            end = start + delimiter.length();
            return Token.DELIMITER;
        }
        return begun();
    }

    /** By the first character. As it is long, the JIT compiler makes it once and not again for each of its many callers. */
    private Token begun() {
        char c = chars[start];
        if (Syntax.isWordStart(c)) {
            return word();
        }
        if (Syntax.isSpace(c)) {
            return space();
        }
        if (Syntax.isDigit(c)) {
            return number();
        }
        return switch (c) {
            case '\'' -> string(start, false);
            case '"' -> name(start);
            case '`' -> syntax.backticks() ? name(start) : symbol(1);
            case '$' -> dollar();
            case '-' -> startsWith("--") && syntax.dashesComment(text, start) ? lineComment() : symbol(1);
            case '#' -> syntax.hashComment(text, start) ? lineComment() : symbol(1);
            case '/' -> slash();
            case '\\' -> syntax.nullSign(text, start) ? nullSign() : symbol(1);
            case '*' -> executable >= 0 && startsWith("*/") ? endOfExecutable() : symbol(1);
            default -> symbol(1);
        };
    }

    private boolean startsWith(String prefix) {
        return text.startsWith(prefix, start);
    }

    /** Delimiters made of letters are words of their own, others, such as {@code $$}, may touch the word before. */
    private boolean delimits(int offset) {
        return chars[offset] == delimiting
                && executable < 0
                && text.startsWith(delimiter, offset)
                && !(Syntax.isWordStart(delimiting) && isWordPart(offset + delimiter.length()));
    }

    private boolean isWordPart(int offset) {
        return offset < length && Syntax.isWordPart(chars[offset]);
    }

    private Token symbol(int size) {
        end = start + size;
        return Token.SYMBOL;
    }

    private Token nullSign() {
        end = start + 2;
        return Token.WORD;
    }

    private Token slash() {
        if (startsWith("/*")) {
            return blockComment();
        }
        if (syntax.slashComments() && startsWith("//")) {
            return lineComment();
        }
        end = start + 1;
        return endsBatch() ? Token.DELIMITER : Token.SYMBOL;
    }

    /** Returns whether the token is alone on its line, as {@code GO} and {@code /} are where they end a batch. */
    private boolean endsBatch() {
        return syntax.generic()
                && executable < 0
                && (start == 0 || Syntax.endsLine(chars[start - 1]))
                && (end == length || Syntax.endsLine(chars[end]));
    }

    private Token space() {
        end = start + 1;
        while (end < length && Syntax.isSpace(chars[end])) {
            end++;
        }
        return Token.SPACE;
    }

    private Token word() {
        end = start + 1;
        skipWord();
        if (end == start + 1 && end < length) {
            return prefixed();
        }
        return is("GO") && endsBatch() ? Token.DELIMITER : Token.WORD;
    }

    private void skipWord() {
        while (isWordPart(end) && !(delimiterInWords && delimits(end))) {
            end++;
        }
    }

    private Token prefixed() {
        char prefix = Character.toUpperCase(chars[start]);
        boolean escapes = prefix == 'E' && syntax.escapeStrings();
        if (chars[end] == '\'' && (escapes || prefix == 'N' || prefix == 'B' || prefix == 'X')) {
            return string(end, escapes);
        }
        if (prefix == 'U' && text.startsWith("&'", end)) {
            return string(end + 1, false);
        }
        return prefix == 'U' && text.startsWith("&\"", end) ? name(end + 1) : Token.WORD;
    }

    private Token number() {
        end = start + 1;
        skipWord();
        while (end < length && chars[end] == '.' && !delimits(end)) {
            end++;
            skipWord();
        }
        return Token.NUMBER;
    }

    private Token string(int quote, boolean escapes) {
        return upTo(quotes.endOfQuote(quote, escapes), Kind.STRING, Token.STRING);
    }

    private Token name(int quote) {
        return upTo(quotes.endOfQuote(quote, false), Kind.NAME, Token.NAME);
    }

    private Token dollar() {
        int close = syntax.dollarQuotes() ? quotes.endOfDollarQuote(start) : start;
        if (close != start) {
            return upTo(close, Kind.DOLLAR_QUOTE, Token.STRING);
        }
        end = start + 1;
        skipWord();
        return Token.WORD;
    }

    private Token lineComment() {
        end = start + 1;
        while (end < length && !Syntax.endsLine(chars[end])) {
            end++;
        }
        return Token.LINE_COMMENT;
    }

    private Token blockComment() {
        if (executable < 0 && syntax.executableComment(text, start)) {
            executable = start;
            end = text.indexOf('!', start) + 1;
            while (end < length && Syntax.isDigit(chars[end])) {
                end++;
            }
            return Token.SYMBOL;
        }
        return upTo(quotes.endOfComment(start), Kind.COMMENT, Token.BLOCK_COMMENT);
    }

    private Token endOfExecutable() {
        executable = -1;
        return symbol(2);
    }

    private Token upTo(int close, Kind kind, Token token) {
        end = close;
        if (close < 0) {
            end = length;
            open = kind;
            openAt = start;
        }
        return token;
    }
}
