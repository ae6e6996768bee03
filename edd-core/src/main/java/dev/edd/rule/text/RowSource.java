package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table whose rows a query returns, and not one that it only asks.
 *
 * @param alias what the query calls it
 */
public record RowSource(QualifiedName table, String alias) {
    private static final Pattern TOKEN = Pattern.compile(Outline.NAME + "|[(),]");
    private static final Pattern PART = Pattern.compile(
            "(%s)\\s*(?:\\([^()]*\\)\\s*)?AS\\s*(?:(?:NOT\\s+)?MATERIALIZED\\s*)?\\(\\s*(?:SELECT|WITH|TABLE|VALUES|INSERT|UPDATE|DELETE|MERGE)\\b"
                    .formatted(Outline.NAME),
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY = Pattern.compile("\\(\\s*(?:SELECT|WITH|TABLE)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALIAS = Pattern.compile(
            "\\s+(?:AS\\s+)?(?!(?:WHERE|ON|USING|JOIN|INNER|LEFT|RIGHT|FULL|CROSS|NATURAL|GROUP|ORDER|LIMIT|HAVING|UNION|EXCEPT"
                    + "|INTERSECT|FOR|LOCK|WITH|OFFSET|FETCH|WINDOW|STRAIGHT_JOIN|TABLESAMPLE|SET|DO|RETURNING)\\b)([\\w\"`]+)",
            Pattern.CASE_INSENSITIVE);

    /** Databases keep their own tables there. */
    private static final Pattern CATALOG = Pattern.compile(
            "(?:information_schema|pg_catalog|performance_schema|mysql|sys)\\..*|pg_\\w+|dual",
            Pattern.CASE_INSENSITIVE);

    /** Returns those of a statement that writes what a query finds, in order. */
    public static List<RowSource> of(String statement, Dialect dialect) {
        Query query = Query.of(statement, dialect);
        List<RowSource> sources = new ArrayList<>();
        Deque<QueryLevel> levels = new ArrayDeque<>(List.of(new QueryLevel(true, false)));
        Matcher tokens = TOKEN.matcher(query.code);
        String before = "";
        while (tokens.find()) {
            String word = tokens.group().toUpperCase(Locale.ROOT);
            QueryLevel level = levels.element();
            if (word.equals("(")) {
                levels.push(level.open(query.beginsAt(tokens.start()), before));
            } else if (word.equals(")")) {
                levels.pop();
                levels.addAll(levels.isEmpty() ? List.of(new QueryLevel(true, false)) : List.of());
            } else if (level.isTable(word, before)) {
                query.source(tokens.start(), tokens.end()).ifPresent(sources::add);
            }
            before = word;
        }
        return sources;
    }

    /** The text of a statement, its code without what is quoted, and the names that it gives to queries of its own. */
    private record Query(String text, String code, Dialect dialect, Set<String> parts) {
        static Query of(String statement, Dialect dialect) {
            String code = Outline.of(statement, dialect).code();
            Set<String> parts = PART.matcher(code)
                    .results()
                    .map(part -> SqlParser.name(statement.substring(part.start(1), part.end(1)), dialect)
                            .last())
                    .collect(Collectors.toSet());
            return new Query(statement, code, dialect, parts);
        }

        boolean beginsAt(int parenthesis) {
            return QUERY.matcher(code).region(parenthesis, code.length()).lookingAt();
        }

        /** Returns the table that is named there; empty for a function, a query of its own and the database's catalog. */
        Optional<RowSource> source(int start, int end) {
            QualifiedName table = SqlParser.name(text.substring(start, end), dialect);
            boolean call = code.substring(end).stripLeading().startsWith("(");
            if (call
                    || parts.contains(table.last())
                    || CATALOG.matcher(table.toString()).matches()) {
                return Optional.empty();
            }
            Matcher alias = ALIAS.matcher(code).region(end, code.length());
            return Optional.of(new RowSource(table, alias.lookingAt() ? alias.group(1) : table.last()));
        }
    }
}
