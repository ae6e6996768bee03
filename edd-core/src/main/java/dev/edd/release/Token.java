package dev.edd.release;

import java.math.BigInteger;
import java.util.List;

/**
 * A number or a word of a version.
 *
 * @param dotted whether a dot stands before it, or nothing; not a hyphen
 * @param word empty for a number, and for the words that mean the release itself
 */
record Token(boolean dotted, boolean numeric, BigInteger number, String word) implements Comparable<Token> {
    private static final List<String> ORDER = List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");

    static Token of(boolean dotted, String text, boolean beforeDigit) {
        if (text.isEmpty() || isDigit(text.charAt(0))) {
            return new Token(dotted, true, text.isEmpty() ? BigInteger.ZERO : new BigInteger(text), "");
        }
        return new Token(false, false, BigInteger.ZERO, word(text, beforeDigit));
    }

    /** Returns whether that is one of ten: the digits of other scripts are letters to Maven. */
    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String word(String text, boolean beforeDigit) {
        return switch (text) {
            case "ga", "final", "release" -> "";
            case "cr" -> "rc";
            case "a" -> beforeDigit ? "alpha" : text;
            case "b" -> beforeDigit ? "beta" : text;
            case "m" -> beforeDigit ? "milestone" : text;
            default -> text;
        };
    }

    /** Returns whether a version means the same without it at the end. */
    boolean isNothing() {
        return numeric ? number.signum() == 0 : word.isEmpty();
    }

    int compareToNothing() {
        return numeric ? number.signum() : compareWords(word, "");
    }

    /** Words come before numbers behind a hyphen, and those before numbers behind a dot. */
    @Override
    public int compareTo(Token other) {
        if (rank() != other.rank()) {
            return Integer.compare(rank(), other.rank());
        }
        return numeric ? number.compareTo(other.number) : compareWords(word, other.word);
    }

    private int rank() {
        return numeric ? (dotted ? 2 : 1) : 0;
    }

    /** Words that Maven does not know come last, in the order of the alphabet. */
    private static int compareWords(String word, String other) {
        int known = ORDER.indexOf(word);
        int otherKnown = ORDER.indexOf(other);
        if (known < 0 && otherKnown < 0) {
            return word.compareTo(other);
        }
        return Integer.compare(known < 0 ? ORDER.size() : known, otherKnown < 0 ? ORDER.size() : otherKnown);
    }
}
