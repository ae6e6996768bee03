package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.Scene;
import dev.edd.rule.text.DefaultValue;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;

/** Tells which new columns have the database write every row anew. */
public final class RewrittenRows {
    private RewrittenRows() {}

    /** Returns whether a column does, by what it is computed of, numbered by or filled with. */
    public static boolean by(AddColumn add, Scene scene) {
        Definition definition = add.definition();
        boolean copies =
                definition.is(Trait.STORED) || DefaultValue.rewrites(definition.defaultValue(), scene.engine());
        return definition.is(Trait.NUMBERED)
                || isWrittenToOldRows(definition.defaultValue(), scene.engine())
                || (copies && !Online.copies(add.table(), scene));
    }

    /** PostgreSQL 11 was the first to keep a constant default in its catalog; {@code edd.databaseVersion} may name an older one. */
    private static boolean isWrittenToOldRows(String defaultValue, Engine engine) {
        return engine.dialect() == Dialect.POSTGRESQL
                && !engine.isAtLeast(11, 0, 0)
                && !defaultValue.isEmpty()
                && !defaultValue.equalsIgnoreCase("NULL");
    }
}
