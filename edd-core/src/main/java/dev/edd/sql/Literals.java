package dev.edd.sql;

/** Takes strings out of their quotes. */
final class Literals {
    private Literals() {}

    /** Returns the source within the string at the cursor, and goes past it. */
    static Source source(Sentence sentence) {
        String written = sentence.cursor().written();
        int start = sentence.cursor().start();
        sentence.cursor().advance();
        int open = open(written);
        int close = close(written);
        String value = value(written);
        if (value.length() < close - open) {
            return sentence.source().instead(start, value);
        }
        return sentence.source().part(start + open, start + close);
    }

    /** Returns what a string stands for; other tokens stand for themselves. */
    static String value(String written) {
        int open = open(written);
        String inner = written.substring(open, close(written));
        return open == 0 || written.startsWith("$") || inner.indexOf('\'') < 0
                ? inner
                : inner.replace("''", "'").replace("\\'", "'");
    }

    /** Returns where the value begins: behind a dollar quote, or a quote and its prefix. */
    private static int open(String written) {
        return written.startsWith("$") ? written.indexOf('$', 1) + 1 : written.indexOf('\'') + 1;
    }

    /** Returns where the value ends; a string that lacks its end may not even be long enough for it. */
    private static int close(String written) {
        int open = open(written);
        int quote = written.startsWith("$") ? open : Math.min(open, 1);
        return Math.max(open, written.length() - quote);
    }
}
