package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.TableAction.DropTable;
import dev.edd.sql.TableAction.RenameTable;

/** Writes how a table answers to two names until the release is gone that knows the old one only. */
public record SecondTableName(RenameTable rename, Dialect dialect) {
    /** Returns the fix. */
    public String fix() {
        String sentence = Spelling.isMysql(dialect)
                ? "Let a view take the old name at the moment at which the table leaves it, until no one uses it; rows can "
                        + "be written through it:"
                : dialect == Dialect.H2
                        ? "Leave a synonym under the old name until no one uses it; rows can be written through it, as through no view of H2's:"
                        : "Leave a view under the old name, with the same privileges, until no one uses it; rows can be written "
                                + "through it:";
        return SafeWay.of(sentence)
                .in(Phase.INITIAL, "%s", initial())
                .in(Phase.FINALIZATION, "%s", finalization())
                .toString();
    }

    /** Returns the fix where a finalization drops the table that has the new name. */
    public String behind(DropTable drop, Scene scene) {
        SequenceNumber number = scene.changelog().nextNumber();
        return SafeWay.of(
                        "Drop the old table only; the other takes its name with a later release, and leaves a view under its own:")
                .in(Phase.FINALIZATION, "%s;", Spelling.statement(drop))
                .behind(number, scene, "%s", initial())
                .under("finalization of refactoring %s".formatted(number), "%s", finalization())
                .toString();
    }

    private String initial() {
        if (Spelling.isMysql(dialect)) {
            return atOnce();
        }
        String form =
                dialect == Dialect.H2 ? "%s\nCREATE SYNONYM %s FOR %s;" : "%s\nCREATE VIEW %s AS SELECT * FROM %s;";
        return form.formatted(statement(), rename.table(), rename.to());
    }

    private String finalization() {
        if (dialect == Dialect.H2) {
            return "DROP SYNONYM IF EXISTS %s;".formatted(rename.table());
        }
        String view = "DROP VIEW IF EXISTS %s;".formatted(rename.table());
        return Spelling.isMysql(dialect) ? "%s\nDROP TABLE IF EXISTS %s;".formatted(view, aside("empty")) : view;
    }

    /** Each statement of MySQL's commits, and nobody may come between the table and the view. */
    private String atOnce() {
        return """
                CREATE TABLE %1$s LIKE %2$s;
                CREATE VIEW %3$s AS SELECT * FROM %1$s;
                RENAME TABLE %1$s TO %4$s, %2$s TO %1$s, %3$s TO %2$s;""".formatted(rename.to(), rename.table(), aside("view"), aside("empty"));
    }

    private String aside(String word) {
        return Spelling.qualifier(rename.table())
                + Spelling.joined(Spelling.word(rename.table().last()), "", word);
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
