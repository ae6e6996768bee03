package dev.edd.rule.text;

import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes up the name of a constraint or index, as PostgreSQL does it. */
public final class ConstraintName {
    private static final Pattern FIRST_WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    /** What may be a column of an expression: no function, and no word of the language. */
    private static final Pattern COLUMN =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}_$.:'])(?!(?:AND|OR|NOT|IS|NULL|IN|BETWEEN"
                    + "|LIKE|ILIKE|SIMILAR|TO|TRUE|FALSE|CASE|WHEN|THEN|ELSE|END|ANY|ALL|SOME|ARRAY|DISTINCT|FROM|CAST|AS)\\b)"
                    + "\"?([\\p{L}_][\\p{L}\\p{N}_$]*+)(?!\\s*\\()");

    private ConstraintName() {}

    /** Returns the name, which another one of the same kind, table and columns has, too. */
    public static String of(TableAction action) {
        String table = Spelling.word(action.table().last());
        if (!(action instanceof AddConstraint add)) {
            return joined(table, listed(action.text()), "idx");
        }
        String body = add.constraint().body();
        return switch (add.constraint().kind()) {
            case PRIMARY_KEY -> Spelling.joined(table, "", "pkey");
            case UNIQUE, ANY -> joined(table, listed(body), "key");
            case FOREIGN_KEY -> joined(table, listed(body), "fkey");
            case CHECK -> joined(table, onlyColumn(body), "check");
            case EXCLUDE -> joined(table, listed(body), "excl");
            case NOT_NULL -> joined(table, onlyColumn(body), "not_null");
        };
    }

    private static String joined(String table, List<String> words, String ending) {
        return Spelling.joined(table, String.join("_", words), ending);
    }

    private static List<String> listed(String text) {
        return Outline.listed(text).stream()
                .flatMap(item -> FIRST_WORD.matcher(item).results().limit(1))
                .map(MatchResult::group)
                .toList();
    }

    /** Returns the column of an expression that has one only; nothing for others. */
    private static List<String> onlyColumn(String body) {
        String expression = Outline.parentheses(body);
        String code = Outline.of(expression).code();
        List<String> columns = COLUMN.matcher(expression)
                .results()
                .filter(word -> code.charAt(word.start()) != ' ')
                .map(word -> word.group(1))
                .distinct()
                .toList();
        return columns.size() == 1 ? columns : List.of();
    }
}
