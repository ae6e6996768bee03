package dev.edd.usage;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.RenameObject;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.DropTable;
import dev.edd.sql.TableAction.RenameTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A name that is no longer understood once a migration has run.
 *
 * @param table the table or view, without its schema
 * @param column empty if all of the table goes
 * @param written as the migration writes it
 */
record Removal(String table, String column, String written) {
    /** Returns what a migration removes, in its order. */
    static List<Removal> of(Migration migration, Dialect dialect) {
        List<Removal> removals = new ArrayList<>();
        for (Statement statement : SqlParser.understood(migration, dialect).statements()) {
            if (statement instanceof DropColumn drop) {
                removals.add(column(drop.table(), drop.column()));
            } else if (statement instanceof RenameColumn rename) {
                removals.add(column(rename.table(), rename.column()));
            } else if (statement instanceof DropTable drop) {
                removals.add(table(drop.table()));
            } else if (statement instanceof RenameTable rename) {
                removals.add(table(rename.table()));
            } else if (statement instanceof DropObject drop && isView(drop)) {
                removals.add(table(drop.name()));
            } else if (statement instanceof RenameObject rename && isView(rename)) {
                removals.add(table(rename.name()));
            }
        }
        return removals;
    }

    private static boolean isView(ObjectAction action) {
        return action.kind() == ObjectAction.Kind.VIEW || action.kind() == ObjectAction.Kind.MATERIALIZED_VIEW;
    }

    private static Removal column(QualifiedName table, QualifiedName column) {
        return new Removal(table.last(), column.last(), column.written());
    }

    private static Removal table(QualifiedName table) {
        return new Removal(table.last(), "", table.written());
    }
}
