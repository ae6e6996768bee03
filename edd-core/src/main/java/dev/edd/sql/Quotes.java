package dev.edd.sql;

/** Finds where quotes and block comments end; -1 says nowhere. */
final class Quotes {
    private final String text;
    private final char[] chars;
    private final Syntax syntax;
    private boolean nests;

    /** Takes the text, as a whole and character by character. */
    Quotes(String text, char[] chars, Syntax syntax) {
        this.text = text;
        this.chars = chars;
        this.syntax = syntax;
        this.nests = syntax.nestedComments();
    }

    /**
     * Returns the end of the string or name whose opening quote is at the offset.
     *
     * @param escapes whether a backslash takes the next character with it, whatever the dialect
     */
    int endOfQuote(int open, boolean escapes) {
        char quote = chars[open];
        int offset = open + 1;
        while (offset < chars.length) {
            char c = chars[offset];
            boolean doubled = c == quote && offset + 1 < chars.length && chars[offset + 1] == quote;
            if (c == quote && !doubled) {
                return offset + 1;
            }
            boolean escaped = c == '\\' && quote != '`' && (escapes || syntax.escapes(text, offset));
            offset += (doubled || escaped) ? 2 : 1;
        }
        return -1;
    }

    /** Returns the end of the dollar quote that begins at the offset; the offset itself if none does. */
    int endOfDollarQuote(int open) {
        int tag = open + 1;
        while (tag < chars.length && chars[tag] != '$' && Syntax.isWordPart(chars[tag])) {
            tag++;
        }
        if (tag == chars.length || chars[tag] != '$' || Syntax.isDigit(chars[open + 1])) {
            return open;
        }
        String quote = text.substring(open, tag + 1);
        int close = text.indexOf(quote, tag + 1);
        return close < 0 ? -1 : close + quote.length();
    }

    /**
     * Returns the end of the block comment that begins at the offset. Where it is unknown whether comments nest, they
     * do as long as every one of them ends.
     */
    int endOfComment(int open) {
        if (nests) {
            int end = endOfNestedComment(open);
            if (end >= 0 || !syntax.generic()) {
                return end;
            }
            nests = false;
        }
        int close = text.indexOf("*/", open + 2);
        return close < 0 ? -1 : close + 2;
    }

    private int endOfNestedComment(int open) {
        int depth = 1;
        int offset = open + 2;
        while (offset + 1 < chars.length && depth > 0) {
            if (text.startsWith("/*", offset)) {
                depth++;
                offset += 2;
            } else if (text.startsWith("*/", offset)) {
                depth--;
                offset += 2;
            } else {
                offset++;
            }
        }
        return depth == 0 ? offset : -1;
    }
}
