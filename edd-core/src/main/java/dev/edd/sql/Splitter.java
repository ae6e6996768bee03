package dev.edd.sql;

import dev.edd.sql.SqlText.Unterminated.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL text into statements and what stands between them, one part at a time. Every character belongs to exactly
 * one part.
 */
final class Splitter {
    /** What a part is. */
    enum Part {
        /** A statement, without its delimiter and without white space and comments around it. */
        STATEMENT,

        /** What ended a statement, or a {@code DELIMITER} line. */
        DELIMITER,

        /** White space or a comment between statements. */
        GAP,

        /** Nothing is left. */
        END
    }

    private final String text;
    private final Syntax syntax;
    private final Lexer lexer;
    private final List<Span> comments = new ArrayList<>(0);
    private int commented = -1;
    private int start;
    private int end;
    private Body body = Body.NONE;
    private boolean lackingData;

    Splitter(String text, Syntax syntax) {
        this.text = text;
        this.syntax = syntax;
        this.lexer = new Lexer(text, syntax);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Returns the line comments found so far, those inside of statements too. */
    List<Span> comments() {
        return comments;
    }

    /** Returns what has no end, once all parts were read. */
    @Nullable
    Kind open() {
        return lexer.open() == null && body.isOpen() ? Kind.BLOCK : lexer.open();
    }

    /** Returns where that begins which has no end. */
    int openAt() {
        return lexer.open() == null ? body.start() : lexer.openAt();
    }

    /** Goes on to the next part. */
    Part next() {
        Token token = advance();
        start = lexer.start();
        end = lexer.end();
        if (token == Token.END) {
            return Part.END;
        }
        if (token == Token.DELIMITER || (token == Token.WORD && delimiterLine())) {
            return Part.DELIMITER;
        }
        if (token.isGap()) {
            return Part.GAP;
        }
        body = Body.NONE;
        if (lexer.is('\\')) {
            end = endOfLine(start);
        } else {
            readStatement(token);
        }
        lexer.moveTo(end);
        return Part.STATEMENT;
    }

    private void readStatement(Token first) {
        if (first == Token.WORD) {
            body = Body.of(syntax, lexer);
        }
        boolean copies = first == Token.WORD && lexer.is("COPY");
        boolean data = false;
        Token token = advance();
        for (; !endsStatement(token); token = advance()) {
            if (lexer.is('\\')) {
                end = endOfLine(lexer.start());
                return;
            }
            if (!token.isGap()) {
                end = lexer.end();
                body.see(token, lexer);
                data |= copies && lexer.is("STDIN");
            }
        }
        if (data && token == Token.DELIMITER) {
            end = endOfData(lexer.end());
        }
    }

    /** A batch separator and a {@code DELIMITER} line end even a statement whose body is open. */
    private boolean endsStatement(Token token) {
        if (token == Token.DELIMITER) {
            return !lexer.is(';') || !body.isOpen();
        }
        return token == Token.END || (token == Token.WORD && forgotDelimiter());
    }

    /** Returns whether a {@code DELIMITER} line is in sight, although the last statement lacks the delimiter. */
    private boolean forgotDelimiter() {
        return lexer.is("DELIMITER") && !lexer.delimitsBySemicolon() && Syntax.firstOfLine(text, lexer.start());
    }

    private Token advance() {
        Token token = lexer.next();
        if (token == Token.LINE_COMMENT && lexer.start() > commented) {
            commented = lexer.start();
            comments.add(new Span(lexer.start(), lexer.end()));
        }
        return token;
    }

    /** Obeys the line if it is one such as the MySQL client understands: {@code DELIMITER //}. */
    private boolean delimiterLine() {
        if (!lexer.is("DELIMITER")) {
            return false;
        }
        int line = endOfLine(end);
        String argument = text.substring(end, line);
        if (argument.isBlank() || !Syntax.isSpace(argument.charAt(0))) {
            return false;
        }
        end = line;
        lexer.moveTo(line);
        lexer.delimit(firstWord(argument.strip()));
        return true;
    }

    private static String firstWord(String words) {
        int length = 1;
        while (length < words.length() && !Syntax.isSpace(words.charAt(length))) {
            length++;
        }
        boolean quoted =
                length > 2 && "'\"`".indexOf(words.charAt(0)) >= 0 && words.charAt(0) == words.charAt(length - 1);
        return quoted ? words.substring(1, length - 1) : words.substring(0, length);
    }

    private int endOfLine(int from) {
        int offset = from;
        while (offset < text.length() && !Syntax.endsLine(text.charAt(offset))) {
            offset++;
        }
        return offset;
    }

    /** Returns the end of the rows that follow {@code COPY … FROM stdin;}, or of the statement if there are none. */
    private int endOfData(int from) {
        int mark = lackingData ? -1 : text.indexOf("\n\\.", from);
        lackingData = mark < 0;
        return lackingData ? end : mark + 3;
    }
}
