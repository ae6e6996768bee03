package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.schema.AddedConstraint;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Reference;
import dev.edd.rule.text.Terms;
import dev.edd.rule.text.UniqueKey;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the query for rows that do not keep to a constraint. */
public final class Counterexample {
    private static final Pattern WHERE = Pattern.compile("(?i)\\bWHERE\\b");
    private static final Pattern NULLS_ARE_ALIKE = Pattern.compile("(?i)\\bNULLS\\s+NOT\\s+DISTINCT\\b");

    private static final Pattern NOT_OF_CHILDREN = Pattern.compile("(?i)\\bNO\\s+INHERIT\\b");

    private Counterexample() {}

    /** Returns it, with a word in place of what cannot be told. */
    public static String of(AddedConstraint added) {
        QualifiedName table = added.action().table();
        if (!(added.action() instanceof AddConstraint add)) {
            String text = added.action().text();
            return repeated(table, text.substring(Math.max(0, text.indexOf('('))));
        }
        String body = add.constraint().body().strip();
        return switch (add.constraint().kind()) {
            case CHECK ->
                "SELECT * FROM %s%s WHERE NOT %s;"
                        .formatted(
                                NOT_OF_CHILDREN.matcher(body).find() ? "ONLY " : "", table, Outline.parentheses(body));
            case UNIQUE -> repeated(table, body);
            case PRIMARY_KEY -> keyless(table, body);
            case FOREIGN_KEY -> orphans(added, body);
            case NOT_NULL, EXCLUDE, ANY -> unknown(table);
        };
    }

    private static String keyless(QualifiedName table, String body) {
        List<String> columns = Outline.listed(body);
        String query = repeated(table, body);
        return columns.isEmpty()
                ? query
                : "%s\nSELECT * FROM %s WHERE %s;"
                        .formatted(
                                query,
                                table,
                                columns.stream()
                                        .map(column -> column + " IS NULL")
                                        .collect(Collectors.joining(" OR ")));
    }

    private static String unknown(QualifiedName table) {
        return "SELECT * FROM %s WHERE <the constraint does not hold>;".formatted(table);
    }

    /** Rows with a null are no two of the same to a unique index, unless it says so. */
    private static String repeated(QualifiedName table, String text) {
        List<String> keys =
                Outline.listed(text).stream().map(UniqueKey::expression).toList();
        if (keys.isEmpty() || keys.contains("")) {
            return unknown(table);
        }
        Outline outline = Outline.of(text);
        String rest = text.substring(
                Math.min(text.length(), outline.closing(outline.code().indexOf('(')) + 1));
        Matcher where = WHERE.matcher(Outline.of(rest).code());
        Set<String> conditions = new LinkedHashSet<>();
        if (where.find()) {
            String condition = rest.substring(where.end()).strip();
            conditions.add(Terms.of(condition, "OR").size() > 1 ? "(" + condition + ")" : condition);
        }
        if (!NULLS_ARE_ALIKE.matcher(rest).find()) {
            keys.forEach(key -> conditions.add(key + " IS NOT NULL"));
        }
        return "SELECT %1$s, COUNT(*) FROM %2$s%3$s GROUP BY %1$s HAVING COUNT(*) > 1;"
                .formatted(
                        String.join(", ", keys),
                        table,
                        conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    private static String orphans(AddedConstraint added, String body) {
        Dialect dialect = added.existing().scene().engine().dialect();
        List<Reference> references = Reference.in(body, dialect);
        List<String> columns = Outline.listed(body);
        if (references.isEmpty() || columns.isEmpty()) {
            return unknown(added.action().table());
        }
        Reference reference = references.get(0);
        List<String> keys = reference.keys().isEmpty() ? List.of("<its key>") : reference.keys();
        if (keys.size() != columns.size()) {
            return unknown(added.action().table());
        }
        String same = IntStream.range(0, keys.size())
                .mapToObj(i -> "other.%s = this.%s".formatted(keys.get(i), columns.get(i)))
                .collect(Collectors.joining(" AND "));
        return "SELECT * FROM %s this WHERE %s AND NOT EXISTS (SELECT 1 FROM %s other WHERE %s);"
                .formatted(added.action().table(), present(columns), reference.table(), same);
    }

    private static String present(List<String> columns) {
        return columns.stream().map(column -> column + " IS NOT NULL").collect(Collectors.joining(" AND "));
    }
}
