package dev.edd.rule.text;

import dev.edd.sql.QualifiedName;

/** Tells whether a piece of SQL names something, without understanding the piece. */
public final class Mentions {
    private Mentions() {}

    /** Returns whether the text has the word, as a whole and in any case. */
    public static boolean of(String word, String text) {
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
    public static boolean of(QualifiedName name, String text) {
        return of(name.last(), text);
    }
}
