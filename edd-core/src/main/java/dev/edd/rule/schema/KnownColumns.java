package dev.edd.rule.schema;

import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.ChangeType;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The columns that are there at the end of a changelog, and still have the type that they were created with. */
final class KnownColumns {
    private static final Function<Scene, List<AddColumn>> COLUMNS = Scene.Fact.ofAll(KnownColumns::columns);

    private KnownColumns() {}

    /** Returns those of a type or domain. */
    static List<AddColumn> of(QualifiedName type, Scene scene) {
        return COLUMNS.apply(scene).stream()
                .filter(column -> SqlParser.name(
                                column.definition().type(), scene.engine().dialect())
                        .matches(type))
                .toList();
    }

    private static List<AddColumn> columns(Scene scene) {
        Map<String, AddColumn> columns = new LinkedHashMap<>();
        scene.changelog().migrations().stream()
                .flatMap(migration -> migration.statements().stream())
                .forEach(statement -> read(statement, columns, scene));
        return List.copyOf(columns.values());
    }

    private static void read(Statement statement, Map<String, AddColumn> columns, Scene scene) {
        if (statement instanceof CreateTable create) {
            TableElements.of(create, scene).columns().forEach(add -> columns.put(key(add), add));
        } else if (statement instanceof AddColumn add) {
            columns.put(key(add), add);
        } else if (statement instanceof DropTable drop) {
            columns.keySet().removeIf(key -> key.startsWith(drop.table().last() + "."));
        } else if (statement instanceof ChangeType
                || statement instanceof RedefineColumn
                || statement instanceof DropColumn) {
            columns.remove(key((ColumnAction) statement));
        }
    }

    private static String key(ColumnAction column) {
        return column.table().last() + "." + column.column().last();
    }
}
