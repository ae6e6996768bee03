package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashMap;
import java.util.Map;

/** Tells which tables a refactoring makes, so that no release that is running uses them. */
public final class NewTables {
    private static final Scene.Fact<QualifiedName, Map<SequenceNumber, Boolean>> THERE_BEFORE =
            Scene.Fact.everywhere(NewTables::thereBefore);

    private NewTables() {}

    /** Returns whether the refactoring's own initial makes the table. */
    public static boolean has(QualifiedName table, Scene scene) {
        return scene.refactoring()
                .in(Phase.INITIAL)
                .filter(initial -> has(table, initial, scene))
                .isPresent();
    }

    /** Returns whether one of the refactoring's migrations makes the table. */
    static boolean has(QualifiedName table, Migration migration, Scene scene) {
        return Creations.in(migration, scene)
                .any(table, made -> made instanceof CreateTable create && makes(create, table, scene));
    }

    /**
     * Returns whether a statement of the refactoring makes that table. {@code IF NOT EXISTS} makes none that is there
     * already, and {@code archive.orders} is not the {@code orders} that was there before.
     */
    static boolean makes(CreateTable create, QualifiedName table, Scene scene) {
        boolean certain = create.table().equals(table) && !create.traits().contains(CreateTable.Trait.IF_NOT_EXISTS);
        return certain || (create.table().matches(table) && !isThereBefore(table, scene));
    }

    /** Returns whether the migration makes the table for itself: what is only there until the session ends, no other can fill. */
    public static boolean hasTemporary(QualifiedName table, Migration migration) {
        return migration.statements(CreateTable.class).stream()
                .filter(create -> create.traits().contains(CreateTable.Trait.TEMPORARY))
                .anyMatch(create -> create.table().matches(table));
    }

    private static boolean isThereBefore(QualifiedName table, Scene scene) {
        return THERE_BEFORE.of(table, scene).getOrDefault(scene.refactoring().number(), false);
    }

    /** Returns for each refactoring that has to do with a table whether the table is there before it. */
    private static Map<SequenceNumber, Boolean> thereBefore(QualifiedName table, Scene scene) {
        Map<SequenceNumber, Boolean> known = new HashMap<>();
        boolean there = false;
        for (Migration migration : scene.about(table)) {
            known.putIfAbsent(migration.number(), there);
            for (Statement statement : migration.statements()) {
                there = isThereAfter(statement, table, there);
            }
        }
        return known;
    }

    private static boolean isThereAfter(Statement statement, QualifiedName table, boolean before) {
        if (statement instanceof CreateTable create && create.table().matches(table)) {
            return before || !create.traits().contains(CreateTable.Trait.TEMPORARY);
        }
        if (statement instanceof TableAction.DropTable drop && drop.table().matches(table)) {
            return false;
        }
        if (statement instanceof TableAction.RenameTable rename) {
            return rename.to().matches(table) || (before && !rename.table().matches(table));
        }
        return before;
    }
}
