package dev.edd.rule.text;

import dev.edd.sql.QualifiedName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes SQL about a column for another one.
 *
 * @param name of the other one, as written
 */
public record OtherName(QualifiedName column, String name) {
    /** Returns whether the column is named there. */
    public boolean isIn(String text) {
        return !in(text).equals(text);
    }

    /** Returns the text with the other name wherever the column's is, but in no text and no comment. */
    public String in(String text) {
        String code = Outline.of(text).code();
        String plain = Pattern.quote(column.last());
        Matcher word = Pattern.compile(
                        "\"%1$s\"|`%1$s`|(?<![\\p{L}\\p{N}_$\"`'])%1$s(?![\\p{L}\\p{N}_$\"`'])".formatted(plain),
                        Pattern.CASE_INSENSITIVE)
                .matcher(text);
        StringBuilder other = new StringBuilder();
        while (word.find()) {
            boolean said = code.charAt(word.start()) != ' ';
            word.appendReplacement(other, Matcher.quoteReplacement(said ? name : word.group()));
        }
        return word.appendTail(other).toString();
    }
}
