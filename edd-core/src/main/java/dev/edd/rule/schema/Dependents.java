package dev.edd.rule.schema;

import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.TableAction.DropTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what is built on a table, column, view or type that is dropped, and is there at the end of the changelog. */
public record Dependents(Action drop, Scene scene) {
    private static final Set<Kind> TYPES = Set.of(Kind.TYPE, Kind.DOMAIN);
    private static final Set<Kind> VIEWS = Set.of(Kind.VIEW, Kind.MATERIALIZED_VIEW);

    /**
     * One of them.
     *
     * @param words what it is, and its name
     * @param made what creates it
     * @param drop the statement that drops it
     */
    public record Dependent(String words, Action made, String drop) {}

    /** Returns all of them. */
    public List<Dependent> all() {
        if (drop instanceof DropColumn column) {
            return Stream.concat(
                            views(KnownViews.of(column, scene)),
                            computed(column, ColumnUses.of(column, scene)).map(Dependents::column))
                    .toList();
        }
        if (drop instanceof DropTable table) {
            return views(KnownViews.of(table.table(), scene)).toList();
        }
        DropObject object = (DropObject) drop;
        if (VIEWS.contains(object.kind())) {
            return views(KnownViews.of(object.name(), scene)).toList();
        }
        return TYPES.contains(object.kind())
                ? KnownColumns.of(object.name(), scene).stream()
                        .map(Dependents::column)
                        .toList()
                : List.of();
    }

    private Stream<Dependent> views(List<CreateObject> views) {
        return views.stream().filter(view -> !isBuiltLater(view)).map(Dependents::view);
    }

    private boolean isBuiltLater(CreateObject view) {
        SequenceNumber own = scene.refactoring().number();
        return scene.changelog().migrations().stream()
                .filter(each -> each.number().compareTo(own) > 0
                        || (each.number().equals(own) && each.phase() == Phase.FINALIZATION))
                .anyMatch(each -> each.statements(CreateObject.class).contains(view));
    }

    /** Returns the other columns that are computed from the column of an action, among what uses it. */
    static Stream<AddColumn> computed(ColumnAction action, List<Action> uses) {
        return uses.stream()
                .filter(use -> use instanceof AddColumn)
                .map(AddColumn.class::cast)
                .filter(add -> !add.column().last().equals(action.column().last()))
                .filter(add -> add.definition().isComputed());
    }

    private static Dependent view(CreateObject view) {
        String kind = view.kind().words();
        return new Dependent(
                "the %s %s".formatted(kind, view.name()),
                view,
                "DROP %s IF EXISTS %s;"
                        .formatted(view.kind() == Kind.VIEW ? "VIEW" : "MATERIALIZED VIEW", view.name()));
    }

    private static Dependent column(AddColumn add) {
        return new Dependent(
                "the column %s.%s".formatted(add.table(), Spelling.bare(add)),
                add,
                "ALTER TABLE %s DROP COLUMN IF EXISTS %s;".formatted(add.table(), Spelling.bare(add)));
    }
}
