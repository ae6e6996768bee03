package dev.edd.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a release of the application, in the order that Maven has for versions: {@code 2.4.0-SNAPSHOT} comes
 * before {@code 2.4.0}, which is {@code 2.4}, which comes before {@code 2.10}.
 *
 * @see <a href="https://maven.apache.org/pom.html#version-order-specification">Version order specification</a>
 */
public final class Version implements Comparable<Version> {
    private static final Pattern TOKEN = Pattern.compile("(?<separator>[.-]?)(?<text>\\d+|[^\\d.-]+|)");
    private final String text;
    private final List<Token> tokens;

    private Version(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = List.copyOf(tokens);
    }

    /**
     * Returns the version that a text names.
     *
     * @throws UnreadableVersionException if it does not begin with a digit
     */
    public static Version of(String text) {
        String version = text.strip();
        if (!version.matches("\\d\\S*")) {
            throw new UnreadableVersionException(text);
        }
        return new Version(version, trimmed(tokens(version.toLowerCase(Locale.ROOT))));
    }

    private static List<Token> tokens(String version) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(version);
        boolean dotted = true;
        while (matcher.find() && matcher.end() > matcher.start()) {
            String separator = matcher.group("separator");
            boolean beforeDigit = matcher.end() < version.length() && Token.isDigit(version.charAt(matcher.end()));
            dotted = tokens.isEmpty() || separator.equals(".");
            tokens.add(Token.of(dotted, matcher.group("text"), beforeDigit));
        }
        return tokens;
    }

    /** Takes zeros and their like off the end, and off the end before each hyphen. */
    private static List<Token> trimmed(List<Token> tokens) {
        int end = tokens.size();
        while (end > 0) {
            while (end > 0 && tokens.get(end - 1).isNothing()) {
                end--;
                tokens.remove(end);
            }
            do {
                end--;
            } while (end > 0 && tokens.get(end).dotted());
        }
        return tokens;
    }

    /** Returns the version that this one leads to: without {@code -SNAPSHOT}. */
    public Version released() {
        return of(text.replaceFirst("(?i)-SNAPSHOT$", ""));
    }

    @Override
    public int compareTo(Version other) {
        int length = Math.max(tokens.size(), other.tokens.size());
        for (int i = 0; i < length; i++) {
            int order = order(i, other);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int order(int index, Version other) {
        if (index >= tokens.size()) {
            return -other.tokens.get(index).compareToNothing();
        }
        Token token = tokens.get(index);
        return index >= other.tokens.size() ? token.compareToNothing() : token.compareTo(other.tokens.get(index));
    }

    /** Returns whether the other one has the same place in the order; {@code 2.4} equals {@code 2.4.0}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && tokens.equals(version.tokens);
    }

    @Override
    public int hashCode() {
        return tokens.hashCode();
    }

    /** Returns the version as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
