package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.TableAction.RenameTable;

/** Writes how a table answers to two names until the release is gone that knows the old one only. */
public record SecondTableName(RenameTable rename, Dialect dialect) {
    /** Returns the fix. */
    public String fix() {
        if (Spelling.isMysql(dialect)) {
            return atOnce();
        }
        return SafeWay.of(
                        "Leave a view under the old name, with the same privileges, until no one uses it; %s:",
                        dialect == Dialect.H2
                                ? "it is for reading, as H2 lets nobody write through it"
                                : "rows can be written through it")
                .in(Phase.INITIAL, "%s\nCREATE VIEW %s AS SELECT * FROM %s;", statement(), rename.table(), rename.to())
                .in(Phase.FINALIZATION, "DROP VIEW IF EXISTS %s;", rename.table())
                .toString();
    }

    /** Each statement of MySQL's commits, and nobody may come between the table and the view. */
    private String atOnce() {
        String schema = Spelling.qualifier(rename.table());
        String view = schema + Spelling.joined(Spelling.word(rename.table().last()), "", "view");
        String empty = schema + Spelling.joined(Spelling.word(rename.table().last()), "", "empty");
        return SafeWay.of(
                        "Let a view take the old name at the moment at which the table leaves it, until no one uses it; rows can "
                                + "be written through it:")
                .in(Phase.INITIAL, """
                        CREATE TABLE %1$s LIKE %2$s;
                        CREATE VIEW %3$s AS SELECT * FROM %1$s;
                        RENAME TABLE %1$s TO %4$s, %2$s TO %1$s, %3$s TO %2$s;""", rename.to(), rename.table(), view, empty)
                .in(Phase.FINALIZATION, "DROP VIEW IF EXISTS %s;\nDROP TABLE IF EXISTS %s;", rename.table(), empty)
                .toString();
    }

    private String statement() {
        boolean moves = !rename.to().last().isEmpty()
                && rename.to().last().equals(rename.table().last());
        String schema = Spelling.qualifier(rename.to());
        return moves && !schema.isEmpty()
                ? "ALTER TABLE %s SET SCHEMA %s;".formatted(rename.table(), schema.substring(0, schema.length() - 1))
                : "ALTER TABLE %s RENAME TO %s;"
                        .formatted(rename.table(), rename.to().written().substring(schema.length()));
    }
}
