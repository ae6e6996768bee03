package dev.edd.rule.text;

import java.util.regex.Pattern;

/** Knows conditions that hold for all rows from before some time: a purge finds as many as there are. */
final class Age {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    private static final String COLUMN =
            "(?:(?:DATE|CAST)\\s*\\(\\s*)?[\\p{L}_\"`][\\p{L}\\p{N}_$\"`.]*+(?:[\\s\\w:]*\\))?(?:::\\w+)?";

    /** A text to which something is compared is a date, and comes without what stands in it. */
    private static final String TIME =
            "(?:CAST\\s*\\()?''.*|(?:DATE|TIMESTAMP|TIMESTAMPTZ)\\s*''.*|.*\\b(?:NOW|CURDATE|SYSDATE|GETDATE|UNIX_TIMESTAMP"
                    + "|CURRENT_DATE|CURRENT_TIMESTAMP|LOCALTIMESTAMP|UTC_DATE|UTC_TIMESTAMP|SYSTIMESTAMP"
                    + "|(?:CLOCK|STATEMENT|TRANSACTION)_TIMESTAMP|DATE_SUB|DATEADD|TO_DATE|TO_TIMESTAMP)\\b.*";

    /** Nobody writes longer ones. */
    private static final int LONGEST = 500;

    private static final Pattern BEFORE = Pattern.compile("%s\\s*<=?\\s*(?:%s)".formatted(COLUMN, TIME), FLAGS);
    private static final Pattern AFTER = Pattern.compile("(?:%s)>=?\\s*%s".formatted(TIME, COLUMN), FLAGS);

    /** How long ago something was, which is more than some time. */
    private static final Pattern OLDER = Pattern.compile(
            "(?:AGE\\s*\\(|(?:DATEDIFF|TIMESTAMPDIFF)\\s*\\(|(?:NOW\\s*\\(\\s*\\)|CURRENT_(?:TIMESTAMP|DATE))\\s*-)[^<>]*>.*",
            FLAGS);

    private Age() {}

    /** Returns whether a condition without comments and texts is one of them, and has no other end. */
    static boolean isLimitOf(String term) {
        return term.length() <= LONGEST
                && (BEFORE.matcher(term).matches()
                        || AFTER.matcher(term).matches()
                        || OLDER.matcher(term).matches());
    }
}
