package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A column's type as far as widening is concerned.
 *
 * @param name lower case, one for all synonyms: {@code varchar}
 * @param arguments what stands in parentheses: a length, or precision and scale
 * @param suffix what stands behind them: {@code unsigned}, {@code without time zone}
 * @param characterSet as written; empty for the default
 * @param collation as written; empty for the default
 */
public record ColumnType(String name, List<String> arguments, String suffix, String characterSet, String collation) {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private static final List<List<String>> EVER_WIDER = List.of(
            List.of("tinyint", "smallint", "mediumint", "int", "bigint", "numeric"),
            List.of("real", "double"),
            List.of("float", "double"),
            List.of("cidr", "inet"),
            List.of("varchar", "clob"),
            List.of("tinytext", "text", "mediumtext", "longtext"),
            List.of("tinyblob", "blob", "mediumblob", "longblob"),
            List.of("varchar", "text", "mediumtext", "longtext"),
            List.of("json", "longtext"));

    /** Reads a type. */
    public static ColumnType of(String written, Dialect dialect) {
        return ColumnTypeReader.read(written, dialect);
    }

    /** Returns the type under another name. */
    public ColumnType as(String other, List<String> with) {
        return new ColumnType(other, with, suffix, characterSet, collation);
    }

    /** Returns whether it is a text of any length, or of a limited one. */
    public boolean isText() {
        return name.equals("text") || name.equals("varchar");
    }

    /** Returns the type with the default character set and collation. */
    public ColumnType plain() {
        return new ColumnType(name, arguments, suffix, "", "");
    }

    /** Returns whether values are written in other characters than in that type, as far as both say. */
    public boolean hasOtherCharacters(ColumnType old) {
        return !old.characterSet.isEmpty() && !characterSet.isEmpty() && !old.characterSet.equals(characterSet);
    }

    /** Returns whether values are ordered otherwise than in that type; in doubt, not. */
    public boolean reorders(ColumnType old, Dialect dialect) {
        // What MySQL is not told comes from the table, which may be the same as before.
        boolean isTold = dialect == Dialect.POSTGRESQL || (dialect == Dialect.MYSQL && !collation.isEmpty());
        return isTold && !old.collation.equals(collation);
    }

    /** Returns whether every value of another type is one of this type as well, and looks the same. */
    public boolean holdsAllOf(ColumnType other) {
        if (losesCharactersOf(other)) {
            return false;
        }
        if (!suffix.equals(other.suffix)) {
            return suffix.isEmpty() && other.suffix.equals("unsigned") && isWiderThan(other);
        }
        if (name.equals("varchar") && arguments.isEmpty() && other.name.equals("text")) {
            return true;
        }
        if (name.equals("datetime") && other.name.equals("timestamp")) {
            return number(0) >= other.number(0);
        }
        if (!name.equals(other.name)) {
            return (arguments.isEmpty() || IntegerDigits.fit(other, this)) && isWiderThan(other);
        }
        if (name.equals("enum") || name.equals("set")) {
            return name.equals("enum") ? arguments.containsAll(other.arguments) : startsAs(other);
        }
        return arguments.equals(other.arguments)
                || (arguments.isEmpty() && !name.equals("char"))
                || (!other.arguments.isEmpty() && number(0) >= other.number(0) && holdsScaleOf(other));
    }

    /** Returns whether the values of an enum or set are in the place where they are in that type. */
    public boolean startsAs(ColumnType other) {
        return arguments.size() >= other.arguments.size()
                && arguments.subList(0, other.arguments.size()).equals(other.arguments);
    }

    private boolean isWiderThan(ColumnType other) {
        return EVER_WIDER.stream()
                .anyMatch(names -> names.contains(other.name) && names.indexOf(name) > names.indexOf(other.name));
    }

    /** Of MySQL's character sets only utf8mb4 has all characters, and utf8 those of the ones that are older. */
    private boolean losesCharactersOf(ColumnType other) {
        boolean all = characterSet.equals("utf8mb4")
                || (characterSet.startsWith("utf8") && !other.characterSet.startsWith("utf"));
        return hasOtherCharacters(other) && !all;
    }

    private boolean holdsScaleOf(ColumnType other) {
        boolean padded = name.equals("char") || name.equals("binary") || name.equals("bit");
        return !padded && number(1) >= other.number(1) && number(0) - number(1) >= other.number(0) - other.number(1);
    }

    /** Returns an argument; 0 where it is missing or no number. */
    public int number(int index) {
        return index < arguments.size() && DIGITS.matcher(arguments.get(index)).matches()
                ? Integer.parseInt(arguments.get(index))
                : 0;
    }
}
