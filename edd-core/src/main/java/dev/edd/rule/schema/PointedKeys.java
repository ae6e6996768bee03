package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Reference;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The columns of tables that foreign keys of a changelog point to: they are keys, even where no statement says so. */
public final class PointedKeys {
    private static final Function<Scene, PointedKeys> ALL = Scene.Fact.ofAll(PointedKeys::new);

    private final Map<String, List<Pointer>> byTable = new HashMap<>();

    /** A foreign key, and the table that it belongs to. */
    public record Pointer(QualifiedName from, Reference reference) {}

    private PointedKeys(Scene scene) {
        for (Migration migration : scene.changelog().migrations()) {
            for (Statement statement : migration.statements()) {
                if (statement instanceof AddColumn add) {
                    read(add, add.table(), scene);
                } else if (statement instanceof CreateTable || statement instanceof AddConstraint) {
                    read((Action) statement, ((TableAction) statement).table(), scene);
                }
            }
        }
    }

    private void read(Action action, QualifiedName from, Scene scene) {
        for (Reference reference : Reference.in(action.text(), scene.engine().dialect())) {
            byTable.computeIfAbsent(reference.table().last(), unseen -> new ArrayList<>(1))
                    .add(new Pointer(from, reference));
        }
    }

    /** Returns the foreign keys that point to a table, in order. */
    public static List<Pointer> to(QualifiedName table, Scene scene) {
        return ALL.apply(scene).byTable.getOrDefault(table.last(), List.of()).stream()
                .filter(pointer -> pointer.reference().table().matches(table))
                .toList();
    }

    /** Returns the columns that the first foreign key to a table names; none where none does, or another one points to an {@code id}. */
    static List<String> of(QualifiedName table, Scene scene) {
        List<List<String>> keys = to(table, scene).stream()
                .map(pointer -> pointer.reference().keys())
                .filter(key -> !key.isEmpty())
                .toList();
        boolean hasId = keys.stream()
                .anyMatch(key -> key.size() == 1 && Spelling.folded(key.get(0)).equals("id"));
        return keys.isEmpty() || hasId ? List.of() : keys.get(0);
    }
}
