package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.sql.QualifiedName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a piece of SQL names something, without understanding the piece. */
final class Mentions {
    private static final Pattern TEXT = Pattern.compile("'[^']*+(?:''[^']*+)*+'");

    /** A text, too, to MySQL and MariaDB. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+(?:\"\"[^\"]*+)*+\"");

    private static final Pattern COMMENT =
            Pattern.compile("('[^']*+(?:''[^']*+)*+')|--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern MYSQL_COMMENT =
            Pattern.compile("('[^']*+(?:''[^']*+)*+')|--[^\n]*|#[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private Mentions() {}

    /** Returns whether the text has the word, as a whole and in any case. */
    static boolean of(String word, String text) {
        int last = text.length() - word.length();
        for (int at = 0; at <= last && !word.isEmpty(); at++) {
            if (text.regionMatches(true, at, word, 0, word.length()) && isWhole(text, at, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(String text, int start, int end) {
        return (start == 0 || !isPartOfWord(text.codePointBefore(start)))
                && (end == text.length() || !isPartOfWord(text.codePointAt(end)));
    }

    private static boolean isPartOfWord(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> character == '_' || character == '$' || Character.isLetter(character);
        };
    }

    /** Returns whether the text has the name's last part. */
    static boolean of(QualifiedName name, String text) {
        return of(name.last(), text);
    }

    /** Returns the text without comments, and with empty strings in place of those that say something. */
    static String code(String text, Dialect dialect) {
        String code = TEXT.matcher(withoutComments(text, dialect)).replaceAll("''");
        return Spelling.isMysql(dialect) ? QUOTED.matcher(code).replaceAll("''") : code;
    }

    /** Returns the text without comments. */
    static String withoutComments(String text, Dialect dialect) {
        boolean mysql = Spelling.isMysql(dialect);
        if (!text.contains("--") && !text.contains("/*") && !(mysql && text.contains("#"))) {
            return text;
        }
        return (mysql ? MYSQL_COMMENT : COMMENT)
                .matcher(text)
                .replaceAll(match -> match.group(1) == null ? " " : Matcher.quoteReplacement(match.group(1)));
    }
}
