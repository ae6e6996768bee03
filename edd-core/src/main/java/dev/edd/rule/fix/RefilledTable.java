package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.TableColumns;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.QualifiedName;

/** A table that a migration empties to fill it again: emptied in a later phase it would lose what it was filled with. */
public record RefilledTable(QualifiedName table, Existing existing) {
    /** Returns whether rows come in behind the statement that empties it, and another table of its kind can take them. */
    public boolean is(Action emptied) {
        return existing.migration().statements().stream()
                        .dropWhile(statement -> statement != emptied)
                        .anyMatch(statement -> statement instanceof Insert insert
                                && insert.table().matches(table))
                && TableColumns.before(existing.migration(), table, existing.scene()).values().stream()
                        .noneMatch(column -> column.is(Trait.NUMBERED));
    }

    /** Returns the fix. */
    public String fix() {
        Dialect dialect = existing.scene().engine().dialect();
        String created = Spelling.qualifier(table) + Spelling.word(table.last()) + "_new";
        String like = Spelling.isMysql(dialect)
                ? "LIKE %s"
                : dialect == Dialect.H2 ? "AS SELECT * FROM %s WITH NO DATA" : "(LIKE %s INCLUDING ALL)";
        return SafeWay.of(
                        "Fill a new table in its place, which the next release uses alone; drop the old one when no one uses it:")
                .in(
                        Phase.INITIAL,
                        "CREATE TABLE %s %s; -- which then gets the rows that %s would get",
                        created,
                        like.formatted(table),
                        table)
                .in(Phase.FINALIZATION, "DROP TABLE IF EXISTS %s;", table)
                .toString();
    }
}
