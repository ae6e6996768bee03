package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.rule.Scene;
import dev.edd.rule.text.JoinedRows;
import dev.edd.rule.text.Outline;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.SqlParser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query over a whole table that a merge takes its rows from.
 *
 * @param query as written
 * @param end where its condition would end
 */
record MergedQuery(Merge merge, String query, int end, Scene scene) {
    private static final Pattern USING = Pattern.compile("\\bUSING\\s*(?=\\()", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHERE = Pattern.compile("\\bWHERE\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE = Pattern.compile(
            "\\bFROM\\s+(?:ONLY\\s+)?(%s)(?:\\s+(?:AS\\s+)?(?!JOIN\\b|CROSS\\b|NATURAL\\b)\\w+)?\\s*$"
                    .formatted(Outline.NAME),
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND_CONDITION =
            Pattern.compile("\\b(?:GROUP\\s+BY|ORDER\\s+BY|WINDOW|UNION|LIMIT)\\b|$", Pattern.CASE_INSENSITIVE);
    private static final Pattern GROUPS =
            Pattern.compile("\\s*GROUP\\s+BY\\s+([\\w\"., ]+?)\\s*", Pattern.CASE_INSENSITIVE);

    /** H2's own form of merge ends with its query. */
    private static final Pattern OF_H2 = Pattern.compile("\\bSELECT\\b", Pattern.CASE_INSENSITIVE);

    /** Reads it; an empty query where the rows come from none. */
    static MergedQuery of(Merge merge, Scene scene) {
        Outline outline = Outline.of(merge.text(), scene.engine().dialect());
        Matcher using = USING.matcher(outline.code());
        Matcher own = OF_H2.matcher(outline.code());
        String query = using.find()
                ? merge.text().substring(using.end() + 1, outline.closing(using.end()))
                : own.find() ? merge.text().substring(own.start()) : "";
        Matcher behind = BEHIND_CONDITION.matcher(
                Outline.of(query, scene.engine().dialect()).code());
        return new MergedQuery(merge, query, behind.find() ? behind.start() : query.length(), scene);
    }

    /** Returns the merge in batches: by the key of the table, or by what the query groups by, lest a group is cut in two. */
    String batches() {
        BackfillKey key = key();
        Chunks chunks = new Chunks(key, scene.engine().dialect(), List.of());
        int condition = condition();
        String rest = condition < end
                ? " AND "
                        + Undone.alone(query.substring(condition + "WHERE".length(), end)
                                .strip())
                : "";
        String batch = "%s WHERE %s%s%s"
                .formatted(
                        query.substring(0, condition).stripTrailing(),
                        chunks.range(""),
                        rest,
                        end < query.length() ? " " + query.substring(end) : "");
        return "%s\n%s;"
                .formatted(chunks.directives(Undone.UNKNOWN), merge.text().replace(query, batch));
    }

    /** Returns where its condition begins, or else where it would. */
    private int condition() {
        String code = Outline.of(query, scene.engine().dialect()).code().substring(0, end);
        return JoinedRows.outside(WHERE, code, 0);
    }

    private BackfillKey key() {
        Dialect dialect = scene.engine().dialect();
        Matcher table = TABLE.matcher(query.substring(0, condition()));
        Matcher groups = GROUPS.matcher(query.substring(end));
        if (!table.find() || (!groups.matches() && end < query.length())) {
            return new BackfillKey("<a table of the query>", List.of("<its key>"));
        }
        return end < query.length()
                ? new BackfillKey(
                        table.group(1),
                        Outline.of(groups.group(1)).items().stream()
                                .map(String::strip)
                                .toList())
                : Chunks.of(SqlParser.name(table.group(1), dialect), scene).key();
    }
}
