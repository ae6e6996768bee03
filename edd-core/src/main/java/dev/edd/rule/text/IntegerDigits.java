package dev.edd.rule.text;

import java.util.Map;

/** How many digits the largest value of an integer type has. */
final class IntegerDigits {
    private static final Map<String, Integer> DIGITS =
            Map.of("tinyint", 3, "smallint", 5, "mediumint", 8, "int", 10, "bigint", 20);

    private IntegerDigits() {}

    /** Returns whether a type keeps as many digits in front of the point as any value of an integer type has. */
    static boolean fit(ColumnType integer, ColumnType type) {
        int digits = type.number(0) - type.number(1);
        return type.name().equals("numeric") && digits >= DIGITS.getOrDefault(integer.name(), Integer.MAX_VALUE);
    }
}
