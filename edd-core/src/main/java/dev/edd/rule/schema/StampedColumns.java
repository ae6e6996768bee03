package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table that the database sets with every change of a row, unless the change sets them itself. */
public final class StampedColumns {
    private static final Scene.Fact<QualifiedName, List<String>> OF_TABLE = Scene.Fact.everywhere(StampedColumns::read);

    private StampedColumns() {}

    /** Returns their names as written, as far as the changelog says them. */
    public static List<String> of(QualifiedName table, Scene scene) {
        return OF_TABLE.of(table, scene);
    }

    private static List<String> read(QualifiedName table, Scene scene) {
        Map<String, String> stamped = new LinkedHashMap<>();
        for (Migration migration : scene.about(table)) {
            for (Statement statement : migration.statements()) {
                if (statement instanceof CreateTable create && create.table().matches(table)) {
                    stamped.clear();
                    TableElements.of(create, scene).columns().forEach(add -> note(add, add.definition(), stamped));
                } else if (statement instanceof ColumnAction action
                        && action.table().matches(table)) {
                    read(action, stamped);
                }
            }
        }
        return List.copyOf(stamped.values());
    }

    private static void read(ColumnAction action, Map<String, String> stamped) {
        if (action instanceof AddColumn add) {
            note(add, add.definition(), stamped);
        } else if (action instanceof RedefineColumn redefine) {
            note(redefine, redefine.definition(), stamped);
        } else if (action instanceof RenameColumn rename) {
            if (stamped.remove(action.column().last()) != null) {
                stamped.put(rename.to().last(), Spelling.bare(rename.table(), rename.to()));
            }
        } else if (action instanceof DropColumn) {
            stamped.remove(action.column().last());
        }
    }

    private static void note(ColumnAction action, Definition definition, Map<String, String> stamped) {
        if (definition.is(Trait.STAMPED)) {
            stamped.put(action.column().last(), Spelling.bare(action));
        } else {
            stamped.remove(action.column().last());
        }
    }
}
