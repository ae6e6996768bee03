package dev.edd.rule.catalog;

import dev.edd.sql.DataAction.Update;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an update writes, as far as its text tells.
 *
 * @param values by column
 */
record Assignments(Map<String, String> values) {
    private static final Pattern SET = Pattern.compile("\\bSET\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\s*(?:[\\w$\"`]+\\.)*[\"`]?([\\w$]+)[\"`]?\\s*=(.*)", Pattern.DOTALL);

    /** What gives another value each time: more, less, or a longer text. */
    private static final String GROWS =
            "(?is).*(?:\\b%1$s[\"`]?\\s*(?:[-+*/]|\\|\\|)|(?:[-+*/]|\\|\\|)\\s*(?:\\w+\\.)?[\"`]?%1$s\\b|\\bconcat\\s*\\(.*\\b%1$s\\b).*";

    /** Reads the columns and what is written to them. */
    static Assignments of(Update update) {
        int end = update.where().isEmpty()
                ? update.text().length()
                : update.text().lastIndexOf(update.where());
        String before = update.text().substring(0, Math.max(0, end));
        Map<String, String> values = new LinkedHashMap<>();
        Matcher set = SET.matcher(before);
        String list = set.find() ? before.substring(set.end()) : "";
        for (String item : TableElements.topLevelCommas(list, "\0").split("\0", -1)) {
            Matcher assignment = ASSIGNMENT.matcher(item);
            if (assignment.matches()) {
                values.put(assignment.group(1), assignment.group(2));
            }
        }
        return new Assignments(values);
    }

    /** Returns whether a new value is made of the old one, so that a second run makes another. */
    boolean grow() {
        return values.keySet().stream().anyMatch(this::grows);
    }

    /** Returns whether a condition is about a column that has its last value after the first run. */
    boolean endIn(String where) {
        return values.keySet().stream().anyMatch(column -> !grows(column) && Mentions.of(column, where));
    }

    private boolean grows(String column) {
        return values.getOrDefault(column, "").matches(GROWS.formatted(Pattern.quote(column)));
    }
}
