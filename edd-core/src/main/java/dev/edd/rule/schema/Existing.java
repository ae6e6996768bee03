package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.RefreshView;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells what releases that are running may use from what a refactoring brings along itself. */
public record Existing(Migration migration, Scene scene) {
    private static final Scene.Fact<QualifiedName, Boolean> FILLED_BY_QUERY =
            Scene.Fact.everywhere(Existing::isFilledByQuery);

    /** The columns of a migration that get another name, by the new one. */
    private static final Scene.Fact<Migration, Map<String, RenameColumn>> RENAMED =
            Scene.Fact.everywhere((migration, scene) -> renamed(migration));

    /** Returns whether the table was there before the refactoring; false for an absent name. */
    public boolean table(QualifiedName table) {
        return table.isPresent()
                && !NewTables.has(table, scene)
                && !Creations.in(migration, scene).any(table, made -> isMaterializedView(made, table))
                && !NewTables.has(table, migration, scene);
    }

    /** Returns whether it is a materialized view, to which no release writes. */
    boolean isFilledByQuery(QualifiedName table) {
        return FILLED_BY_QUERY.of(table, scene);
    }

    private static boolean isFilledByQuery(QualifiedName table, Scene scene) {
        return scene.about(table).stream()
                .flatMap(each -> each.statements().stream())
                .anyMatch(statement -> isMaterializedView(statement, table) || isRefreshed(statement, table));
    }

    private static boolean isMaterializedView(Statement statement, QualifiedName name) {
        return statement instanceof CreateObject create
                && create.kind() == Kind.MATERIALIZED_VIEW
                && create.name().matches(name);
    }

    private static boolean isRefreshed(Statement statement, QualifiedName name) {
        return statement instanceof RefreshView refresh && refresh.name().matches(name);
    }

    /** Returns whether the column was there before the refactoring. */
    public boolean column(QualifiedName table, QualifiedName column) {
        return table(table) && added(column).isEmpty() && !isNewUnderOtherName(table, column);
    }

    private boolean isNewUnderOtherName(QualifiedName table, QualifiedName column) {
        return Optional.ofNullable(RENAMED.of(migration, scene).get(column.last()))
                .filter(rename -> rename.table().matches(table) && !drops(column))
                .filter(rename -> createsBefore(rename, rename.column()))
                .isPresent();
    }

    private static Map<String, RenameColumn> renamed(Migration migration) {
        Map<String, RenameColumn> renamed = new HashMap<>();
        migration
                .statements(RenameColumn.class)
                .forEach(rename -> renamed.put(rename.to().last(), rename));
        return renamed;
    }

    /** Returns what adds the column, if the refactoring's own initial does. */
    public Optional<AddColumn> added(QualifiedName column) {
        return scene.refactoring().in(Phase.INITIAL).stream()
                .flatMap(initial -> Creations.in(initial, scene).of(column))
                .filter(made -> made instanceof AddColumn add && adds(add, column))
                .map(AddColumn.class::cast)
                .findFirst();
    }

    /** Returns whether the migration itself drops the column. */
    public boolean drops(QualifiedName column) {
        return migration.statements(DropColumn.class).stream()
                .anyMatch(drop -> drop.column().matches(column));
    }

    /** Returns whether the migration itself creates the table, column or object before that action. */
    public boolean createsBefore(Action action, QualifiedName name) {
        return Creations.in(migration, scene).before(action, name).anyMatch(made -> makes(made, name));
    }

    /** Returns whether a statement makes what was not there already, as {@code IF NOT EXISTS} may not. */
    private boolean makes(Statement statement, QualifiedName name) {
        if (statement instanceof CreateTable create) {
            return NewTables.makes(create, name, scene);
        }
        return statement instanceof AddColumn add
                ? adds(add, name)
                : Creations.name(statement).matches(name);
    }

    /** Returns whether a statement adds that column, and does not find it there already. */
    public boolean adds(AddColumn add, QualifiedName column) {
        return add.column().matches(column)
                && !(add.ifNotExists() && Columns.at(scene, add).isPresent());
    }

    /** Returns whether the migration itself creates the table, column or object behind that action. */
    public boolean createsBehind(Action action, QualifiedName name) {
        return Creations.in(migration, scene).behind(action, name).anyMatch(made -> Creations.name(made)
                .matches(name));
    }
}
