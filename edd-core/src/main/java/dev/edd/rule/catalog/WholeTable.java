package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Update;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds statements that change every row of an existing table at once. */
final class WholeTable {
    private static final Pattern ALWAYS = Pattern.compile("(?i)\\s*(?:TRUE|(\\d+)\\s*=\\s*\\1)?\\s*");

    private WholeTable() {}

    /** Returns them in the order of the migration, updates first. */
    static List<DataAction> changes(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        return Stream.<DataAction>concat(
                        migration.statements(Update.class).stream()
                                .filter(update -> isWhole(update, update.where(), scene)),
                        migration.statements(Delete.class).stream()
                                .filter(delete -> isWhole(delete, delete.where(), scene)))
                .filter(change -> existing.table(change.table()))
                .toList();
    }

    private static boolean isWhole(DataAction action, String where, Scene scene) {
        return (isAlways(where) || isAboutRowsNotYetFilled(action, where, scene))
                && !Mentions.of("LIMIT", action.text());
    }

    /** Returns whether it means the rows whose new column is still empty: at first, all of them. */
    private static boolean isAboutRowsNotYetFilled(DataAction action, String where, Scene scene) {
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(AddColumn.class).stream())
                .filter(add -> add.table().matches(action.table()))
                .anyMatch(add -> isNull(add, where));
    }

    private static boolean isNull(AddColumn add, String where) {
        return Pattern.compile("(?i)\\s*\\(?[\\w.\"`]*\\b"
                        + Pattern.quote(add.column().last()) + "\\b[\"`]?\\s+IS\\s+NULL\\s*\\)?\\s*")
                .matcher(where)
                .matches();
    }

    /** Returns what a change does, in words. */
    static String words(DataAction change) {
        return change instanceof Delete ? "deletes all rows of" : "changes all rows of";
    }

    /** Returns whether a condition holds for every row. */
    static boolean isAlways(String where) {
        return ALWAYS.matcher(where).matches();
    }
}
