package dev.edd.rule;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.Statement;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What surrounds a migration that is judged. All statements in it are {@link dev.edd.sql.Action}s. Serves one thread at a
 * time.
 */
public final class Scene {
    private final Engine engine;
    private final Refactoring refactoring;
    private final TableIndex tables;
    private final Map<Fact<?>, Map<MigrationId, Object>> facts = new HashMap<>();

    /**
     * Takes what is around a migration.
     *
     * @param refactoring the one that the migration belongs to
     * @param changelog everything, in order
     */
    public Scene(Engine engine, Refactoring refactoring, Changelog changelog) {
        this(engine, refactoring, new TableIndex(changelog));
    }

    /** Takes an index that the scenes of one changelog share. */
    Scene(Engine engine, Refactoring refactoring, TableIndex tables) {
        this.engine = engine;
        this.refactoring = refactoring;
        this.tables = tables;
    }

    /** Returns the database that is judged for. */
    public Engine engine() {
        return engine;
    }

    /** Returns the refactoring that the migration belongs to. */
    public Refactoring refactoring() {
        return refactoring;
    }

    /** Returns everything, in order. Whoever looks for a table asks {@link #about}, which does not go through it all. */
    public Changelog changelog() {
        return tables.changelog();
    }

    /** Returns the migrations that have to do with a table of that name, or create such a view, in any schema, in order. */
    public List<Migration> about(QualifiedName table) {
        return tables.about(table);
    }

    /** Returns whether the refactoring's own initial creates the table: then no release that is running uses it. */
    public boolean isNew(QualifiedName table) {
        return refactoring
                .in(Phase.INITIAL)
                .filter(initial -> isNew(table, initial))
                .isPresent();
    }

    /** Returns whether one of the refactoring's migrations creates the table, and none before has done so. */
    public boolean isNew(QualifiedName table, Migration migration) {
        for (CreateTable create : migration.statements(CreateTable.class)) {
            if (creates(create, table)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether a statement of the refactoring makes that table. {@code IF NOT EXISTS} makes none that is there
     * already, and {@code archive.orders} is not the {@code orders} that was there before.
     */
    public boolean creates(CreateTable create, QualifiedName table) {
        boolean certain = create.table().equals(table) && !create.traits().contains(CreateTable.Trait.IF_NOT_EXISTS);
        return certain || (create.table().matches(table) && !isThereBefore(table));
    }

    private boolean isThereBefore(QualifiedName table) {
        boolean there = false;
        for (Migration migration : about(table)) {
            if (refactoring.migrations().contains(migration)) {
                return there;
            }
            for (Statement statement : migration.statements()) {
                there = isThereAfter(statement, table, there);
            }
        }
        return there;
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

    /**
     * What several rules want to know of a migration; each scene reads it once.
     *
     * @param <T> what it is; immutable
     * @param read takes it from the migration
     */
    public record Fact<T>(BiFunction<Migration, Scene, T> read) {
        /** Returns what it is for a migration of the scene's refactoring. */
        @SuppressWarnings("unchecked") // what a fact has read is kept under that fact
        public T of(Migration migration, Scene scene) {
            Map<MigrationId, Object> known = scene.facts.computeIfAbsent(this, unread -> new HashMap<>());
            Object value = known.get(migration.id());
            if (value == null) {
                value = read.apply(migration, scene);
                known.put(migration.id(), value);
            }
            return (T) value;
        }
    }
}
