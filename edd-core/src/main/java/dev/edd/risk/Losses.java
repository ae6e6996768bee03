package dev.edd.risk;

import dev.edd.plan.Step.Risk.Loss;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Truncate;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.ChangePartitions;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.CreateTable.Trait;
import dev.edd.sql.TableAction.DropTable;
import java.util.List;

/** Which data an action takes away for good. */
final class Losses {
    private Losses() {}

    /** Returns them; empty where no table loses anything. */
    static List<Loss> of(Action action) {
        if (action instanceof DropColumn drop) {
            return loss(drop.table(), "the column %s".formatted(column(drop)));
        }
        if (action instanceof DropTable drop) {
            return loss(drop.table(), "everything");
        }
        if (action instanceof CreateTable create && create.traits().contains(Trait.REPLACES)) {
            return loss(create.table(), "everything");
        }
        if (action instanceof Truncate truncate) {
            return loss(truncate.table(), "all rows");
        }
        if (action instanceof Delete delete) {
            return loss(delete.table(), delete.where().isEmpty() ? "all rows" : "some rows");
        }
        return action instanceof ChangePartitions change && change.losesRows()
                ? loss(change.table(), "some partitions")
                : List.of();
    }

    private static String column(DropColumn drop) {
        String written = drop.column().written();
        return written.substring(written.lastIndexOf('.') + 1);
    }

    private static List<Loss> loss(QualifiedName table, String what) {
        return List.of(new Loss(table.written(), what, Loss.UNKNOWN));
    }
}
