package dev.edd.rule.text;

import java.util.Locale;
import java.util.Map;

/** Knows PostgreSQL's types that number themselves; MySQL's {@code SERIAL} is another one. */
public final class SerialType {
    private static final Map<String, String> INTEGERS = Map.of(
            "serial2", "smallint",
            "smallserial", "smallint",
            "serial", "int",
            "serial4", "int",
            "bigserial", "bigint",
            "serial8", "bigint");

    private SerialType() {}

    static boolean is(String type) {
        return INTEGERS.containsKey(type.toLowerCase(Locale.ROOT));
    }

    /** Returns the integer type that it comes to; any other type as it is. */
    public static String integer(String type) {
        return INTEGERS.getOrDefault(type.toLowerCase(Locale.ROOT), type);
    }
}
