package dev.edd.rule.schema;

import dev.edd.rule.Scene;
import dev.edd.sql.QualifiedName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a column whose values another one begins with from a column that gets another name. */
public final class InitialValue {
    private static final Pattern STAMP =
            Pattern.compile("(creat|insert|add|updat|modif|chang)(?:ed?|ied)?_?(?:at|on|date|time|ts)?");

    private InitialValue() {}

    /** Returns whether the old column is a key of the table's, or says when a row was written while the new one says something else. */
    public static boolean is(QualifiedName table, String old, QualifiedName added, Scene scene) {
        if (old.equalsIgnoreCase("id") || Key.of(table, scene).stream().anyMatch(old::equalsIgnoreCase)) {
            return true;
        }
        Matcher stamp = STAMP.matcher(old.toLowerCase(Locale.ROOT));
        return stamp.matches() && !added.last().toLowerCase(Locale.ROOT).contains(stamp.group(1));
    }
}
