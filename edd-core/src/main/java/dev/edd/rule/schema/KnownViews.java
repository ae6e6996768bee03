package dev.edd.rule.schema;

import dev.edd.rule.Scene;
import dev.edd.rule.text.Mentions;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The views that are there at the end of a changelog. */
final class KnownViews {
    private static final Function<Scene, List<CreateObject>> VIEWS = Scene.Fact.ofAll(KnownViews::views);

    /** All columns, but not a product or the number of rows. */
    private static final Pattern ALL_COLUMNS = Pattern.compile(
            "(?:\\bSELECT\\s+(?:(?:ALL|DISTINCT)\\s+)?|,\\s*)(?:[\\w\"]+\\.)?\\*", Pattern.CASE_INSENSITIVE);

    private static List<CreateObject> views(Scene scene) {
        Map<String, CreateObject> views = new LinkedHashMap<>();
        scene.changelog().migrations().stream()
                .flatMap(migration -> migration.statements().stream())
                .forEach(statement -> {
                    if (statement instanceof CreateObject create
                            && (create.kind() == Kind.VIEW || create.kind() == Kind.MATERIALIZED_VIEW)) {
                        views.put(create.name().last(), create);
                    } else if (statement instanceof DropObject drop) {
                        views.remove(drop.name().last());
                    }
                });
        return List.copyOf(views.values());
    }

    private KnownViews() {}

    /** Returns those that may show the column of an action. */
    static List<CreateObject> of(ColumnAction action, Scene scene) {
        return naming(action.table(), scene)
                .filter(view -> Mentions.of(action.column(), view.text())
                        || ALL_COLUMNS.matcher(view.text()).find())
                .toList();
    }

    /** Returns those that show a table or another view. */
    static List<CreateObject> of(QualifiedName table, Scene scene) {
        return naming(table, scene).toList();
    }

    private static Stream<CreateObject> naming(QualifiedName table, Scene scene) {
        return VIEWS.apply(scene).stream()
                .filter(view -> !view.name().matches(table) && Mentions.of(table, view.text()));
    }
}
