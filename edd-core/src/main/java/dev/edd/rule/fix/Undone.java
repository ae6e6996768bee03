package dev.edd.rule.fix;

import dev.edd.rule.Scene;
import dev.edd.rule.text.Assignments;
import dev.edd.rule.text.Batched;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.Terms;
import dev.edd.sql.ColumnAction.AddColumn;
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

    /** {@code SET created = now()}, which gives a value that no later look can tell. */
    private static final Pattern CALLED = Pattern.compile(
            "(?is).*?\\bSET\\s+([\\w\"`]+)\\s*=\\s*(?:\\w+\\(\\s*\\)|CURRENT_(?:TIMESTAMP|DATE|TIME)|LOCALTIME(?:STAMP)?)\\s*");

    private Undone() {}

    /** Returns the condition that holds for them; empty for rows that are gone when they are reached. */
    static String by(DataAction change, Scene scene) {
        String where = Batched.where(change).strip();
        if (!(change instanceof Update update)) {
            return Batched.isAlways(where) ? "" : where;
        }
        String text = update.text();
        int end = where.isEmpty() ? text.length() : Math.max(0, text.lastIndexOf(where));
        String lacking = lacking(update, withoutWhere(text.substring(0, end).strip()), scene);
        if (Batched.isAlways(where)) {
            return lacking;
        }
        return Assignments.of(update).endIn(where) ? where : alone(where) + " AND " + lacking;
    }

    /** Returns a condition so that another one can stand beside it. */
    static String alone(String condition) {
        return Terms.of(condition, "OR").size() > 1 ? "(" + condition + ")" : condition;
    }

    private static String lacking(Update update, String text, Scene scene) {
        Matcher plain = PLAIN.matcher(text);
        if (!plain.matches() || Mentions.of(plain.group(1), plain.group(2))) {
            Matcher called = CALLED.matcher(text);
            return called.matches() && isNullBefore(update, called.group(1), scene)
                    ? called.group(1) + " IS NULL"
                    : UNKNOWN;
        }
        return (Spelling.of(scene).isMysql() ? "NOT %s <=> %s" : "%s IS DISTINCT FROM %s")
                .formatted(plain.group(1), plain.group(2));
    }

    /** Returns whether the refactoring itself adds the column, without a value for the rows that are there. */
    private static boolean isNullBefore(Update update, String column, Scene scene) {
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(AddColumn.class).stream())
                .anyMatch(add -> add.table().matches(update.table())
                        && add.column().last().equalsIgnoreCase(Spelling.word(column))
                        && add.definition().defaultValue().isEmpty());
    }

    private static String withoutWhere(String update) {
        int end = update.length() - "WHERE".length();
        boolean cut = end > 0 && update.regionMatches(true, end, "WHERE", 0, "WHERE".length());
        return cut ? update.substring(0, end).strip() : update;
    }
}
