package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Redefinition;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.RedefineColumn;

/** Writes how nulls are forbidden at the end, while others go on. */
public final class NotNull {
    private NotNull() {}

    /** Adds the finalization that does it, and on PostgreSQL the refactoring behind it that makes use of a proof. */
    public static SafeWay forbid(SafeWay way, ColumnAction action, Scene scene) {
        String column = Spelling.bare(action);
        if (scene.engine().dialect() == Dialect.POSTGRESQL) {
            return prove(way, action, scene);
        }
        if (action instanceof AddColumn add && Spelling.of(scene).isMysql()) {
            return way.in(Phase.FINALIZATION, "%s", Redefinition.of(add, add.definition(), "NOT NULL"));
        }
        return action instanceof RedefineColumn
                ? way.putOff(action.table(), action)
                : way.in(
                        Phase.FINALIZATION,
                        "%s",
                        Spelling.of(scene).isMysql()
                                ? Redefinition.of(action, scene, "NOT NULL")
                                : "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL;".formatted(action.table(), column));
    }

    /** Once a check is valid, PostgreSQL looks at no row for {@code SET NOT NULL}. */
    private static SafeWay prove(SafeWay way, ColumnAction action, Scene scene) {
        String column = Spelling.bare(action);
        String name = Spelling.joined(Spelling.word(action.column().last()), "", "present");
        SequenceNumber number = scene.changelog().nextNumber();
        return way.in(
                        Phase.FINALIZATION,
                        "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID;",
                        action.table(),
                        name,
                        column)
                .behind(number, scene, "ALTER TABLE %s VALIDATE CONSTRAINT %s;", action.table(), name)
                .under(
                        "finalization of refactoring %s".formatted(number),
                        "ALTER TABLE %1$s ALTER COLUMN %2$s SET NOT NULL;\nALTER TABLE %1$s DROP CONSTRAINT %3$s;",
                        action.table(),
                        column,
                        name);
    }
}
