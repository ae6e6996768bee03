package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query that takes rows of one table as they are, one by one.
 *
 * @param list what it selects
 * @param table as written
 * @param alias what it calls the table; empty for no other name
 * @param where its condition; empty for none
 */
public record CopyQuery(String list, String table, String alias, String where) {
    private static final Pattern PLAIN = Pattern.compile(
            "\\s*SELECT\\s+(?<list>.*?)\\s+FROM\\s+(?<table>%s)(?:\\s+(?:AS\\s+)?(?!WHERE\\b)(?<alias>\\w+))?(?:\\s+WHERE\\s+(?<where>.*?))?\\s*"
                    .formatted(Outline.NAME),
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern OTHERS = Pattern.compile(
            "\\b(?:JOIN|GROUP|DISTINCT|UNION|EXCEPT|INTERSECT|HAVING|ORDER|LIMIT|FETCH|OVER|COUNT|SUM|MIN|MAX|AVG|(?<!^\\s{0,9})SELECT)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY =
            Pattern.compile("\\bAS\\s*(?=\\(?\\s*(?:SELECT|TABLE|WITH)\\b)|(?=\\bSELECT\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTO =
            Pattern.compile("\\bINTO\\s+(?:UNLOGGED\\s+)?(?:TABLE\\s+)?" + Outline.NAME, Pattern.CASE_INSENSITIVE);

    /** Returns it; empty where rows are joined, grouped, counted or otherwise no longer those of one table. */
    public static Optional<CopyQuery> of(String query, Dialect dialect) {
        String code = Outline.of(query, dialect).code();
        Matcher plain = PLAIN.matcher(code);
        if (OTHERS.matcher(code).find() || !plain.matches()) {
            return Optional.empty();
        }
        return Optional.of(new CopyQuery(
                part(query, plain, "list"),
                part(query, plain, "table"),
                part(query, plain, "alias"),
                part(query, plain, "where")));
    }

    private static String part(String query, Matcher plain, String name) {
        return plain.start(name) < 0 ? "" : query.substring(plain.start(name), plain.end(name));
    }

    /** Returns the query of a statement that writes what it finds. */
    public static String written(Action action, Dialect dialect) {
        if (action instanceof Insert insert) {
            return Terms.bare(insert.query());
        }
        String text = action.text().strip();
        if (!(action instanceof CreateTable) || !text.regionMatches(true, 0, "CREATE", 0, "CREATE".length())) {
            return INTO.matcher(text).replaceFirst("").replaceAll(" {2,}", " ");
        }
        Matcher query = QUERY.matcher(Outline.of(text, dialect).code());
        String rest = Terms.bare(query.find() ? text.substring(query.end()) : text);
        return rest.replaceFirst("(?i)^TABLE\\s+", "SELECT * FROM ").replaceFirst("(?i)\\s+WITH\\s+DATA$", "");
    }

    /** Returns what the query calls the table. */
    public String called() {
        return alias.isEmpty() ? table : alias;
    }

    /** Returns the table with its alias. */
    public String named() {
        return alias.isEmpty() ? table : table + " " + alias;
    }

    /** Returns what it selects, item by item. */
    public List<String> items(Dialect dialect) {
        return Outline.of(list, dialect).items().stream().map(String::strip).toList();
    }
}
