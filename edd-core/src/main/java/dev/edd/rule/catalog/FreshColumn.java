package dev.edd.rule.catalog;

import dev.edd.rule.Engine;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.TableAction.Constraint.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column that no release writes yet: rows have in it what its default gives them, or else null. */
record FreshColumn(AddColumn add, Engine engine) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");

    /** Returns whether all rows that leave it out keep to a constraint on it, with which null never interferes. */
    boolean keepsTo(Kind kind, String body) {
        Definition definition = add.definition();
        if (definition.is(Trait.STORED) || definition.is(Trait.VIRTUAL)) {
            return false;
        }
        return switch (kind) {
            case UNIQUE, PRIMARY_KEY, EXCLUDE -> !isSameInAllRows();
            case CHECK -> isNull() || !isBroken(body);
            // Who gives a reference a default has a row for it.
            case FOREIGN_KEY, NOT_NULL, ANY -> true;
        };
    }

    /** Returns whether it has the same value, and not null, in every row that leaves it out. */
    boolean isSameInAllRows() {
        return !isNull() && DefaultValue.isConstant(add.definition().defaultValue(), engine);
    }

    private boolean isNull() {
        String value = add.definition().defaultValue();
        return value.isEmpty() || value.equalsIgnoreCase("NULL");
    }

    /** Returns whether the default is for certain none of the values that a check allows. */
    private boolean isBroken(String check) {
        String value = add.definition().defaultValue().strip();
        String column = "[\"`]?" + Pattern.quote(add.column().last()) + "[\"`]?";
        Matcher list = Pattern.compile(
                        "[\\s(]*%s\\s+IN\\s*\\(([^()]*)\\)[\\s)]*(?:\\bNO.*)?".formatted(column),
                        Pattern.CASE_INSENSITIVE)
                .matcher(check);
        if (list.matches()) {
            return Arrays.stream(list.group(1).split(",")).map(String::strip).noneMatch(value::equals);
        }
        Matcher limit = Pattern.compile(
                        "[\\s(]*%s\\s*(<=|>=|<>|!=|<|>|=)\\s*(%s)[\\s)]*(?:\\bNO.*)?"
                                .formatted(column, NUMBER.pattern()),
                        Pattern.CASE_INSENSITIVE)
                .matcher(check);
        return limit.matches()
                && NUMBER.matcher(value).matches()
                && !holds(new BigDecimal(value).compareTo(new BigDecimal(limit.group(2))), limit.group(1));
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
