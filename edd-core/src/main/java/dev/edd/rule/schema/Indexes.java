package dev.edd.rule.schema;

import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import java.util.regex.Pattern;

/** Tells from the changelog which columns are part of an index; reads no database. */
public final class Indexes {
    private Indexes() {}

    /** Returns whether a statement of the changelog makes the action's column part of an index. */
    public static boolean have(Scene scene, ColumnAction action) {
        Pattern index =
                Pattern.compile("(?is).*\\b(?:INDEX|KEY|UNIQUE)\\b[^()]{0,200}\\([^)]{0,1000}(?<!\\w)%s(?!\\w).*"
                        .formatted(Pattern.quote(action.column().last())));
        return Columns.at(scene, action)
                        .filter(known -> known.is(Trait.UNIQUE) || known.is(Trait.PRIMARY_KEY))
                        .isPresent()
                || scene.about(action.table()).stream()
                        .flatMap(migration -> migration.statements(TableAction.class).stream())
                        .filter(change -> change instanceof CreateIndex
                                || change instanceof AddConstraint
                                || change instanceof CreateTable)
                        .filter(change -> change.table().matches(action.table()))
                        .anyMatch(change -> index.matcher(change.text()).matches());
    }
}
