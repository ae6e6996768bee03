package dev.edd.rule.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type as far as widening is concerned.
 *
 * @param name lower case, one for all synonyms: {@code varchar}
 * @param arguments what stands in parentheses: a length, or precision and scale
 * @param suffix what stands behind them: {@code unsigned}, {@code without time zone}
 */
record ColumnType(String name, List<String> arguments, String suffix) {
    private static final Pattern FORM = Pattern.compile("([^(]*?)\\s*(?:\\(([^)]*)\\)\\s*(.*))?", Pattern.DOTALL);

    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern CHARACTER_SET = Pattern.compile(" ?(character set|charset) \\S+");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

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
            Map.entry("float4", "real"),
            Map.entry("float8", "double"),
            Map.entry("double precision", "double"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"));

    private static final List<List<String>> EVER_WIDER = List.of(
            List.of("tinyint", "smallint", "mediumint", "int", "bigint", "numeric"),
            List.of("real", "double"),
            List.of("float", "double"),
            List.of("varchar", "clob"),
            List.of("tinytext", "text", "mediumtext", "longtext"),
            List.of("tinyblob", "blob", "mediumblob", "longblob"),
            List.of("varchar", "text", "mediumtext", "longtext"),
            List.of("json", "longtext"));

    static ColumnType of(String written) {
        String blank = BLANK.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
        Matcher form = FORM.matcher(CHARACTER_SET.matcher(blank).replaceAll(""));
        if (!form.matches()) {
            return new ColumnType(written, List.of(), "");
        }
        String arguments = form.group(2) == null ? "" : form.group(2);
        String suffix = form.group(3) == null ? "" : form.group(3);
        boolean unsigned = form.group(1).endsWith(" unsigned");
        String name = unsigned ? form.group(1).substring(0, form.group(1).length() - 9) : form.group(1);
        // The width of MySQL's int(11) says how it is shown, and not what it holds.
        boolean width = name.endsWith("int") || name.equals("integer");
        return new ColumnType(
                SYNONYMS.getOrDefault(name, name),
                arguments.isBlank() || width ? List.of() : Arrays.asList(arguments.split("\\s*,\\s*")),
                unsigned ? "unsigned" : suffix);
    }

    /** Returns whether every value of another type is one of this type as well, and looks the same. */
    boolean holdsAllOf(ColumnType other) {
        if (!suffix.equals(other.suffix)) {
            return false;
        }
        if (name.equals("varchar") && arguments.isEmpty() && other.name.equals("text")) {
            return true;
        }
        if (!name.equals(other.name)) {
            return arguments.isEmpty()
                    && EVER_WIDER.stream()
                            .anyMatch(names ->
                                    names.contains(other.name) && names.indexOf(name) > names.indexOf(other.name));
        }
        if (name.equals("enum") || name.equals("set")) {
            return arguments.size() >= other.arguments.size()
                    && arguments.subList(0, other.arguments.size()).equals(other.arguments);
        }
        return arguments.equals(other.arguments)
                || (arguments.isEmpty() && !name.equals("char"))
                || (!other.arguments.isEmpty() && number(0) >= other.number(0) && holdsScaleOf(other));
    }

    private boolean holdsScaleOf(ColumnType other) {
        boolean padded = name.equals("char") || name.equals("binary") || name.equals("bit");
        return !padded && number(1) >= other.number(1) && number(0) - number(1) >= other.number(0) - other.number(1);
    }

    /** Returns an argument; 0 where it is missing or no number. */
    int number(int index) {
        String digits = index < arguments.size() ? arguments.get(index) : "";
        return DIGITS.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    }
}
