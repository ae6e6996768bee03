package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Reference;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The columns of tables that foreign keys of a changelog point to: they are keys, even where no statement says so. */
final class PointedKeys {
    private static final Function<Scene, PointedKeys> ALL = Scene.Fact.ofAll(PointedKeys::new);

    private final Map<String, List<Reference>> byTable = new HashMap<>();

    private PointedKeys(Scene scene) {
        for (Migration migration : scene.changelog().migrations()) {
            for (Statement statement : migration.statements()) {
                if (statement instanceof CreateTable
                        || statement instanceof AddConstraint
                        || statement instanceof AddColumn) {
                    Reference.in(((Action) statement).text(), scene.engine().dialect()).stream()
                            .filter(reference -> !reference.keys().isEmpty())
                            .forEach(reference -> byTable.computeIfAbsent(
                                            reference.table().last(), unseen -> new ArrayList<>(1))
                                    .add(reference));
                }
            }
        }
    }

    /** Returns the columns that the first foreign key to a table names; none where none does, or another one points to an {@code id}. */
    static List<String> of(QualifiedName table, Scene scene) {
        List<List<String>> keys = ALL.apply(scene).byTable.getOrDefault(table.last(), List.of()).stream()
                .filter(reference -> reference.table().matches(table))
                .map(Reference::keys)
                .toList();
        boolean hasId = keys.stream()
                .anyMatch(key -> key.size() == 1 && Spelling.folded(key.get(0)).equals("id"));
        return keys.isEmpty() || hasId ? List.of() : keys.get(0);
    }
}
