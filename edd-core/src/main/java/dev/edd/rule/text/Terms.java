package dev.edd.rule.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a condition apart. */
public final class Terms {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_]\\w*|[()]");

    private Terms() {}

    /** Returns what stands between a word, outside of parentheses, {@code CASE} and {@code BETWEEN … AND}. */
    public static List<String> of(String condition, String word) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean between = false;
        Matcher words = WORD.matcher(Outline.of(condition).code());
        while (words.find()) {
            String at = words.group().toUpperCase(Locale.ROOT);
            depth += at.equals("(") || at.equals("CASE") ? 1 : at.equals(")") || at.equals("END") ? -1 : 0;
            if (depth == 0 && at.equals(word) && !between) {
                parts.add(condition.substring(from, words.start()).strip());
                from = words.end();
            }
            between = depth == 0 ? at.equals("BETWEEN") || (between && !at.equals("AND")) : between;
        }
        parts.add(condition.substring(from).strip());
        return parts;
    }

    /** Returns a condition without the parentheses around all of it. */
    static String bare(String condition) {
        String text = condition.strip();
        while (text.startsWith("(") && Outline.of(text).closing(0) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    /** Returns how many parentheses are open at once, at most. */
    static int nesting(String condition) {
        return Outline.of(condition).nesting();
    }
}
