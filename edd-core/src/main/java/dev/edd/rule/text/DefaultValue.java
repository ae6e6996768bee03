package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.sql.SqlParser;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a default differs from row to row, so that old rows cannot share one; MySQL takes every expression for such. */
public final class DefaultValue {
    private static final Pattern CALL =
            Pattern.compile("(?<![\\w.])(?:(?i:pg_catalog)\\.)?+([A-Za-z_][\\w.]*+)\\s*+\\(");

    /** What gives every row of a statement the same value: functions, and types that have arguments. */
    private static final Set<String> SAME_FOR_ALL_ROWS = words("""
            abs acos age array array_append array_fill array_length array_to_json array_to_string ascii asin atan avals bit bit_length
            box bpchar btrim bytea cast cbrt ceil ceiling char char_length character character_length chr circle coalesce
            col_description concat concat_ws convert_from convert_to cos crypt curdate current_catalog current_database
            current_date current_query current_schema current_setting current_time current_timestamp current_user curtime
            date date_add date_bin date_format date_part date_sub date_trunc daterange datemultirange decimal decode degrees
            digest div encode exp extract factorial family floor format gcd greatest hmac host hstore ifnull
            inet_client_addr inet_server_addr initcap int4multirange int4range int8multirange int8range interval
            isfinite json_array json_array_insert json_build_array json_build_object json_object json_quote
            jsonb_build_array jsonb_build_object jsonb_insert jsonb_object jsonb_set jsonb_strip_nulls
            justify_days justify_hours justify_interval lcm least left length line ln localtime localtimestamp log lower
            lpad lseg ltrim make_date make_interval make_time make_timestamp make_timestamptz masklen md5 mod multirange
            netmask network now nullif numeric nummultirange numrange octet_length overlay path pi point polygon position
            power quote_ident quote_literal quote_nullable radians regexp_replace repeat replace reverse right round row
            rpad rtrim scale session_user set_masklen sha224 sha256 sha384 sha512 sign similar sin split_part sqrt
            starts_with statement_timestamp string_to_array strpos substr substring tan text time timestamp timestamptz
            timetz timezone to_ascii to_char to_date to_hex to_json to_jsonb to_number to_timestamp to_tsquery to_tsvector
            transaction_timestamp translate trim trunc tsmultirange tsrange tstzmultirange tstzrange txid_current unhex
            unix_timestamp upper utc_timestamp uuid_generate_v3 uuid_generate_v5 uuid_nil varbit varchar varying version
            width_bucket
            """);

    /** What has parentheses and is no call: a type that is cast to. */
    private static final Pattern CAST = Pattern.compile("::\\s*[\\w.\"]+(?:\\s+\\w+){0,3}\\s*\\([\\d\\s,]*\\)");

    private DefaultValue() {}

    /** Returns whether adding a column with that default writes every row. */
    public static boolean rewrites(String expression, Engine engine) {
        if (engine.dialect() == Dialect.H2 || engine.dialect() == Dialect.OTHER) {
            return false;
        }
        if (engine.dialect() == Dialect.MYSQL) {
            return expression.startsWith("(");
        }
        return !isConstant(expression, engine);
    }

    /** Returns whether all rows of a statement get the same value. */
    public static boolean isConstant(String expression, Engine engine) {
        if (expression.indexOf('(') < 0) {
            return true;
        }
        Matcher calls = CALL.matcher(
                CAST.matcher(SqlParser.code(expression, engine.dialect())).replaceAll(""));
        while (calls.find()) {
            if (!SAME_FOR_ALL_ROWS.contains(calls.group(1).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }
}
