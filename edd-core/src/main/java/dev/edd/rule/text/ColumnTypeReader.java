package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a column's type as a statement has it. */
final class ColumnTypeReader {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern CHARACTER_SET = option("character set|charset");
    private static final Pattern COLLATION = option("collate");
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "int"),
            Map.entry("integer", "int"),
            Map.entry("int8", "bigint"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("varbit", "bit varying"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double"),
            Map.entry("double precision", "double"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"));

    /** How many digits MySQL keeps unless told otherwise; of times, those behind the second. */
    private static final Map<String, List<String>> OF_MYSQL = Map.of(
            "datetime", List.of("0"),
            "timestamp", List.of("0"),
            "time", List.of("0"),
            "numeric", List.of("10", "0"));

    /** How many digits H2 keeps. */
    private static final Map<String, List<String>> OF_H2 = Map.of(
            "timestamp", List.of("6"),
            "timestamptz", List.of("6"),
            "time", List.of("0"),
            "numeric", List.of("100000", "0"));

    private ColumnTypeReader() {}

    static ColumnType read(String written, Dialect dialect) {
        ColumnType type = read(written);
        boolean mysql = Spelling.isMysql(dialect);
        if (!mysql && SerialType.is(type.name())) {
            return type.as(SerialType.integer(type.name()), List.of());
        }
        if (!mysql && type.name().equals("float")) {
            return type.as(type.arguments().isEmpty() || type.number(0) > 24 ? "double" : "real", List.of());
        }
        if (!type.arguments().isEmpty()) {
            return type;
        }
        if (dialect == Dialect.H2) {
            return type.as(type.name(), OF_H2.getOrDefault(type.name(), List.of()));
        }
        return mysql ? type.as(type.name(), OF_MYSQL.getOrDefault(type.name(), List.of())) : type;
    }

    private static ColumnType read(String written) {
        String blank = BLANK.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
        // Most types are one word, and have no options.
        if (!blank.contains(" ")) {
            return plain(blank, "", "");
        }
        String plain =
                COLLATION.matcher(CHARACTER_SET.matcher(blank).replaceFirst("")).replaceFirst("");
        return plain(plain, found(CHARACTER_SET, blank), found(COLLATION, blank));
    }

    private static ColumnType plain(String written, String characterSet, String collation) {
        int open = written.indexOf('(');
        int close = written.indexOf(')', Math.max(open, 0));
        if (open >= 0 && close < 0) {
            return new ColumnType(written, List.of(), "", characterSet, collation);
        }
        String words = (open < 0 ? written : written.substring(0, open)).stripTrailing();
        String arguments = open < 0 ? "" : written.substring(open + 1, close);
        String suffix = open < 0 ? "" : written.substring(close + 1).stripLeading();
        boolean unsigned = words.endsWith(" unsigned");
        String name = unsigned ? words.substring(0, words.length() - 9) : words;
        // The width of MySQL's int(11) says how it is shown, and not what it holds.
        boolean width = name.endsWith("int") || name.equals("integer");
        return new ColumnType(
                SYNONYMS.getOrDefault(name, name),
                arguments.isBlank() || width ? List.of() : Arrays.asList(COMMA.split(arguments)),
                unsigned ? "unsigned" : suffix,
                characterSet,
                collation);
    }

    private static Pattern option(String words) {
        return Pattern.compile(" ?\\b(?:%s) ((?:\"[^\"]*+\"|[^\\s\"]++)++)".formatted(words));
    }

    private static String found(Pattern option, String text) {
        Matcher matcher = option.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
