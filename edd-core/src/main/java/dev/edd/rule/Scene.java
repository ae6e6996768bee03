package dev.edd.rule;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.Optional;

/** What surrounds a migration that is judged. All statements in it are {@link dev.edd.sql.Action}s. */
public final class Scene {
    private final Engine engine;
    private final Refactoring refactoring;
    private final TableIndex tables;

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
        Optional<Migration> initial = refactoring.in(Phase.INITIAL);
        return initial.isPresent()
                && initial.get().statements(CreateTable.class).stream()
                        .anyMatch(create -> create.table().matches(table));
    }
}
