package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a default differs from row to row, so that old rows cannot share one; MySQL takes every expression for such. */
final class DefaultValue {
    private static final Pattern CALL = Pattern.compile("([A-Za-z_][\\w.]*)\\s*\\(");

    /** What gives every row of a statement the same value: functions, and types that have arguments. */
    private static final Set<String> SAME_FOR_ALL_ROWS = Set.of(
            "abs",
            "array",
            "bit",
            "cast",
            "char",
            "character",
            "coalesce",
            "concat",
            "current_date",
            "current_setting",
            "current_time",
            "current_timestamp",
            "curdate",
            "curtime",
            "date_add",
            "date_format",
            "date_part",
            "date_sub",
            "date_trunc",
            "decimal",
            "extract",
            "greatest",
            "interval",
            "json_array",
            "json_build_array",
            "json_build_object",
            "json_object",
            "jsonb_build_array",
            "jsonb_build_object",
            "json_array_insert",
            "json_quote",
            "least",
            "left",
            "length",
            "localtime",
            "localtimestamp",
            "lower",
            "make_date",
            "make_interval",
            "make_timestamptz",
            "md5",
            "mod",
            "now",
            "nullif",
            "numeric",
            "repeat",
            "replace",
            "right",
            "round",
            "row",
            "statement_timestamp",
            "substring",
            "time",
            "timestamp",
            "timestamptz",
            "to_date",
            "to_json",
            "to_jsonb",
            "to_timestamp",
            "unhex",
            "unix_timestamp",
            "utc_timestamp",
            "transaction_timestamp",
            "trim",
            "trunc",
            "upper",
            "varchar",
            "varying");

    private DefaultValue() {}

    /** Returns whether adding a column with that default writes every row. */
    static boolean rewrites(String expression, Engine engine) {
        if (engine.dialect() == Dialect.H2 || engine.dialect() == Dialect.OTHER) {
            return false;
        }
        if (engine.dialect() == Dialect.MYSQL) {
            return expression.startsWith("(");
        }
        Matcher calls = CALL.matcher(Mentions.code(expression, engine.dialect()));
        while (calls.find()) {
            String name = calls.group(1).toLowerCase(Locale.ROOT).replaceFirst("^pg_catalog\\.", "");
            if (!SAME_FOR_ALL_ROWS.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
