package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.DataAction;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The name of something that is in a schema.
 *
 * @param parts how many parts it has when it says its schema: two for a table, three for a column
 */
record Placed(QualifiedName name, int parts) {
    private static final Set<Kind> IN_SCHEMAS = EnumSet.of(
            Kind.TABLE,
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.INDEX,
            Kind.SEQUENCE,
            Kind.TYPE,
            Kind.DOMAIN,
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.EVENT);

    /** Returns what an action creates, alters, drops or writes; nothing for what only reads or is in no schema. */
    static List<Placed> by(Action action, Dialect dialect) {
        if (action instanceof ColumnAction change) {
            return of(change.table());
        }
        if (action instanceof TableAction change) {
            return byTable(change, dialect);
        }
        if (action instanceof ObjectAction change) {
            return byObject(change);
        }
        boolean writes = action instanceof DataAction && !(action instanceof DataAction.Copy copy && !copy.in());
        return writes ? of(((DataAction) action).table()) : List.of();
    }

    /** An index is in its table's schema, and named alone where it is dropped or altered by itself. */
    private static List<Placed> byTable(TableAction action, Dialect dialect) {
        if (action instanceof TableAction.DropIndex drop && !drop.table().isPresent()) {
            return of(drop.index());
        }
        if (action instanceof TableAction.ChangeIndex change && !change.table().isPresent()) {
            return of(change.index());
        }
        if (action instanceof TableAction.AttachPartition attach && dialect == Dialect.POSTGRESQL) {
            return of(attach.table(), attach.partition());
        }
        if (action instanceof TableAction.DetachPartition detach && dialect == Dialect.POSTGRESQL) {
            return of(detach.table(), detach.partition());
        }
        return of(action.table());
    }

    private static List<Placed> byObject(ObjectAction action) {
        if (action instanceof ObjectAction.CreateObject create && create.on().isPresent()) {
            return of(create.on());
        }
        if (action instanceof ObjectAction.CreateRoutine create && create.on().isPresent()) {
            return of(create.on());
        }
        if (action instanceof ObjectAction.DropObject drop && drop.on().isPresent()) {
            return of(drop.on());
        }
        if (action.kind() == Kind.COLUMN && action.name().isPresent()) {
            return List.of(new Placed(action.name(), 3));
        }
        return IN_SCHEMAS.contains(action.kind()) ? of(action.name()) : List.of();
    }

    private static List<Placed> of(QualifiedName... names) {
        return Stream.of(names)
                .filter(QualifiedName::isPresent)
                .map(name -> new Placed(name, 2))
                .toList();
    }

    boolean lacksSchema() {
        return name.parts().size() < parts;
    }

    /** Returns the schema as written, for a name that says it. */
    String schema() {
        String owner = owner().written();
        return owner.substring(0, Math.max(0, owner.lastIndexOf('.')));
    }

    /** Returns the name of the table, view or other object itself, without a column's. */
    QualifiedName owner() {
        return parts == 2
                ? name
                : new QualifiedName(
                        name.parts().subList(0, Math.max(0, name.parts().size() - 1)),
                        name.written().substring(0, Math.max(0, name.written().lastIndexOf('.'))));
    }
}
