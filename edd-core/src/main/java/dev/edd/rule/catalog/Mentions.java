package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.sql.QualifiedName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a piece of SQL names something, without understanding the piece. */
final class Mentions {
    private Mentions() {}

    /** Returns whether the text has the word, as a whole and in any case. */
    static boolean of(String word, String text) {
        return !word.isEmpty()
                && Pattern.compile(
                                "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_$])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .find();
    }

    /** Returns whether the text has the name's last part. */
    static boolean of(QualifiedName name, String text) {
        return of(name.last(), text);
    }

    /** Returns the text without comments, and with empty strings in place of those that say something. */
    static String code(String text, Dialect dialect) {
        return withoutComments(text, dialect).replaceAll("'(?:[^']|'')*'", "''");
    }

    /** Returns the text without comments. */
    static String withoutComments(String text, Dialect dialect) {
        boolean mysql = dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
        return Pattern.compile("('(?:[^']|'')*')|--[^\n]*|" + (mysql ? "#[^\n]*|" : "") + "/\\*.*?\\*/", Pattern.DOTALL)
                .matcher(text)
                .replaceAll(match -> match.group(1) == null ? " " : Matcher.quoteReplacement(match.group(1)));
    }
}
