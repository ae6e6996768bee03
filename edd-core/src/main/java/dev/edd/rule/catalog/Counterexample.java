package dev.edd.rule.catalog;

import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the query for rows that do not keep to a constraint. */
final class Counterexample {
    private static final Pattern REFERENCE = Pattern.compile(
            "(?is)\\(([^()]+)\\)\\s*REFERENCES\\s+((?:\"[^\"]++\"|`[^`]++`|[\\w.]++)++)\\s*(?:\\(([^()]+)\\))?.*");
    private static final Pattern COLUMNS = Pattern.compile("(?is)[^(]*\\(([^()]+)\\)\\s*(?:WHERE\\b(.*))?");

    private Counterexample() {}

    /** Returns it, with a word in place of what cannot be told. */
    static String of(AddedConstraint added) {
        QualifiedName table = added.action().table();
        if (!(added.action() instanceof AddConstraint add)) {
            String text = added.action().text();
            return repeated(table, text.substring(Math.max(0, text.indexOf('('))));
        }
        String body = add.constraint().body().strip();
        return switch (add.constraint().kind()) {
            case CHECK -> "SELECT * FROM %s WHERE NOT %s;".formatted(table, Outline.parentheses(body));
            case UNIQUE, PRIMARY_KEY -> repeated(table, body);
            case FOREIGN_KEY -> orphans(added, body);
            case NOT_NULL, EXCLUDE, ANY -> unknown(table);
        };
    }

    private static String unknown(QualifiedName table) {
        return "SELECT * FROM %s WHERE <the constraint does not hold>;".formatted(table);
    }

    private static String repeated(QualifiedName table, String body) {
        Matcher columns = COLUMNS.matcher(body);
        if (!columns.matches()) {
            return unknown(table);
        }
        String condition =
                columns.group(2) == null ? "" : " WHERE " + columns.group(2).strip();
        return "SELECT %1$s, COUNT(*) FROM %2$s%3$s GROUP BY %1$s HAVING COUNT(*) > 1;"
                .formatted(columns.group(1), table, condition);
    }

    private static String orphans(AddedConstraint added, String body) {
        Matcher reference = REFERENCE.matcher(body);
        if (!reference.matches()) {
            return unknown(added.action().table());
        }
        List<String> columns = list(reference.group(1));
        List<String> keys = reference.group(3) == null ? List.of("<its key>") : list(reference.group(3));
        if (keys.size() != columns.size()) {
            return unknown(added.action().table());
        }
        String present = columns.stream().map(column -> column + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, keys.size())
                .mapToObj(i -> "other.%s = this.%s".formatted(keys.get(i), columns.get(i)))
                .collect(Collectors.joining(" AND "));
        return "SELECT * FROM %s this WHERE %s AND NOT EXISTS (SELECT 1 FROM %s other WHERE %s);"
                .formatted(added.action().table(), present, reference.group(2), same);
    }

    private static List<String> list(String columns) {
        return Stream.of(columns.split(",")).map(String::strip).toList();
    }
}
