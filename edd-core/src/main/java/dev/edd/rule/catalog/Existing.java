package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.Optional;

/** Tells what releases that are running may use from what a refactoring brings along itself. */
record Existing(Migration migration, Scene scene) {
    /** Returns whether the table was there before the refactoring; false for an absent name. */
    boolean table(QualifiedName table) {
        return table.isPresent()
                && !scene.isNew(table)
                && migration.statements(CreateObject.class).stream()
                        .noneMatch(create -> create.kind() == Kind.MATERIALIZED_VIEW
                                && create.name().matches(table))
                && !scene.isNew(table, migration);
    }

    /** Returns whether it is a materialized view, to which no release writes. */
    boolean isFilledByQuery(QualifiedName table) {
        return scene.about(table).stream()
                .flatMap(each -> each.statements(CreateObject.class).stream())
                .anyMatch(create ->
                        create.kind() == Kind.MATERIALIZED_VIEW && create.name().matches(table));
    }

    /** Returns whether the column was there before the refactoring. */
    boolean column(QualifiedName table, QualifiedName column) {
        return table(table) && added(column).isEmpty();
    }

    /** Returns what adds the column, if the refactoring's own initial does. */
    Optional<AddColumn> added(QualifiedName column) {
        Optional<Migration> initial = scene.refactoring().in(Phase.INITIAL);
        return initial.stream()
                .flatMap(each -> each.statements(AddColumn.class).stream())
                .filter(add -> adds(add, column))
                .findFirst();
    }

    /** Returns whether the migration itself creates the table, column or object before that action. */
    boolean createsBefore(Action action, QualifiedName name) {
        return earlier(action).stream().anyMatch(statement -> makes(statement, name));
    }

    /** Returns whether a statement makes what was not there already, as {@code IF NOT EXISTS} may not. */
    private boolean makes(Statement statement, QualifiedName name) {
        if (statement instanceof CreateTable create) {
            return scene.creates(create, name);
        }
        return statement instanceof AddColumn add
                ? adds(add, name)
                : created(statement).matches(name);
    }

    /** Returns whether a statement adds that column, and does not find it there already. */
    boolean adds(AddColumn add, QualifiedName column) {
        return add.column().matches(column)
                && !(add.ifNotExists() && Columns.at(scene, add).isPresent());
    }

    /** Returns whether the migration itself creates the table, column or object behind that action. */
    boolean createsBehind(Action action, QualifiedName name) {
        List<Statement> all = migration.statements();
        return all.subList(all.indexOf(action) + 1, all.size()).stream()
                .anyMatch(statement -> created(statement).matches(name));
    }

    private List<Statement> earlier(Action action) {
        return migration
                .statements()
                .subList(0, Math.max(0, migration.statements().indexOf(action)));
    }

    private static QualifiedName created(Statement statement) {
        if (statement instanceof CreateTable create) {
            return create.table();
        }
        if (statement instanceof AddColumn add) {
            return add.column();
        }
        return statement instanceof CreateObject || statement instanceof CreateRoutine
                ? ((ObjectAction) statement).name()
                : QualifiedName.NONE;
    }
}
