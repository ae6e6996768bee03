package dev.edd.rule.schema;

import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action.Origin;
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
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what the columns of a table are before each thing that is done to them, under whatever name; reads no database. */
public final class Columns {
    private static final Scene.Fact<QualifiedName, Columns> OF_TABLE = Scene.Fact.everywhere(Columns::new);

    /** By what brought an action about: others speak of the same column in another action's place. */
    private final IdentityHashMap<Origin, Definition> dropped = new IdentityHashMap<>();

    private final IdentityHashMap<ColumnAction, Definition> before = new IdentityHashMap<>();

    /** What is known as far as was read; empty for a column of which it is known that there is none. */
    private final Map<String, Optional<Definition>> known = new HashMap<>();

    private @Nullable TableElements created;

    private Columns(QualifiedName table, Scene scene) {
        for (TableStory.Event event : TableStory.of(table, scene)) {
            if (event.statement() instanceof CreateTable create) {
                created = TableElements.of(create, scene);
                known.clear();
            } else if (event.statement() instanceof ColumnAction action) {
                read(action);
            }
        }
    }

    /** Returns what the action's column is before it; empty where no statement of the changelog says. */
    public static Optional<Definition> at(Scene scene, ColumnAction action) {
        Columns columns = OF_TABLE.of(action.table(), scene);
        return Optional.ofNullable(columns.before.get(action))
                .or(() -> Optional.ofNullable(columns.dropped.get(action.origin())));
    }

    private void read(ColumnAction action) {
        String name = action.column().last();
        Optional<Definition> old = known.get(name);
        if (old == null) {
            old = created == null ? Optional.empty() : created.column(Spelling.bare(action));
        }
        old.ifPresent(definition -> before.put(action, definition));
        if (action instanceof DropColumn) {
            old.ifPresent(definition -> dropped.put(action.origin(), definition));
        }
        if (action instanceof RenameColumn rename) {
            known.put(name, Optional.empty());
            known.put(rename.to().last(), old);
        } else {
            known.put(name, after(action, old));
        }
    }

    private static Optional<Definition> after(ColumnAction action, Optional<Definition> old) {
        if (action instanceof AddColumn add) {
            return add.ifNotExists() && old.isPresent() ? old : Optional.of(add.definition());
        }
        if (action instanceof RedefineColumn redefine) {
            return Optional.of(redefine.definition());
        }
        return action instanceof DropColumn ? Optional.empty() : old.map(definition -> changed(definition, action));
    }

    private static Definition changed(Definition old, ColumnAction change) {
        if (change instanceof ChangeType retype) {
            return new Definition(retype.type(), old.defaultValue(), old.traits());
        }
        if (change instanceof SetDefault || change instanceof DropDefault) {
            String expression = change instanceof SetDefault set ? set.expression() : "";
            return new Definition(old.type(), expression, old.traits());
        }
        Set<Trait> traits = new HashSet<>(old.traits());
        traits.removeIf(trait -> trait == Trait.NOT_NULL && change instanceof DropNotNull);
        if (change instanceof SetNotNull) {
            traits.add(Trait.NOT_NULL);
        }
        return new Definition(old.type(), old.defaultValue(), traits);
    }
}
