package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the parts of statements that change many rows. */
public final class Batched {
    private static final Pattern ALWAYS =
            Pattern.compile("[\\s(]*+(?:(\\w++)\\s*+=\\s*+\\1|TRUE|[1-9]\\d*+)?+[\\s)]*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\"[^\"]*+\"|`[^`]*+`|[\\p{L}_][\\p{L}\\p{N}_$]*+|[(),]");
    private static final Pattern SOURCE =
            Pattern.compile("\\bUSING\\s+([^\\s()]+)(\\s+(?:AS\\s+)?(?!ON\\b)\\w+)?", Pattern.CASE_INSENSITIVE);

    /** What stands before a FROM that names no other table. */
    private static final Set<String> OF_FROM = Set.of("DELETE", "DISTINCT");

    private Batched() {}

    /** Returns whether a condition holds for every row. */
    public static boolean isAlways(String where) {
        return ALWAYS.matcher(where).matches();
    }

    /** Returns where a merge's rows come from; absent where that is no table. */
    public static QualifiedName source(Merge merge, Dialect dialect) {
        Matcher source = SOURCE.matcher(merge.text());
        return source.find() ? SqlParser.name(source.group(1), dialect) : QualifiedName.NONE;
    }

    /** Returns a merge that takes the rows of its source for which a condition holds. */
    public static String merge(Merge merge, String condition) {
        Matcher source = SOURCE.matcher(merge.text());
        if (!source.find()) {
            return merge.text();
        }
        String name = source.group(2) == null ? " " + source.group(1) : source.group(2);
        return source.replaceFirst(Matcher.quoteReplacement(
                "USING (SELECT * FROM %s WHERE %s)%s".formatted(source.group(1), condition, name)));
    }

    /** Returns whether the rows of other tables decide as well. */
    public static boolean isJoined(DataAction change, Dialect dialect) {
        Deque<Boolean> queries = new ArrayDeque<>(List.of(true));
        String before = "";
        boolean tables = change instanceof Update;
        Matcher words = WORD.matcher(SqlParser.code(change.text(), dialect));
        while (words.find()) {
            String word = words.group().toUpperCase(Locale.ROOT);
            follow(word, queries);
            tables &= !word.equals("SET");
            boolean others = (word.equals("FROM") && !OF_FROM.contains(before)) || word.equals("USING");
            if (word.equals("JOIN")
                    || (others && queries.element())
                    || (tables && word.equals(",") && queries.size() == 1)) {
                return true;
            }
            before = word;
        }
        return false;
    }

    /** Keeps, for each parenthesis that is open, whether a query stands in it. */
    private static void follow(String word, Deque<Boolean> queries) {
        if (word.equals("(")) {
            queries.push(false);
        } else if (word.equals(")") && queries.size() > 1) {
            queries.pop();
        } else if (word.equals("SELECT")) {
            queries.pop();
            queries.push(true);
        }
    }

    /** Returns the condition; empty where there is none. */
    public static String where(DataAction change) {
        return change instanceof Update update ? update.where() : change instanceof Delete delete ? delete.where() : "";
    }
}
