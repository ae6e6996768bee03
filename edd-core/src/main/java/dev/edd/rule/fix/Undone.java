package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.text.Assignments;
import dev.edd.rule.text.Batched;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.Terms;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Update;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the rows that a change has still to reach. */
final class Undone {
    /** What stands for their condition where nobody can tell. */
    static final String UNKNOWN = "<it is not done yet>";

    /** {@code SET amount = 0}, which tells by itself the rows where it is done. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?is).*?\\bSET\\s+([\\w\"`.]+)\\s*=\\s*((?!DEFAULT\\b|CURRENT_|LOCALTIME)(?:'[^']*'|-?[\\w.]+))\\s*");

    private Undone() {}

    /** Returns the condition that holds for them; empty for rows that are gone when they are reached. */
    static String by(DataAction change, Dialect dialect) {
        String where = Batched.where(change).strip();
        if (!(change instanceof Update update)) {
            return Batched.isAlways(where) ? "" : where;
        }
        String text = update.text();
        int end = where.isEmpty() ? text.length() : Math.max(0, text.lastIndexOf(where));
        String lacking = lacking(withoutWhere(text.substring(0, end).strip()), dialect);
        if (Batched.isAlways(where)) {
            return lacking;
        }
        return Assignments.of(update).endIn(where) ? where : alone(where) + " AND " + lacking;
    }

    /** Returns a condition so that another one can stand beside it. */
    static String alone(String condition) {
        return Terms.of(condition, "OR").size() > 1 ? "(" + condition + ")" : condition;
    }

    private static String lacking(String update, Dialect dialect) {
        Matcher plain = PLAIN.matcher(update);
        if (!plain.matches() || Mentions.of(plain.group(1), plain.group(2))) {
            return UNKNOWN;
        }
        return (Spelling.isMysql(dialect) ? "NOT %s <=> %s" : "%s IS DISTINCT FROM %s")
                .formatted(plain.group(1), plain.group(2));
    }

    private static String withoutWhere(String update) {
        int end = update.length() - "WHERE".length();
        boolean cut = end > 0 && update.regionMatches(true, end, "WHERE", 0, "WHERE".length());
        return cut ? update.substring(0, end).strip() : update;
    }
}
