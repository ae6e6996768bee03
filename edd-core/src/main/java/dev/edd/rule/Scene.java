package dev.edd.rule;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What surrounds a migration that is judged. All statements in it are {@link dev.edd.sql.Action}s. Serves one thread at a
 * time.
 */
public final class Scene {
    private static final Fact<Migration, Map<String, List<CreateTable>>> CREATED = Fact.here(Scene::created);
    private static final Fact<QualifiedName, Map<SequenceNumber, Boolean>> THERE_BEFORE =
            Fact.everywhere(Scene::thereBefore);

    private final Engine engine;
    private final Refactoring refactoring;
    private final TableIndex tables;
    private final Map<Fact<?, ?>, Map<Object, Object>> facts = new HashMap<>();

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
        for (CreateTable create : CREATED.of(migration, this).getOrDefault(table.last(), List.of())) {
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
        return THERE_BEFORE.of(table, this).getOrDefault(refactoring.number(), false);
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

    private static Map<String, List<CreateTable>> created(Migration migration, Scene scene) {
        Map<String, List<CreateTable>> created = new HashMap<>();
        for (CreateTable create : migration.statements(CreateTable.class)) {
            created.computeIfAbsent(create.table().last(), unseen -> new ArrayList<>(1))
                    .add(create);
        }
        return created;
    }

    /**
     * What several rules want to know of a migration, a statement or a table; it is read once.
     *
     * @param <K> what it is about
     * @param <T> what it is; immutable
     */
    public static final class Fact<K, T> {
        private final BiFunction<K, Scene, T> read;
        private final boolean everywhere;

        private Fact(BiFunction<K, Scene, T> read, boolean everywhere) {
            this.read = read;
            this.everywhere = everywhere;
        }

        /** Returns one that may depend on the scene's refactoring. */
        public static <K, T> Fact<K, T> here(BiFunction<K, Scene, T> read) {
            return new Fact<>(read, false);
        }

        /** Returns one that depends on nothing but the database and the changelog: all scenes of a changelog share it. */
        public static <K, T> Fact<K, T> everywhere(BiFunction<K, Scene, T> read) {
            return new Fact<>(read, true);
        }

        /** Returns what it is. */
        @SuppressWarnings("unchecked") // what a fact has read is kept under that fact
        public T of(K subject, Scene scene) {
            Map<Object, Object> known = everywhere
                    ? scene.tables.facts(this)
                    : scene.facts.computeIfAbsent(this, unread -> new HashMap<>());
            Object value = known.get(subject);
            if (value == null) {
                value = read.apply(subject, scene);
                known.put(subject, value);
            }
            return (T) value;
        }
    }
}
