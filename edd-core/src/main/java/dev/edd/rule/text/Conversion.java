package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.ChangeType;
import java.util.regex.Pattern;

/** How the values of a column become values of its new type. */
public record Conversion(ColumnAction action) {
    /** A collation belongs to a column, and not to a cast. */
    private static final Pattern COLLATION =
            Pattern.compile("(?<!\\s)\\s++COLLATE\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern CAST = Pattern.compile("::|\\bCAST\\b", Pattern.CASE_INSENSITIVE);

    /** A cast to it cuts what is too long without a word; what is assigned is refused. */
    private static final Pattern LIMITED = Pattern.compile(
            "(?:(?:VAR)?CHAR2?|CHARACTER(?:\\s+VARYING)?|BPCHAR|(?:VAR)?BINARY|BINARY\\s+VARYING|N(?:VAR)?CHAR)\\s*\\([^()]*\\).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LIMIT = Pattern.compile("\\(\\s*\\d");

    /**
     * Returns the expression that makes a value of the new type, as the statement has it or else as a cast; MySQL knows
     * few types to cast to, and converts what is assigned.
     */
    public String expression(String type, Dialect dialect) {
        String column = Spelling.bare(action);
        if (Spelling.isMysql(dialect) && using().isEmpty()) {
            return column;
        }
        if (using().isEmpty() && LIMITED.matcher(type.strip()).matches()) {
            return column;
        }
        return using().isEmpty()
                ? "CAST(%s AS %s)".formatted(column, COLLATION.matcher(type).replaceFirst(""))
                : using();
    }

    private String using() {
        return action instanceof ChangeType change ? change.using() : "";
    }

    /** Returns whether the values come from an expression that is more than the column itself, or a cast of it. */
    public boolean makesOtherValues() {
        String column = Pattern.quote(Spelling.bare(action));
        return !using().isEmpty()
                && !Pattern.compile(
                                "\\(*%1$s\\)*(?:\\s*::.*)?|CAST\\s*\\(\\s*%1$s\\s+AS\\b.*".formatted(column),
                                Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                        .matcher(using())
                        .matches();
    }

    /** Returns whether PostgreSQL writes every value anew, whatever the two types have in common. */
    public boolean writesEachValue() {
        return makesOtherValues() || forgetsLimits();
    }

    /** Returns whether a cast without limits stands in between: PostgreSQL then cannot know that the new ones are no tighter. */
    public boolean forgetsLimits() {
        return action instanceof ChangeType change
                && change.type().contains("(")
                && !makesOtherValues()
                && CAST.matcher(using()).find()
                && !LIMIT.matcher(using()).find();
    }
}
