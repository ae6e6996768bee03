package dev.edd.sql;

/** Something that a statement does with rows. */
public sealed interface DataAction extends Action {
    /** Returns the table; absent for a query. */
    QualifiedName table();

    /**
     * It inserts rows.
     *
     * @param query the query that they come from, as written; empty for {@code VALUES}
     */
    record Insert(Origin origin, QualifiedName table, Conflict conflict, String query) implements DataAction {
        /** What becomes of a row whose key is there already. */
        public enum Conflict {
            /** The statement fails. */
            FAILS,

            /** The old row stays: {@code ON CONFLICT DO NOTHING}, {@code INSERT IGNORE}. */
            IGNORED,

            /** The new row wins: {@code ON CONFLICT DO UPDATE}, {@code ON DUPLICATE KEY UPDATE}, {@code REPLACE}. */
            UPDATED
        }
    }

    /**
     * It updates rows.
     *
     * @param where the condition as written; empty if all rows are meant
     */
    record Update(Origin origin, QualifiedName table, String where) implements DataAction {}

    /**
     * It deletes rows.
     *
     * @param where the condition as written; empty if all rows are meant
     */
    record Delete(Origin origin, QualifiedName table, String where) implements DataAction {}

    /** It deletes all rows at once. */
    record Truncate(Origin origin, QualifiedName table, boolean cascade) implements DataAction {}

    /** It inserts, updates or deletes, depending on what is there: {@code MERGE}. */
    record Merge(Origin origin, QualifiedName table) implements DataAction {}

    /**
     * It copies between a table and a file or the client.
     *
     * @param in whether rows come in
     */
    record Copy(Origin origin, QualifiedName table, boolean in) implements DataAction {}

    /** It reads, and calls nothing that might do more. */
    record Query(Origin origin) implements DataAction {
        @Override
        public QualifiedName table() {
            return QualifiedName.NONE;
        }
    }
}
