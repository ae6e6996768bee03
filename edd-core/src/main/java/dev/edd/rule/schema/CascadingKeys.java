package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from the changelog which tables have rows that are changed along with those of another; reads no database. */
public final class CascadingKeys {
    private static final Scene.Fact<QualifiedName, Boolean> OF_TABLE = Scene.Fact.everywhere(CascadingKeys::read);

    public static final Pattern CASCADES = Pattern.compile(
            "\\bON\\s+(?:DELETE|UPDATE)\\s+(?:CASCADE|SET\\s+(?:NULL|DEFAULT))\\b", Pattern.CASE_INSENSITIVE);

    private CascadingKeys() {}

    /** Returns whether a foreign key of the table deletes or changes its rows. */
    static boolean has(QualifiedName table, Scene scene) {
        return OF_TABLE.of(table, scene);
    }

    private static boolean read(QualifiedName table, Scene scene) {
        Set<String> keys = new HashSet<>();
        for (Migration migration : scene.about(table)) {
            for (Statement statement : migration.statements()) {
                if (statement instanceof CreateTable create && create.table().matches(table)) {
                    keys.clear();
                    TableElements.of(create, scene).all().forEach(element -> remember(element, keys));
                } else if (statement instanceof TableAction action
                        && action.table().matches(table)) {
                    remember(action, keys);
                }
            }
        }
        return !keys.isEmpty();
    }

    private static void remember(Action action, Set<String> keys) {
        if (action instanceof DropConstraint drop) {
            keys.remove(drop.name().last());
        } else if (action instanceof AddConstraint add
                && CASCADES.matcher(add.text()).find()) {
            keys.add(add.constraint().name().last());
        }
    }
}
