package dev.edd.rule.fix;

import dev.edd.rule.Scene;
import dev.edd.rule.schema.Key;
import dev.edd.rule.text.Assignments;
import dev.edd.rule.text.Batched;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.Terms;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Update;
import java.util.Optional;
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

    /** What is no column: a text, a number, a truth. */
    private static final Pattern VALUE = Pattern.compile("(?i)'.*|-?[\\d.]+|TRUE|FALSE|NULL", Pattern.DOTALL);

    private Undone() {}

    /** Returns the condition that holds for them; empty for rows that are gone when they are reached. */
    static String by(DataAction change, Scene scene) {
        String where = Batched.where(change).strip();
        if (!(change instanceof Update update)) {
            return Batched.isAlways(where) ? "" : where;
        }
        String lacking = lacking(update, scene);
        if (Batched.isAlways(where)) {
            return lacking;
        }
        return Assignments.of(update).endIn(where) ? where : alone(where) + " AND " + lacking;
    }

    /** Returns a condition so that another one can stand beside it. */
    static String alone(String condition) {
        return Terms.of(condition, "OR").size() > 1 ? "(" + condition + ")" : condition;
    }

    private static String lacking(Update update, Scene scene) {
        Matcher plain = PLAIN.matcher(assignments(update));
        if (!plain.matches() || Mentions.of(plain.group(1), plain.group(2))) {
            Matcher called = CALLED.matcher(assignments(update));
            return called.matches() && isNullBefore(update, called.group(1), scene)
                    ? called.group(1) + " IS NULL"
                    : UNKNOWN;
        }
        String value = plain.group(2);
        String differs = (Spelling.of(scene).isMysql() ? "NOT %s <=> %s" : "%s IS DISTINCT FROM %s")
                .formatted(plain.group(1), value);
        return added(update, plain.group(1), scene)
                .filter(add -> !value.equalsIgnoreCase("NULL"))
                .map(add -> untouched(add, value, differs, scene))
                .orElse(differs);
    }

    /** A release may write to a new column meanwhile, and what it wrote stays. */
    private static String untouched(AddColumn add, String value, String differs, Scene scene) {
        String column = Spelling.bare(add);
        if (!isNull(add)) {
            return "%s = %s AND %s".formatted(column, add.definition().defaultValue(), differs);
        }
        return isChanging(value, add, scene)
                ? "%s IS NULL AND %s IS NOT NULL".formatted(column, value)
                : column + " IS NULL";
    }

    private static boolean isChanging(String value, AddColumn add, Scene scene) {
        return !VALUE.matcher(value).matches()
                && Key.of(add.table(), scene).stream().noneMatch(value::equalsIgnoreCase);
    }

    /** Returns the column that an update copies to a new one just as it is, unless nobody changes it meanwhile. */
    static Optional<Copied> copied(Update update, Scene scene) {
        Matcher plain = PLAIN.matcher(assignments(update));
        return plain.matches()
                ? added(update, plain.group(1), scene)
                        .filter(add -> isChanging(plain.group(2), add, scene))
                        .map(add -> new Copied(plain.group(2), Spelling.bare(add)))
                : Optional.empty();
    }

    /** A column, and the one that its values are copied to. */
    record Copied(String from, String to) {}

    /** Returns whether the refactoring itself adds the column, without a value for the rows that are there. */
    private static boolean isNullBefore(Update update, String column, Scene scene) {
        return added(update, column, scene).filter(Undone::isNull).isPresent();
    }

    private static boolean isNull(AddColumn add) {
        String value = add.definition().defaultValue();
        return value.isEmpty() || value.equalsIgnoreCase("NULL");
    }

    private static Optional<AddColumn> added(Update update, String column, Scene scene) {
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(AddColumn.class).stream())
                .filter(add -> add.table().matches(update.table())
                        && add.column().last().equalsIgnoreCase(Spelling.word(column)))
                .findFirst();
    }

    /** Returns the statement up to its condition. */
    private static String assignments(Update update) {
        String where = Batched.where(update).strip();
        String text = update.text();
        int end = where.isEmpty() ? text.length() : Math.max(0, text.lastIndexOf(where));
        return withoutWhere(text.substring(0, end).strip());
    }

    private static String withoutWhere(String update) {
        int end = update.length() - "WHERE".length();
        boolean cut = end > 0 && update.regionMatches(true, end, "WHERE", 0, "WHERE".length());
        return cut ? update.substring(0, end).strip() : update;
    }
}
