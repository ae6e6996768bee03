package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PostgreSQL routine is called with.
 *
 * @param types in lower case, of all arguments
 * @param required how many of them have no default
 */
public record Signature(List<String> types, int required) {
    private static final Pattern DEFAULT = Pattern.compile("(?is)\\s*(?:\\bDEFAULT\\b|:?=).*");
    private static final Pattern MODE = Pattern.compile("(?i)^(?:IN|INOUT)\\s+");
    private static final Pattern OUT = Pattern.compile("(?is)\\s*(?:OUT\\s.*)?");

    /** A name, and a type of one word behind it. */
    private static final Pattern NAMED =
            Pattern.compile("(?is)[\\w\"]+\\s+(?!precision\\b|varying\\b|with\\b|without\\b)(\\S.*)");

    public Signature {
        types = List.copyOf(types);
    }

    /** Reads it in the statement that creates the routine. */
    public static Signature of(String text) {
        List<String> listed = Outline.listed(text, Dialect.POSTGRESQL).stream()
                .filter(each -> !OUT.matcher(each).matches())
                .toList();
        long required =
                listed.stream().filter(each -> !DEFAULT.matcher(each).find()).count();
        return new Signature(listed.stream().map(Signature::type).toList(), (int) required);
    }

    private static String type(String parameter) {
        String bare = MODE.matcher(DEFAULT.matcher(parameter).replaceFirst("").strip())
                .replaceFirst("");
        Matcher named = NAMED.matcher(bare);
        String type = (named.matches() ? named.group(1) : bare)
                .replaceFirst("\\(.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (type) {
            case "int", "int4" -> "integer";
            case "int8" -> "bigint";
            case "int2" -> "smallint";
            case "bool" -> "boolean";
            case "decimal" -> "numeric";
            case "varchar" -> "character varying";
            default -> type;
        };
    }

    /** Returns whether some call fits both, which are two: one with all the same types takes the other's place. */
    public boolean isMistakenFor(Signature other) {
        if (types.equals(other.types) || isVariadic() || other.isVariadic()) {
            return false;
        }
        int given = Math.max(required, other.required);
        return given <= Math.min(types.size(), other.types.size())
                && types.subList(0, given).equals(other.types.subList(0, given));
    }

    private boolean isVariadic() {
        return types.stream().anyMatch(type -> Mentions.of("variadic", type));
    }
}
