package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.ChangeGeneration;
import dev.edd.sql.ColumnAction.DropDefault;
import dev.edd.sql.ColumnAction.SetDefault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a migration does to a column's default in the end: in one transaction nobody sees what was between. */
public final class LastDefault {
    private static final Scene.Fact<Migration, Map<String, ColumnAction>> BY_COLUMN =
            Scene.Fact.here((migration, scene) -> byColumn(migration));

    private static final Pattern ADDS = Pattern.compile("\\bADD\\s+GENERATED\\b", Pattern.CASE_INSENSITIVE);

    private LastDefault() {}

    /** Returns whether a column whose default is taken away has another one when the migration is over. */
    public static boolean isGivenAfter(ColumnAction loss, Migration migration, Scene scene) {
        ColumnAction last = BY_COLUMN.of(migration, scene).get(key(loss));
        return last != null && last.column().matches(loss.column()) && gives(last);
    }

    /** Returns the default that a column has when the migration is over which the action is part of; empty if it gives none. */
    static Optional<String> behind(ColumnAction action, Scene scene) {
        return scene.refactoring().migrations().stream()
                .filter(migration -> migration.statements().contains(action))
                .map(migration -> BY_COLUMN.of(migration, scene).get(key(action)))
                .filter(last -> last instanceof SetDefault && last.column().matches(action.column()))
                .map(last -> ((SetDefault) last).expression())
                .findFirst();
    }

    private static Map<String, ColumnAction> byColumn(Migration migration) {
        Map<String, ColumnAction> last = new HashMap<>();
        for (Statement statement : migration.statements()) {
            if (statement instanceof SetDefault
                    || statement instanceof DropDefault
                    || statement instanceof ChangeGeneration) {
                ColumnAction action = (ColumnAction) statement;
                last.put(key(action), action);
            }
        }
        return last;
    }

    private static String key(ColumnAction action) {
        return action.table().last() + "." + action.column().last();
    }

    private static boolean gives(ColumnAction action) {
        return action instanceof SetDefault set
                ? !set.expression().equalsIgnoreCase("NULL")
                : ADDS.matcher(action.text()).find();
    }
}
