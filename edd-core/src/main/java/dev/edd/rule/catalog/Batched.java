package dev.edd.rule.catalog;

import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.DataAction.Update;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a change of many rows as a backfill. */
final class Batched {
    private static final Pattern ALWAYS =
            Pattern.compile("\\(*\\s*(?:TRUE|[1-9]\\d*|(\\w+)\\s*=\\s*\\1)?\\s*\\)*", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINED =
            Pattern.compile("(?<!^DELETE\\s{1,9})\\b(?:FROM|USING|JOIN)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SOURCE =
            Pattern.compile("\\bUSING\\s+([^\\s()]+)(\\s+(?:AS\\s+)?(?!ON\\b)\\w+)?", Pattern.CASE_INSENSITIVE);
    private static final String ALIAS =
            "\\s+(?:AS\\s+)?(?!(?:SET|WHERE|USING|FROM|ON|INNER|LEFT|CROSS|JOIN|RETURNING|ORDER)\\b)([\\w\"`]+)";

    private Batched() {}

    /** Returns the directives and the statement that make the change in batches. */
    static String of(DataAction change) {
        if (change instanceof Merge) {
            return merge(change);
        }
        String where = where(change).strip();
        boolean all = ALWAYS.matcher(where).matches();
        boolean joined = isJoined(change);
        int end = where.isEmpty() ? change.text().length() : change.text().lastIndexOf(where);
        String start =
                where.isEmpty() ? change.text() + " WHERE " : change.text().substring(0, Math.max(0, end));
        return "--edd backfill: %1$s by id\n%2$s%3$s%4$sid BETWEEN :from AND :to%5$s;"
                .formatted(
                        change.table(),
                        all || joined
                                ? ""
                                : "--edd remaining: SELECT COUNT(*) FROM %s WHERE %s\n"
                                        .formatted(change.table(), where),
                        start,
                        joined ? called(change) + "." : "",
                        all ? "" : " AND " + where);
    }

    /** A merge inserts what it does not find, so that it is the rows it takes that are to be few. */
    private static String merge(DataAction change) {
        Matcher source = SOURCE.matcher(change.text());
        if (!source.find()) {
            return change.text() + ";";
        }
        String name = source.group(2) == null ? " " + source.group(1) : source.group(2);
        return "--edd backfill: %1$s by id\n%2$s;"
                .formatted(
                        source.group(1),
                        source.replaceFirst(
                                Matcher.quoteReplacement("USING (SELECT * FROM %s WHERE id BETWEEN :from AND :to)%s"
                                        .formatted(source.group(1), name))));
    }

    private static boolean isJoined(DataAction change) {
        String text = change.text().strip();
        return JOINED.matcher(text).find() || text.matches("(?is)UPDATE\\s+[^=]*,.*");
    }

    /** Returns the condition; empty where there is none. */
    static String where(DataAction change) {
        return change instanceof Update update ? update.where() : change instanceof Delete delete ? delete.where() : "";
    }

    /** Returns what the statement calls the table: an alias, or its name. */
    static String called(DataAction change) {
        Matcher alias = Pattern.compile(Pattern.quote(change.table().written()) + ALIAS, Pattern.CASE_INSENSITIVE)
                .matcher(change.text());
        return alias.find() ? alias.group(1) : change.table().last();
    }
}
