package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.SqlParser;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an update writes, as far as its text tells.
 *
 * @param owners what it calls the tables that it writes to, in lower case
 * @param values by column, without comments and texts
 */
public record Assignments(Set<String> owners, Map<String, String> values) {
    private static final Pattern SET = Pattern.compile("\\bSET\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\s*+(?:[\"`]?([\\w$]++)[\"`]?\\.)*+[\"`]?([\\w$]++)[\"`]?\\s*+=(.*)", Pattern.DOTALL);

    /** Reads the columns and what is written to them. */
    public static Assignments of(Update update) {
        int end = update.where().isEmpty()
                ? update.text().length()
                : update.text().lastIndexOf(update.where());
        String before = SqlParser.code(update.text().substring(0, Math.max(0, end)), Dialect.OTHER);
        Set<String> owners = new HashSet<>(Set.of(Spelling.folded(TableAlias.called(update))));
        Map<String, String> values = new LinkedHashMap<>();
        Matcher set = SET.matcher(before);
        String list = set.find() ? before.substring(set.end()) : "";
        for (String item : Outline.of(list).items()) {
            Matcher assignment = ASSIGNMENT.matcher(item);
            if (assignment.matches()) {
                owners.add(Spelling.folded(Objects.requireNonNullElse(assignment.group(1), "")));
                values.put(assignment.group(2), assignment.group(3));
            }
        }
        return new Assignments(owners, values);
    }

    /** Returns whether a new value is made of the old one, so that a second run makes another. */
    public boolean grow() {
        return values.keySet().stream().anyMatch(this::grows);
    }

    /** Returns whether a condition is about a column that has its last value after the first run. */
    public boolean endIn(String where) {
        String code = SqlParser.code(where, Dialect.OTHER);
        return values.keySet().stream().anyMatch(column -> !grows(column) && Mentions.of(column, code));
    }

    private boolean grows(String column) {
        return new Growth(column, owners).isIn(values.getOrDefault(column, ""));
    }
}
