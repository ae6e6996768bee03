package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.rule.text.CopyQuery;
import dev.edd.rule.text.Outline;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a query finds in the row that a trigger sees.
 *
 * @param columns of the table, in lower case; empty if unknown
 */
public record NewRow(CopyQuery query, Set<String> columns, Dialect dialect) {
    public NewRow {
        columns = Set.copyOf(columns);
    }

    /** Returns the columns that all values of a row go to, in parentheses; empty where the query says which it takes. */
    public String columns(String prefix) {
        return query.list().strip().equals("*") ? TableColumns.listed(columns, prefix) : "";
    }

    /** Returns an expression of the table's columns as one of the new row's. */
    public String of(String expression) {
        if (columns.isEmpty() || expression.indexOf('`') >= 0) {
            return "<%s of NEW>".formatted(expression);
        }
        if (expression.strip().equals("*")) {
            return columns("NEW.");
        }
        Matcher column = Pattern.compile(
                        "(?<![\\w.])(?:%s\\.)?(%s)(?![\\w.(])"
                                .formatted(
                                        Pattern.quote(query.called()),
                                        columns.stream().map(Pattern::quote).collect(Collectors.joining("|"))),
                        Pattern.CASE_INSENSITIVE)
                .matcher(Outline.of(expression, dialect).code());
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (column.find()) {
            text.append(expression, from, column.start()).append("NEW.").append(column.group(1));
            from = column.end();
        }
        return text.append(expression.substring(from)).toString();
    }
}
