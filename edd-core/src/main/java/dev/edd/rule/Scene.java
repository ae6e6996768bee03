package dev.edd.rule;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.Refactoring;
import dev.edd.sql.QualifiedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What surrounds a migration that is judged. All statements in it are {@link dev.edd.sql.Action}s. Serves one thread at a
 * time.
 */
public final class Scene {
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

        /** Returns one about the changelog as a whole, which all its scenes share. */
        public static <T> Function<Scene, T> ofAll(Function<Scene, T> read) {
            Fact<String, T> fact = everywhere((all, scene) -> read.apply(scene));
            return scene -> fact.of("", scene);
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
