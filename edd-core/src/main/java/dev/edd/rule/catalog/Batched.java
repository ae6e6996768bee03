package dev.edd.rule.catalog;

import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Update;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the parts of statements that change many rows. */
final class Batched {
    private static final Pattern ALWAYS =
            Pattern.compile("\\(*\\s*(?:TRUE|[1-9]\\d*|(\\w+)\\s*=\\s*\\1)?\\s*\\)*", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINED =
            Pattern.compile("(?<!^DELETE\\s{1,9})\\b(?:FROM|USING|JOIN)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SOURCE =
            Pattern.compile("\\bUSING\\s+([^\\s()]+)(\\s+(?:AS\\s+)?(?!ON\\b)\\w+)?", Pattern.CASE_INSENSITIVE);
    private static final String START = "\\s*(?:UPDATE|DELETE\\s+FROM|MERGE\\s+INTO)\\s+(?:ONLY\\s+)?";
    private static final String ALIAS =
            "\\s+(?:AS\\s+)?(?!(?:SET|WHERE|USING|FROM|ON|INNER|LEFT|CROSS|JOIN|RETURNING|ORDER)\\b)([\\w\"`]+)";

    private Batched() {}

    /** Returns whether a condition holds for every row. */
    static boolean isAlways(String where) {
        return ALWAYS.matcher(where).matches();
    }

    /** Returns a merge in batches: it inserts what it does not find, so that it is the rows it takes that are to be few. */
    static String merge(DataAction change) {
        Matcher source = SOURCE.matcher(change.text());
        if (!source.find()) {
            return change.text() + ";";
        }
        String name = source.group(2) == null ? " " + source.group(1) : source.group(2);
        return "--edd backfill: %1$s by id\n--edd remaining: SELECT COUNT(*) FROM %1$s WHERE <it is not done yet>\n%2$s;"
                .formatted(
                        source.group(1),
                        source.replaceFirst(
                                Matcher.quoteReplacement("USING (SELECT * FROM %s WHERE id BETWEEN :from AND :to)%s"
                                        .formatted(source.group(1), name))));
    }

    /** Returns whether the rows of other tables decide as well. */
    static boolean isJoined(DataAction change) {
        String text = change.text().strip();
        return JOINED.matcher(text).find() || text.matches("(?is)UPDATE\\s+[^=]*,.*");
    }

    /** Returns the condition; empty where there is none. */
    static String where(DataAction change) {
        return change instanceof Update update ? update.where() : change instanceof Delete delete ? delete.where() : "";
    }

    /** Returns what the statement calls the table: an alias, or its name. */
    static String called(DataAction change) {
        Matcher alias = Pattern.compile(
                        START + Pattern.quote(change.table().written()) + ALIAS, Pattern.CASE_INSENSITIVE)
                .matcher(change.text());
        return alias.lookingAt() ? alias.group(1) : change.table().last();
    }
}
