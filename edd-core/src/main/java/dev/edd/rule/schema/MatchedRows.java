package dev.edd.rule.schema;

import dev.edd.rule.text.Mentions;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows with which a statement matches those that it changes: {@code FROM}, {@code USING} and the queries of {@code WITH}. */
public final class MatchedRows {
    /** What makes rows, or looks for some of those that there are. */
    private static final Pattern SOME =
            Pattern.compile("\\b(?:VALUES|WHERE|HAVING|UNNEST|GENERATE_SERIES)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONDITION = Pattern.compile("\\b(?:WHERE|ON)\\s*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUERY = Pattern.compile("[()]|\\b(?:SELECT|FROM)\\b", Pattern.CASE_INSENSITIVE);

    private MatchedRows() {}

    /**
     * Returns whether they may be those of whole tables.
     *
     * @param before what stands before the statement's condition, without comments and texts
     */
    public static boolean areWholeTables(String before, Existing existing) {
        String text = CONDITION.matcher(before).replaceFirst("");
        return !SOME.matcher(text).find() && !haveQueryWithoutTable(text) && !areScratch(text, existing);
    }

    /** Returns whether a query is among it that names no table: {@code (SELECT 1 AS id)}. */
    private static boolean haveQueryWithoutTable(String text) {
        Deque<Boolean> waiting = new ArrayDeque<>(List.of(false));
        Matcher word = QUERY.matcher(text);
        while (word.find()) {
            String found = word.group().toUpperCase(Locale.ROOT);
            if (found.equals("(")) {
                waiting.push(false);
            } else if (waiting.pop() && !found.equals("FROM")) {
                return true;
            } else if (!found.equals(")") || waiting.isEmpty()) {
                waiting.push(found.equals("SELECT"));
            }
        }
        return waiting.contains(true);
    }

    /** Returns whether they are those of a table of the migration's own, which has as few as it was given. */
    private static boolean areScratch(String text, Existing existing) {
        return existing.migration().statements(CreateTable.class).stream()
                .anyMatch(create -> Mentions.of(create.table(), text));
    }
}
