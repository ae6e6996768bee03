package dev.edd.sql;

import dev.edd.migration.Dialect;

/** Leaves out of a text what the database does not read, or reads without looking into it. */
final class Essence {
    private Essence() {}

    /** Returns a text without comments, and with one space for each gap. */
    static String withoutComments(String text, Dialect dialect) {
        return of(text, dialect, true);
    }

    /** Returns the same with empty texts in place of those that say something. */
    static String code(String text, Dialect dialect) {
        return of(text, dialect, false);
    }

    /** Returns a text as long, with blanks in place of comments and of what stands between quotes. */
    static String outline(String text, Dialect dialect) {
        Lexer lexer = new Lexer(text, Syntax.of(dialect, text));
        StringBuilder outline = new StringBuilder(text);
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            int quote = token == Token.STRING || token == Token.NAME ? 1 : 0;
            if (quote == 1 || token == Token.LINE_COMMENT || token == Token.BLOCK_COMMENT) {
                for (int i = lexer.start() + quote; i < lexer.end() - quote; i++) {
                    outline.setCharAt(i, ' ');
                }
            }
        }
        return outline.toString();
    }

    private static String of(String text, Dialect dialect, boolean literal) {
        Syntax syntax = Syntax.of(dialect, text);
        Lexer lexer = new Lexer(text, syntax);
        StringBuilder result = new StringBuilder(text.length());
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            boolean mark = token == Token.SYMBOL && lexer.end() > lexer.start() + 1;
            boolean quoted =
                    token == Token.STRING || (token == Token.NAME && syntax.mysql() && !isBacktick(lexer, text));
            if (token.isGap() || mark) {
                gap(result);
            } else if (quoted && !literal) {
                result.append("''");
            } else {
                result.append(text, lexer.start(), lexer.end());
            }
        }
        return result.toString();
    }

    private static boolean isBacktick(Lexer lexer, String text) {
        return text.charAt(lexer.start()) == '`';
    }

    private static void gap(StringBuilder result) {
        if (result.length() == 0 || result.charAt(result.length() - 1) != ' ') {
            result.append(' ');
        }
    }
}
