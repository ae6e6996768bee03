package dev.edd.risk;

import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.DataAction;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;

/** Which table an action is about. */
final class Touched {
    private Touched() {}

    /** Returns the table; absent where there is none, or none is named. */
    static QualifiedName by(Action action) {
        if (action instanceof ColumnAction column) {
            return column.table();
        }
        if (action instanceof TableAction table) {
            return table.table();
        }
        return action instanceof DataAction data ? data.table() : QualifiedName.NONE;
    }
}
