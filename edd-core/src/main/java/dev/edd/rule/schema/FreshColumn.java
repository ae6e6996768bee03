package dev.edd.rule.schema;

import dev.edd.rule.Engine;
import dev.edd.rule.text.DefaultValue;
import dev.edd.rule.text.Outline;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.TableAction.Constraint.Kind;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column that no release writes yet: rows have in it what its default gives them, or else null. */
public record FreshColumn(AddColumn add, Engine engine) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");
    private static final String TEXT = "'[^']*+(?:''[^']*+)*+'";
    private static final String CAST = "::[\\w\\s.\"]++(?:\\(\\d++\\))?";

    /** A number, a truth or a text, perhaps cast. */
    private static final Pattern LITERAL =
            Pattern.compile("(%s|TRUE|FALSE|%s)\\s*+(?:%s)?".formatted(NUMBER, TEXT, CAST), FLAGS);

    private static final String REST = "[\\s)]*+(?:\\bNO.*)?";
    private static final String ONE_OF = "IN\\s*+\\(((?:%s|\\(\\d++\\)|[^()'])*+)\\)".formatted(TEXT) + REST;
    private static final String LIMIT = "(<=|>=|<>|!=|<|>|=)\\s*+(%s)".formatted(NUMBER) + REST;

    /** Returns whether all rows that leave it out keep to a constraint on it, with which null interferes only in a primary key. */
    boolean keepsTo(Kind kind, String body) {
        Definition definition = add.definition();
        if (definition.isComputed()) {
            return false;
        }
        return switch (kind) {
            case UNIQUE, EXCLUDE -> !isSameInAllRows();
            case PRIMARY_KEY -> !isSameInAllRows() && (!isNull() || definition.is(Trait.NUMBERED));
            case CHECK -> isNull() || !isBroken(body);
            // Who gives a reference a default has a row for it.
            case FOREIGN_KEY, NOT_NULL, ANY -> true;
        };
    }

    /** Returns whether it has the same value, and not null, in every row that leaves it out. */
    public boolean isSameInAllRows() {
        return !isNull() && DefaultValue.isConstant(add.definition().defaultValue(), engine);
    }

    /** Returns whether it is null in every row that leaves it out. */
    boolean isNull() {
        String value = add.definition().defaultValue();
        return value.isEmpty() || value.equalsIgnoreCase("NULL");
    }

    /** Returns whether the default is for certain none of the values that a check allows. */
    private boolean isBroken(String check) {
        String value = literal(add.definition().defaultValue());
        String column =
                "[\\s(]*+[\"`]?" + Pattern.quote(add.column().last()) + "[\"`]?(?:\\s*+%s)?\\s*+".formatted(CAST);
        Matcher list = Pattern.compile(column + ONE_OF, FLAGS).matcher(check);
        if (value.isEmpty()) {
            return false;
        }
        if (list.matches()) {
            return Outline.of(list.group(1)).items().stream()
                    .map(FreshColumn::literal)
                    .noneMatch(allowed -> allowed.isEmpty() || allowed.equals(value));
        }
        Matcher limit = Pattern.compile(column + LIMIT, FLAGS).matcher(check);
        return limit.matches()
                && NUMBER.matcher(value).matches()
                && !holds(new BigDecimal(value).compareTo(new BigDecimal(limit.group(2))), limit.group(1));
    }

    /** Returns a number, or a text between its quotes, without the type it is cast to; empty for anything else. */
    private static String literal(String expression) {
        Matcher literal = LITERAL.matcher(expression.strip());
        if (!literal.matches()) {
            return "";
        }
        String text = literal.group(1);
        String inner = text.substring(1, Math.max(1, text.length() - 1));
        return NUMBER.matcher(inner).matches() && text.startsWith("'") ? inner : text;
    }

    private static boolean holds(int comparison, String operator) {
        return switch (operator) {
            case "<" -> comparison < 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            case ">=" -> comparison >= 0;
            case "=" -> comparison == 0;
            default -> comparison != 0;
        };
    }
}
