package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.rule.text.ColumnType;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.SqlParser;
import java.util.Optional;

/** What the type of a column was before it is said anew. */
final class FormerType {
    private FormerType() {}

    /**
     * Returns the type; empty where the changelog does not say.
     *
     * @param type that the column gets, as written: one of that name which the migration itself creates is another one
     */
    static Optional<ColumnType> of(ColumnAction action, String type, Existing existing) {
        Dialect dialect = existing.scene().engine().dialect();
        return Columns.at(existing.scene(), action)
                .map(old -> ColumnType.of(old.type(), dialect))
                .map(old -> existing.createsBefore(action, SqlParser.name(type, dialect))
                        ? old.as("former " + old.name(), old.arguments())
                        : old);
    }
}
