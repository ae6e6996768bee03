package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.ChangeType;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.DropDefault;
import dev.edd.sql.ColumnAction.DropNotNull;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ColumnAction.SetDefault;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.TableAction.CreateTable;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from the statements before an action what a column is; reads no database. */
final class Columns {
    private final Scene scene;
    private final ColumnAction last;
    private @Nullable Definition known;

    private Columns(Scene scene, ColumnAction last) {
        this.scene = scene;
        this.last = last;
    }

    /** Returns what the action's column is before it; empty where no statement of the changelog says. */
    static Optional<Definition> at(Scene scene, ColumnAction action) {
        Columns columns = new Columns(scene, action);
        for (Migration migration : scene.about(action.table())) {
            for (Statement statement : migration.statements()) {
                if (statement == action) {
                    return Optional.ofNullable(columns.known);
                }
                columns.read(statement);
            }
        }
        return Optional.empty();
    }

    private void read(Statement statement) {
        if (statement instanceof CreateTable create && create.table().matches(last.table())) {
            known = TableElements.column(
                            create, Spelling.bare(last), scene.engine().dialect())
                    .orElse(null);
        } else if (statement instanceof RenameColumn rename && rename.to().matches(last.column())) {
            known = null;
        } else if (statement instanceof ColumnAction change && change.column().matches(last.column())) {
            change(change);
        }
    }

    private void change(ColumnAction change) {
        if (change instanceof AddColumn add) {
            known = add.definition();
        } else if (change instanceof RedefineColumn redefine) {
            known = redefine.definition();
        } else if (change instanceof DropColumn || change instanceof RenameColumn) {
            known = null;
        } else if (known != null) {
            known = changed(known, change);
        }
    }

    private static Definition changed(Definition old, ColumnAction change) {
        if (change instanceof ChangeType retype) {
            return new Definition(retype.type(), old.defaultValue(), old.traits());
        }
        if (change instanceof SetDefault set) {
            return new Definition(old.type(), set.expression(), old.traits());
        }
        if (change instanceof DropDefault) {
            return new Definition(old.type(), "", old.traits());
        }
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(old.traits());
        if (change instanceof SetNotNull) {
            traits.add(Trait.NOT_NULL);
        } else if (change instanceof DropNotNull) {
            traits.remove(Trait.NOT_NULL);
        }
        return new Definition(old.type(), old.defaultValue(), traits);
    }
}
